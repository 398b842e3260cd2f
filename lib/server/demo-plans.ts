// What the demo newsroom means to cover, planned like people plan it.
import { saveCoverage } from "#db/coverage.ts";
import { demoSite } from "#db/demo/people.ts";
import type { Plan } from "#db/demo/plans.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import type { DemoIds } from "./demo-content.ts";

/** Put one plan into the calendar. Throws when it isn't accepted: a demo plan is ours. */
export async function planCoverage(
  deed: Readonly<{ actor: Actor; requestId: string }>,
  { title, note, bureau, assignee, inDays, startsAtHour, dueAtHour }: Plan,
  opening: Date,
  ids: DemoIds,
): Promise<void> {
  const [year, month, day] = [opening.getUTCFullYear(), opening.getUTCMonth(), opening.getUTCDate()];
  const hour = (hours: number) => new Date(Date.UTC(year, month, day + inDays, hours));
  const outcome = await saveCoverage(
    deed,
    {
      title,
      note,
      bureauId: ids.bureau(bureau),
      startsAt: hour(startsAtHour),
      dueAt: dueAtHour === undefined ? null : hour(dueAtHour),
      zone: demoSite.zone,
      assignedTo: assignee === undefined ? null : ids.person(assignee),
    },
    null,
  );
  if (!outcome.ok) throw new Error(`“${title}” was not planned: ${JSON.stringify(outcome.refusal)}`);
}
