// Which of two bureaus asks less of a text before readers get it.
import type { FourEyesPolicy, ReviewStep } from "./article.ts";
import { settingOf } from "./checklist.ts";
import { checkNames } from "./decision.ts";
import type { CheckSetting, Facts } from "./decision.ts";
import { kindOfStep, stepsOf } from "./step-yeses.ts";

/** What a bureau asks of a publication. */
export type Asked = Pick<Facts, "fourEyes" | "checks" | "steps">;

const eyes: Readonly<Record<FourEyesPolicy, number>> = { off: 0, distinct: 1, strict: 2 };
const weights: Readonly<Record<CheckSetting, number>> = { off: 0, warn: 1, block: 2 };

const stepsOfKind = (steps: readonly ReviewStep[], kind: ReturnType<typeof kindOfStep>): number =>
  stepsOf(steps).filter((step) => kindOfStep(step) === kind).length;

/** A smaller number of eyes, fewer steps of some kind, or a check that weighs less. */
export function isLaxer(there: Asked, here: Asked): boolean {
  return (
    eyes[there.fourEyes] < eyes[here.fourEyes] ||
    (["desk", "legal", "standards"] as const).some(
      (kind) => stepsOfKind(there.steps, kind) < stepsOfKind(here.steps, kind),
    ) ||
    checkNames.some((name) => weights[settingOf(name, there.checks)] < weights[settingOf(name, here.checks)])
  );
}
