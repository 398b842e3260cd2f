"use server";
// Where a wish for another house style meets the rules: strict input, the right, one transaction, an answer in words.
import { z } from "zod";
import type { HouseStyleAnswer, HouseStyleDeeds } from "#components/desk/house-style-answer.ts";
import {
  addStarterRules,
  type HouseStyleOutcome,
  removeRule,
  saveRule,
  setTypography,
  switchRule,
} from "#db/house-style.ts";
import { mostRules, styleKinds, styleSeverities } from "#lib/newsroom/house-style.ts";
import { isOneLine } from "#lib/newsroom/one-line.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { action, type Refused } from "#lib/server/action.ts";
import { shownRule } from "./shown-rule.ts";

// The length that counts is judged by field, with its own sentence; this one keeps a hostile request small.
const line = z
  .string()
  .max(4_000)
  .transform((text) => text.normalize("NFC"))
  .refine(isOneLine, "Leave out line breaks and control characters.");

const id = z.uuid();
const ruleSchema = z.strictObject({
  draft: z.strictObject({
    kind: z.enum(styleKinds),
    pattern: line,
    matchCase: z.boolean(),
    message: line.transform((text) => text.trim()),
    replacement: line.nullable(),
    severity: z.enum(styleSeverities),
  }),
  which: z.strictObject({ id, seen: z.iso.datetime() }).nullable(),
});

/** The answer in words; `said` is what the person reads when it was done. */
function worded(outcome: HouseStyleOutcome | Refused, said: string): HouseStyleAnswer {
  if (outcome.ok) return { ok: true, said };
  const { refusal } = outcome;
  switch (refusal.kind) {
    case "may-not":
      return no("Your role doesn’t include this any more. A chief or an administrator can do it.");
    case "gone":
      return no("Somebody deleted this rule meanwhile. Close this and add it again if it is still wanted.");
    case "full":
      return no(`There is room for ${mostRules} rules. Delete some that nobody needs, then add this one.`);
    case "problems":
      return { ...no("Not saved yet: mend what is marked."), problems: refusal.problems };
    case "stale":
      return {
        ...no(
          "Somebody changed this rule after you opened it, and nothing was overwritten. Below is the rule as it is now. Save again to put yours in its place.",
        ),
        now: shownRule(refusal.rule),
      };
    case "signed-out":
    case "cross-site":
    case "invalid":
    case "too-large":
    case "database-away":
      return no(requestSentence(refusal));
  }
}

function no(sentence: string): Extract<HouseStyleAnswer, { ok: false }> {
  return { ok: false, sentence, problems: {} };
}

const save = action(ruleSchema, ({ actor, requestId }, { draft, which }) =>
  saveRule({ actor, requestId }, draft, which === null ? null : { id: which.id, seen: new Date(which.seen) }),
);
const switchTo = action(z.strictObject({ id, enabled: z.boolean() }), ({ actor, requestId }, rule) =>
  switchRule({ actor, requestId }, rule.id, rule.enabled),
);
const remove = action(z.strictObject({ id }), ({ actor, requestId }, rule) =>
  removeRule({ actor, requestId }, rule.id),
);
const addStarters = action(z.strictObject({}), ({ actor, requestId }) =>
  addStarterRules({ actor, requestId }),
);
const typography = action(
  z.strictObject({
    quotes: z.enum(["double", "single", "guillemets", "low-high", "as-typed"]),
    dash: z.enum(["em", "spaced-en", "as-typed"]),
  }),
  ({ actor, requestId }, wanted) => setTypography({ actor, requestId }, wanted),
);

/** Adds a rule, or changes the one that is named if nobody changed it since. */
export const saveStyleRule: HouseStyleDeeds["save"] = async (input) =>
  worded(await save(input), "Saved. Articles that are opened from now on follow it.");

/** Switches a rule on or off. */
export const switchStyleRule: HouseStyleDeeds["switchTo"] = async (input) =>
  worded(await switchTo(input), input.enabled ? "Switched on." : "Switched off. The rule stays in the list.");

/** Deletes a rule for good. */
export const removeStyleRule: HouseStyleDeeds["remove"] = async (input) =>
  worded(await remove(input), "Deleted.");

/** Adds the rules of the starter set that are missing. */
export const addStarterStyle: HouseStyleDeeds["addStarters"] = async (input) => {
  const outcome = await addStarters(input);
  const added = outcome.ok ? outcome.added : 0;
  return worded(
    outcome,
    added === 0 ? "All rules of the starter set are in the list already." : `Added ${added} rules.`,
  );
};

/** Sets quotation marks and dashes for what is typed from now on. */
export const saveTypography: HouseStyleDeeds["setTypography"] = async (input) =>
  worded(await typography(input), "Saved. It counts for what is typed from now on.");
