// The lines of given articles, in the given order: one prepared question whatever the filters were.
import type { Actor, HoldKind, Publication, ReviewStep, Stage } from "#lib/newsroom/article.ts";
import { type BoardLine, stepName, stillDue, waitsFor } from "#lib/newsroom/board.ts";
import { bulkChoice } from "#lib/newsroom/bulk.ts";
import { newsroom, newsroomSql } from "./client.ts";
import { asides, gateVerbs } from "./events.ts";
import { awaitingLegal } from "./legal-review.ts";

type Place = Readonly<{ slug: string; name: string }>;

type Row = Readonly<{
  id: string;
  version: number;
  headline: string;
  slugline: string;
  stage: Stage;
  /** Where it was handed to, or an earlier one that has no yes to the text: settings may have put one before it. */
  step: number;
  publication: Publication;
  spiked: boolean;
  vaulted: boolean;
  ahead: boolean;
  bureau_id: string;
  bureau: Place;
  steps: readonly ReviewStep[];
  section: Place | null;
  words: number;
  planned_words: number | null;
  changed_at: Date;
  changed_by: string;
  created_by: string;
  byline: readonly string[];
  submitted_at: Date | null;
  submitted_by: string | null;
  submitter: string | null;
  assigned_to: string | null;
  assignee: string | null;
  due_at: Date | null;
  assigned_at: Date | null;
  modified_at: Date | null;
  claimed_by: string | null;
  claimer: string | null;
  claimed_at: Date | null;
  schedule_at: Date | null;
  schedule_zone: string | null;
  schedule_state: string | null;
  withhold_at: Date | null;
  embargo_until: Date | null;
  holds: readonly HoldKind[];
  second_read_due: boolean;
  comment_blocks: boolean;
  changes_requested: boolean;
  here: readonly string[];
}>;

/** What is past doesn't count as what was asked last. */
const passedOver = [...asides, ...gateVerbs];

/** The lines of these articles as this person sees them. The caller has made sure that the person may read them. */
export async function linesOf(actor: Actor, ids: readonly number[]): Promise<BoardLine[]> {
  if (ids.length === 0) return [];
  const rows = await newsroomSql()<Row[]>`
    select a.id, a.version, w.headline, w.slugline, a.stage, a.publication, a.spiked, a.vaulted,
      case when a.stage = 'review' and a.step > 0
        then least(a.step, steps_reached(a.id, w.hash, a.bureau_id, a.submitted_by, a.submitted_at, null,
          a.proposed_class, a.proposed_note))
        else a.step end as step,
      coalesce((select r.hash from revision r where r.id = a.live_revision_id) <> w.hash, false) as ahead,
      a.bureau_id, (select jsonb_build_object('slug', b.slug, 'name', b.name) from bureau b where b.id = a.bureau_id) as bureau,
      (select b.steps from bureau b where b.id = a.bureau_id) as steps,
      (select jsonb_build_object('slug', s.slug, 'name', s.name) from section s where s.id = w.section_id) as section,
      w.words, a.planned_words, a.changed_at, (select p.name from person p where p.id = a.changed_by) as changed_by,
      a.created_by, w.byline_person_ids as byline, a.submitted_at, a.submitted_by,
      (select p.name from person p where p.id = a.submitted_by) as submitter,
      a.assigned_to, (select p.name from person p where p.id = a.assigned_to) as assignee,
      a.due_at, a.assigned_at, a.modified_at,
      a.claimed_by, (select p.name from person p where p.id = a.claimed_by) as claimer, a.claimed_at,
      c.at as schedule_at, c.zone as schedule_zone, c.state as schedule_state,
      (select x.at from schedule x where x.article_id = a.id and x.action = 'withhold' and x.state = 'pending' limit 1) as withhold_at,
      case when a.embargo_until > now() then a.embargo_until end as embargo_until,
      array(select h.kind::text from hold h where h.article_id = a.id and h.released_at is null order by 1) as holds,
      a.second_read_due,
      exists (select from thread t where t.article_id = a.id and t.blocking and t.resolved_at is null) as comment_blocks,
      a.stage = 'draft' and coalesce((select e.verb = 'request-changes' from event e
        where e.article_id = a.id and e.verb <> all (${passedOver}) order by e.number desc limit 1), false) as changes_requested,
      array(select distinct p.name from presence here join person p on p.id = here.person_id
        where here.article_id = a.id and here.seen_at > clock_timestamp() - interval '1 minute' order by 1) as here
    from unnest(${[...ids]}::bigint[]) with ordinality as wanted(id, place)
    join article a on a.id = wanted.id
    join working_copy w on w.article_id = a.id
    left join lateral (
      select x.at, x.zone, x.state::text as state from schedule x
      where x.article_id = a.id and x.action = 'publish' and x.state in ('pending', 'suspended', 'failed')
        and (x.state <> 'failed' or (a.stage = 'ready' and not exists (
          select from schedule newer where newer.article_id = a.id and newer.created_at > x.created_at)))
      order by x.created_at desc limit 1) c on true
    order by wanted.place`;
  const legalDue = actor.role === "legal" ? await awaitingLegal(newsroom(), ids) : new Set<number>();
  return rows.map((row) => lineOf(actor, row, legalDue.has(Number(row.id))));
}

const nameOf = (id: string | null, name: string | null) =>
  id === null ? null : { id, name: name ?? "Somebody" };

function lineOf(actor: Actor, row: Row, legalDue: boolean): BoardLine {
  const standing = {
    bureauId: row.bureau_id,
    createdBy: row.created_by,
    assignedTo: row.assigned_to,
    claimedBy: row.claimed_by,
    bylinePersonIds: row.byline,
    stage: row.stage,
    step: row.step,
    publication: row.publication,
    spiked: row.spiked,
    submittedBy: row.submitted_by,
    vaulted: row.vaulted,
    scheduled: row.schedule_state === "pending",
    holds: row.holds,
    secondReadDue: row.second_read_due,
    changesRequested: row.changes_requested,
    steps: row.steps,
    legalDue,
  };
  const holder = nameOf(row.claimed_by, row.claimer);
  return {
    id: Number(row.id),
    version: row.version,
    headline: row.headline,
    slugline: row.slugline,
    stage: row.stage,
    step: stepName(standing),
    publication: row.publication,
    spiked: row.spiked,
    aheadOfLive: row.ahead,
    bureau: row.bureau,
    section: row.section,
    words: row.words,
    plannedWords: row.planned_words,
    changedAt: row.changed_at,
    changedBy: row.changed_by,
    submittedAt: row.submitted_at,
    submittedBy: row.submitter,
    assignee: nameOf(row.assigned_to, row.assignee),
    dueAt: stillDue({
      ...standing,
      dueAt: row.due_at,
      assignedAt: row.assigned_at,
      modifiedAt: row.modified_at,
    }),
    claim: holder && row.claimed_at ? { ...holder, since: row.claimed_at } : null,
    schedule:
      row.schedule_at === null
        ? null
        : {
            at: row.schedule_at,
            zone: row.schedule_zone ?? "UTC",
            state: openState(row.schedule_state ?? "pending"),
          },
    withholdAt: row.withhold_at,
    embargoUntil: row.embargo_until,
    holds: row.holds,
    vaulted: row.vaulted,
    secondReadDue: row.second_read_due,
    commentBlocks: row.comment_blocks,
    changesRequested: row.changes_requested,
    here: row.here,
    waiting: waitsFor(actor, standing),
    choice: bulkChoice(actor, standing, row.holds),
  };
}

function openState(state: string): "pending" | "suspended" | "failed" {
  return state === "suspended" || state === "failed" ? state : "pending";
}
