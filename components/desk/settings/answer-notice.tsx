// What became of a deed, in one sentence.
import { Notice } from "#components/ui/notice.tsx";
import type { SettingsAnswer } from "./settings-answer.ts";

/** `changedSince`: what it was done with has been changed again, and that isn't saved. */
export function AnswerNotice({
  answer,
  changedSince = false,
}: Readonly<{ answer: SettingsAnswer | null; changedSince?: boolean }>) {
  if (answer === null) return null;
  return (
    <Notice tone={answer.ok ? "done" : "problem"} title={answer.ok ? answer.said : answer.sentence}>
      {answer.ok && changedSince ? "What you changed after that isn’t saved yet." : null}
    </Notice>
  );
}
