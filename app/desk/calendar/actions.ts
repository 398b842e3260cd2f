"use server";
// Moving and planning in the calendar: each move is the verb that it stands for, judged like anywhere else.
import { z } from "zod";
import { changedSince } from "#components/desk/changed-since.ts";
import type { MovedItem } from "#components/desk/calendar-item.ts";
import type { LinkAnswer } from "#components/desk/settings/link-answer.ts";
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import { changeArticle } from "#db/articles.ts";
import { dropCalendarKey, makeCalendarKey } from "#db/calendar-feed.ts";
import { cancelCoverage, coverageOf, type CoverageOutcome, saveCoverage } from "#db/coverage.ts";
import { siteFacts } from "#db/site.ts";
import { env } from "#lib/env.ts";
import type { Wish } from "#lib/newsroom/decision.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { action, type Refused } from "#lib/server/action.ts";

const instant = z.iso.datetime().transform((text) => new Date(text));
const no = (sentence: string, problems: Readonly<Record<string, string>> = {}): SettingsAnswer => ({
  ok: false,
  sentence,
  problems,
});
const gone = no("This is not here, or you may not see it any more. Reload the calendar.");

type Moved = Readonly<
  Pick<MovedItem, "kind" | "version"> & { seenAt: Date; at: Date; reason?: string | undefined }
>;

function wished({ kind, version: seenVersion, seenAt, at, reason }: Moved, zone: string): Wish {
  const why = reason === undefined ? {} : { reason };
  switch (kind) {
    case "due":
      return { verb: "assign", seenVersion, dueAt: at, seenAssignment: { dueAt: seenAt } };
    case "embargo":
      return { verb: "set-embargo", seenVersion, at, zone, ...why };
    case "withhold":
      return { verb: "plan-withhold", seenVersion, at, zone };
    case "publish":
    case "coverage":
      return { verb: "schedule", seenVersion, at, zone };
  }
}

const moved = action(
  z.strictObject({
    key: z.string().max(100),
    kind: z.enum(["publish", "withhold", "due", "embargo", "coverage"]),
    articleId: z.int().positive().nullable(),
    coverageId: z.uuid().nullable(),
    version: z.int().nonnegative(),
    seenAt: instant,
    at: instant,
    reason: z.string().trim().min(1).max(2000).optional(),
  }),
  async ({ actor, at: now, requestId }, item): Promise<SettingsAnswer> => {
    const { kind, articleId, coverageId, version, at } = item;
    const zone = (await siteFacts())?.zone ?? "UTC";
    if (kind === "coverage") {
      const found = coverageId === null ? null : await coverageOf(actor, coverageId);
      if (found === null) return gone;
      const { title, note, bureauId, assignedTo } = found;
      const later = at.getTime() - found.startsAt.getTime();
      const dueAt = found.dueAt === null ? null : new Date(found.dueAt.getTime() + later);
      const draft = { title, note, bureauId, startsAt: at, dueAt, zone, assignedTo };
      return worded(await saveCoverage({ actor, requestId }, draft, { id: found.id, version }), "Moved.");
    }
    if (articleId === null) return gone;
    const outcome = await changeArticle(actor, articleId, wished(item, zone), { requestId });
    if (outcome === null) return gone;
    if (outcome.ok) return { ok: true, said: "Moved." };
    const { refusal, who } = outcome;
    const stale = refusal.kind === "stale" && who !== null;
    return no(
      stale
        ? `${changedSince(who, now, zone)} Nothing was moved: the calendar shows how it stands now.`
        : refusalText(refusal, zone),
    );
  },
);

const planned = action(
  z.strictObject({
    id: z.uuid().nullable(),
    version: z.int().nonnegative(),
    title: z.string().trim().max(400),
    note: z.string().trim().max(4_000),
    bureauId: z.uuid(),
    startsAt: instant,
    dueAt: instant.nullable(),
    zone: z.string().max(64),
    assignedTo: z.uuid().nullable(),
  }),
  ({ actor, requestId }, { id, version, ...draft }) =>
    saveCoverage({ actor, requestId }, draft, id === null ? null : { id, version }),
);

const dropped = action(z.strictObject({ id: z.uuid() }), ({ actor, requestId }, { id }) =>
  cancelCoverage({ actor, requestId }, id),
);

const feedMade = action(z.strictObject({}), async ({ actor, requestId }) => ({
  key: await makeCalendarKey({ actor, requestId }),
}));
const feedDropped = action(z.strictObject({}), async ({ actor, requestId }) => {
  await dropCalendarKey({ actor, requestId });
  return { ok: true as const };
});

function worded(outcome: CoverageOutcome | Refused, said: string): SettingsAnswer {
  if (outcome.ok) return { ok: true, said };
  const { refusal } = outcome;
  switch (refusal.kind) {
    case "may-not":
      return no("Only members of the bureau plan its coverage. Ask somebody of that bureau.");
    case "gone":
      return no("Somebody took this plan back meanwhile. Plan it again if it still stands.");
    case "stale":
      return no("Somebody changed this plan after you looked. Reload to see it as it is now.");
    case "problems":
      return no(
        Object.values(refusal.problems)[0] ?? "Not saved yet: mend what is marked.",
        refusal.problems,
      );
    case "signed-out":
    case "cross-site":
    case "invalid":
    case "too-large":
    case "database-away":
      return no(requestSentence(refusal));
  }
}

/** Moves a schedule, a due time, an embargo's end, a planned withholding or coverage. */
export async function moveItem(item: MovedItem): Promise<SettingsAnswer> {
  const answer = await moved(item);
  return "refusal" in answer ? no(requestSentence(answer.refusal)) : answer;
}

export type PlanInput = Readonly<{
  id: string | null;
  version: number;
  title: string;
  note: string;
  bureauId: string;
  /** ISO 8601, UTC. */
  startsAt: string;
  dueAt: string | null;
  zone: string;
  assignedTo: string | null;
}>;

/** Plans coverage, or changes a plan. */
export async function plan(input: PlanInput): Promise<SettingsAnswer> {
  const answer = worded(await planned(input), "Planned.");
  // The form says beside each field what is wrong with it; the zone has no field there.
  return !answer.ok && Object.keys(answer.problems).some((field) => field !== "zone")
    ? { ...answer, sentence: "Not planned yet: mend what is marked." }
    : answer;
}

/** Takes a plan back. */
export async function dropPlan(input: Readonly<{ id: string }>): Promise<SettingsAnswer> {
  return worded(await dropped(input), "Taken back.");
}

/** Makes the person's calendar feed; its address is in the answer and nowhere else. */
export async function makeFeed(): Promise<LinkAnswer> {
  const answer = await feedMade({});
  return "refusal" in answer
    ? { ok: false, sentence: requestSentence(answer.refusal), problems: {} }
    : { ok: true, link: `${env.siteUrl()}/calendar/${answer.key}.ics`, expiresAt: "" };
}

/** Ends the person's calendar feed. */
export async function dropFeed(): Promise<SettingsAnswer> {
  const answer = await feedDropped({});
  return answer.ok
    ? { ok: true, said: "The address opens nothing any more." }
    : no(requestSentence(answer.refusal));
}
