// What became of a deed, in one sentence.
import { Notice } from "#components/ui/notice.tsx";
import type { SettingsAnswer } from "./settings-answer.ts";

export function AnswerNotice({ answer }: Readonly<{ answer: SettingsAnswer | null }>) {
  if (answer === null) return null;
  return <Notice tone={answer.ok ? "done" : "problem"} title={answer.ok ? answer.said : answer.sentence} />;
}
