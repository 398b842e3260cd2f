// What is planned for an article, in words: which text goes live when, and why a plan no longer holds and what to do.
import type { PlanTrouble } from "#components/desk/bar-state.ts";
import { deskTime } from "#components/desk/desk-time.ts";
import { pastOf } from "#components/desk/verb-looks.ts";
import { wholeTime } from "#components/desk/zoned-time.ts";
import type { Standing } from "#db/article-standing.ts";
import { refusalText } from "#lib/newsroom/wording.ts";

type Clock = Readonly<{ zone: string; now: Date }>;

/** "Revision 7 goes live at 06:00 London (GMT), Tuesday 1 December; you are on 9." */
export function planRemarks(standing: Standing): readonly string[] {
  const { schedule, withhold, textNumber } = standing;
  const said: string[] = [];
  if (schedule !== null && schedule.suspended === null) {
    const newer = textNumber === schedule.revision ? "" : `; you are on ${textNumber}`;
    said.push(
      `Revision ${schedule.revision} goes live at ${wholeTime(schedule.zone, schedule.planned)}${newer}. Scheduled by ${schedule.by}.`,
    );
  }
  if (withhold !== null)
    said.push(
      `Readers lose this article at ${wholeTime(withhold.zone, withhold.planned)}. Planned by ${withhold.by}.`,
    );
  return said;
}

export function planTroubles({ schedule, failed }: Standing, { zone, now }: Clock): readonly PlanTrouble[] {
  const troubles: PlanTrouble[] = [];
  if (schedule !== null && schedule.suspended !== null) {
    const { by, verb, at } = schedule.suspended;
    troubles.push({
      tone: "warning",
      title: `The schedule is suspended: ${by} ${pastOf(verb)} the article, ${deskTime(at, now, zone)}.`,
      todo: `Nothing goes live at ${wholeTime(schedule.zone, schedule.planned)}. Schedule it again once it is ready, or unschedule it.`,
    });
  }
  if (failed !== null) {
    const what = failed.action === "publish" ? "It did not go live" : "It was not withheld";
    troubles.push({
      tone: "problem",
      title: `${what} at ${wholeTime(failed.zone, failed.planned)}, as was planned.`,
      todo: `${failed.refusal === null ? "" : refusalText(failed.refusal, zone)} Mend that, then ${failed.action === "publish" ? "publish or schedule it again" : "withhold it or plan it again"}.`.trim(),
    });
  }
  return troubles;
}
