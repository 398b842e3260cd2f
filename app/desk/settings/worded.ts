// A settings outcome in words, for every settings screen alike.
import "server-only";
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import type { SettingsOutcome } from "#db/settings.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import type { Refused } from "#lib/server/action.ts";

/** `said` is what the person reads when it was done. */
export function wordedSettings(outcome: SettingsOutcome | Refused, said: string): SettingsAnswer {
  if (outcome.ok) return { ok: true, said };
  const { refusal } = outcome;
  const no = (sentence: string): SettingsAnswer => ({ ok: false, sentence, problems: {} });
  switch (refusal.kind) {
    case "may-not":
      return no("Your role doesn’t include this any more. An administrator or a chief can do it.");
    case "gone":
      return no("Somebody removed this meanwhile. Reload to see what is there.");
    case "stale":
      return no(
        "Somebody changed this after you opened it, and nothing was overwritten. Reload to see it as it is now, then change it again.",
      );
    case "problems":
      return { ok: false, sentence: "Not saved yet: mend what is marked.", problems: refusal.problems };
    case "signed-out":
    case "cross-site":
    case "invalid":
    case "too-large":
    case "database-away":
      return no(requestSentence(refusal));
  }
}
