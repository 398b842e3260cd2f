// What keeps an article from readers, what is planned for it and who let it through review, each with names and times: for
// the screen of one article. The rules judge by Facts; this says who is behind them.
import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { HoldKind } from "#lib/newsroom/article.ts";
import type { Facts, Refusal } from "#lib/newsroom/decision.ts";
import { type Passed, reviewTrail } from "#lib/newsroom/review-trail.ts";
import { keptYeses, kindOfStep } from "#lib/newsroom/step-yeses.ts";
import type { FrontStanding } from "#lib/newsroom/front.ts";
import { asksToLeave } from "#lib/newsroom/vault.ts";
import type { LoadedArticle } from "./article-row.ts";
import type { Database } from "./client.ts";
import { frontsWith } from "./front-standing.ts";
import { hold } from "./schema/articles.ts";
import { event, type EventState } from "./schema/events.ts";
import { liveArticle, livePicture } from "./schema/live.ts";
import { person } from "./schema/people.ts";
import { revision, schedule } from "./schema/revisions.ts";

type Somebody = Readonly<{ by: string; at: Date }>;

export type Standing = Readonly<{
  /** The number that the text has, or gets with the next revision. */
  textNumber: number;
  approvedNumber: number | null;
  holds: readonly (Somebody & Readonly<{ kind: HoldKind; reason: string }>)[];
  embargo: Readonly<{ until: Date; set: Somebody | null }> | null;
  vault: Readonly<{ put: Somebody | null; asked: Somebody | null }> | null;
  /** Pictures that may not be shown now or soon, and the readers' pages that use each. */
  pictures: readonly Readonly<{
    name: string;
    denied: boolean;
    expiresAt: Date | null;
    usedBy: readonly Readonly<{ id: number; headline: string }>[];
  }>[];
  /** Fronts that readers see it on. */
  fronts: readonly FrontStanding[];
  schedule:
    | (Somebody &
        Readonly<{
          revision: number;
          planned: Date;
          zone: string;
          /** What suspended it; null while it is pending. */
          suspended: (Somebody & Readonly<{ verb: string }>) | null;
        }>)
    | null;
  withhold: (Somebody & Readonly<{ planned: Date; zone: string }>) | null;
  /** What the clock could not do when the time came, while nobody has planned or published anew. */
  failed: Readonly<{
    action: "publish" | "withhold";
    planned: Date;
    zone: string;
    refusal: Refusal | null;
  }> | null;
  /** The yes behind each step of review that was passed. */
  passed: readonly Passed[];
  /** Yeses that steps which it hasn't come to have already, by the step's place from 0. */
  kept: ReadonlyMap<number, Passed>;
}>;

type Happening = Readonly<{
  verb: string;
  by: string;
  at: Date;
  after: EventState;
  revision: number | null;
  hash: string | null;
}>;

/** Events that the screen explains something by. */
const telling = [
  "submit",
  "take-back",
  "request-changes",
  "approve",
  "reopen",
  "restore",
  "publish",
  "publish-change",
  "publish-again",
  "publish-in-emergency",
  "withhold",
  "retract",
  "spike",
  "set-embargo",
  "put-in-vault",
  "leave-vault",
];

const suspending: ReadonlySet<string> = new Set([
  "reopen",
  "request-changes",
  "withhold",
  "retract",
  "spike",
  "set-embargo",
  "put-in-vault",
]);

export async function standingOf(
  db: Database,
  loaded: LoadedArticle,
  facts: Facts,
  at: Date,
): Promise<Standing> {
  const { row } = loaded;
  const happened = await happenings(db, row.id);
  const last = (verb: string) => happened.find((one) => one.verb === verb) ?? null;
  const asked = last("leave-vault");
  const put = happened.find((one) => one.verb === "put-in-vault" && one.after["vault"] !== "kept") ?? null;
  const approved = await numberOf(db, row.approvedRevisionId);
  return {
    textNumber: await textNumber(db, loaded, approved),
    approvedNumber: approved?.number ?? null,
    holds: await holdsOf(db, row.id),
    embargo:
      row.embargoUntil === null || row.embargoUntil <= at
        ? null
        : { until: row.embargoUntil, set: last("set-embargo") },
    vault: row.vaulted ? { put, asked: asksToLeave(loaded.article, facts) ? asked : null } : null,
    pictures: await blockedPictures(db, facts),
    fronts: row.publication === "live" ? await frontsWith(db, row.id) : [],
    ...(await plansOf(db, loaded, happened)),
    passed:
      facts.steps.length === 0
        ? []
        : reviewTrail(
            happened.toReversed().map(({ after, ...one }) => ({
              ...one,
              stage: typeof after["stage"] === "string" ? after["stage"] : null,
              step: typeof after["step"] === "number" ? after["step"] : null,
              approval: typeof after["approval"] === "string" ? after["approval"] : null,
            })),
            facts.steps.map(kindOfStep),
          ),
    kept: keptOf(loaded, facts, happened),
  };
}

/** Who gave the yeses that wait for their step's turn. */
function keptOf(
  { article }: LoadedArticle,
  facts: Facts,
  happened: readonly Happening[],
): ReadonlyMap<number, Passed> {
  const kept = [...keptYeses(article, facts)].flatMap(([index, yes]): [number, Passed][] => {
    const given = happened.find((one) => one.verb === "approve" && one.at.getTime() === yes.at.getTime());
    return given ? [[index, given]] : [];
  });
  return new Map(kept);
}

/** Newest first. */
async function happenings(db: Database, articleId: number): Promise<Happening[]> {
  const rows = await db
    .select({
      verb: event.verb,
      by: person.name,
      at: event.at,
      after: event.after,
      revision: revision.number,
      hash: revision.hash,
    })
    .from(event)
    .leftJoin(person, eq(person.id, event.actorId))
    .leftJoin(revision, eq(revision.id, event.revisionId))
    .where(and(eq(event.articleId, articleId), inArray(event.verb, telling)))
    .orderBy(desc(event.number))
    .limit(200);
  return rows.map((one) => ({ ...one, by: one.by ?? "The schedule" }));
}

type Numbered = Readonly<{ number: number; hash: string }>;

async function textNumber(
  db: Database,
  { row, copy }: LoadedArticle,
  approved: Numbered | null,
): Promise<number> {
  const [newest] = await db
    .select({ number: revision.number, hash: revision.hash })
    .from(revision)
    .where(eq(revision.articleId, row.id))
    .orderBy(desc(revision.number))
    .limit(1);
  if (!newest) return 1;
  if (approved?.hash === copy.hash) return approved.number;
  return newest.hash === copy.hash ? newest.number : newest.number + 1;
}

async function numberOf(db: Database, id: string | null): Promise<Numbered | null> {
  if (id === null) return null;
  const [found] = await db
    .select({ number: revision.number, hash: revision.hash })
    .from(revision)
    .where(eq(revision.id, id));
  return found ?? null;
}

async function holdsOf(db: Database, articleId: number): Promise<Standing["holds"]> {
  return db
    .select({ kind: hold.kind, reason: hold.reason, by: person.name, at: hold.placedAt })
    .from(hold)
    .innerJoin(person, eq(person.id, hold.placedBy))
    .where(and(eq(hold.articleId, articleId), isNull(hold.releasedAt)))
    .orderBy(hold.placedAt);
}

async function blockedPictures(db: Database, facts: Facts): Promise<Standing["pictures"]> {
  const limited = facts.pictures.filter((one) => one.denied || one.expiresAt !== null);
  const known = new Map(limited.map((one) => [one.mediaId, one]));
  const ids = [...known.keys()].filter((id) => /^[0-9a-f-]{36}$/.test(id));
  const uses =
    ids.length === 0
      ? []
      : await db
          .select({ mediaId: livePicture.mediaId, id: liveArticle.id, headline: liveArticle.headline })
          .from(livePicture)
          .innerJoin(liveArticle, eq(liveArticle.id, livePicture.articleId))
          .where(inArray(livePicture.mediaId, ids))
          .orderBy(desc(liveArticle.id))
          .limit(50);
  return [...known.values()].map(({ mediaId, name, denied, expiresAt }) => ({
    name,
    denied,
    expiresAt,
    usedBy: uses.filter((one) => one.mediaId === mediaId).map(({ id, headline }) => ({ id, headline })),
  }));
}

/** Schedules as people made them: the open ones, and the newest that failed while nothing followed it. */
async function plansOf(
  db: Database,
  { row }: LoadedArticle,
  happened: readonly Happening[],
): Promise<Pick<Standing, "schedule" | "withhold" | "failed">> {
  const plans = await db
    .select({
      action: schedule.action,
      planned: schedule.at,
      zone: schedule.zone,
      state: schedule.state,
      at: schedule.createdAt,
      decidedAt: schedule.decidedAt,
      failure: schedule.failure,
      by: person.name,
      revision: revision.number,
    })
    .from(schedule)
    .innerJoin(person, eq(person.id, schedule.createdBy))
    .leftJoin(revision, eq(revision.id, schedule.revisionId))
    .where(eq(schedule.articleId, row.id))
    .orderBy(desc(schedule.createdAt), desc(schedule.id))
    .limit(20);
  const open = plans.filter((one) => one.state === "pending" || one.state === "suspended");
  const goesLive = open.find((one) => one.action === "publish");
  const goesAway = open.find((one) => one.action === "withhold");
  const failed = plans.find((one, index) => {
    if (one.state !== "failed") return false;
    const planned = plans.slice(0, index).some((newer) => newer.action === one.action);
    const settled = happened.some(
      (later) => /^publish|^withhold|^reopen/.test(later.verb) && later.at > (one.decidedAt ?? one.at),
    );
    return !planned && !settled;
  });
  return {
    schedule: goesLive
      ? {
          revision: goesLive.revision ?? 0,
          planned: goesLive.planned,
          zone: goesLive.zone,
          by: goesLive.by,
          at: goesLive.at,
          suspended:
            goesLive.state === "suspended"
              ? (happened.find((one) => suspending.has(one.verb) && one.at >= goesLive.at) ?? null)
              : null,
        }
      : null,
    withhold: goesAway
      ? { planned: goesAway.planned, zone: goesAway.zone, by: goesAway.by, at: goesAway.at }
      : null,
    failed: failed
      ? {
          action: failed.action,
          planned: failed.planned,
          zone: failed.zone,
          refusal: storedRefusal(failed.failure),
        }
      : null,
  };
}

/** The refusal as the clock kept it; its instants are instants again. */
function storedRefusal(kept: string | null): Refusal | null {
  if (kept === null) return null;
  return JSON.parse(kept, (key, value: unknown) =>
    (key === "until" || key === "at") && typeof value === "string" ? new Date(value) : value,
  ) as Refusal;
}
