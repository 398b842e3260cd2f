// The demo newsroom is made like people's work: its chains hold, its pages exist, and an interrupted filling goes on.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after, before } from "node:test";
import { newsroomSql } from "#db/client.ts";
import { stories } from "#db/demo/stories.ts";
import type { Outcome } from "#db/demo/story.ts";
import { firstBrokenEvent } from "#db/events.ts";
import { demoState } from "#db/site-state.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { env } from "#lib/env.ts";
import { asides } from "#db/demo/asides.ts";
import { fronts } from "#db/demo/fronts.ts";
import { plans } from "#db/demo/plans.ts";
import { demoDeeds } from "./demo-deeds.ts";
import { playDemo } from "./demo.ts";
import { storedNames } from "./storage.ts";

let database: TestDatabase;
let folder: string;
const lines: string[] = [];

class Interrupted extends Error {}

before(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "nightdesk-demo-"));
  env.set({ DATA_DIR: folder });
  database = await testDatabase("demo");
});
after(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What each outcome leaves behind: stage and publication. */
const states: Readonly<Record<Outcome["kind"], string>> = {
  draft: "draft never",
  review: "review never",
  ready: "ready never",
  "changes-requested": "draft never",
  spiked: "draft never",
  scheduled: "ready never",
  "schedule-failed": "ready never",
  live: "draft live",
  "live-updated": "draft live",
  "live-corrected": "draft live",
  "live-with-changes": "draft live",
  emergency: "draft live",
  withheld: "draft withheld",
  killed: "draft killed",
  retracted: "draft retracted",
};

const stateOf = ({ outcome }: (typeof stories)[number]) =>
  outcome.kind === "live-with-changes" && outcome.stage === "review" ? "review live" : states[outcome.kind];

test("a filling that is interrupted twice goes on and ends with every story in its state", async () => {
  const stopAt = (count: number) => {
    let told = 0;
    return (line: string) => {
      lines.push(line);
      told += 1;
      if (told === count) throw new Interrupted();
    };
  };
  const opening = new Date();
  await assert.rejects(playDemo({ opening, progress: stopAt(1) }), Interrupted);
  assert.equal((await demoState()).kind, "unfinished");
  if (stories.length > 40) await assert.rejects(playDemo({ progress: stopAt(2) }), Interrupted);
  await playDemo({ progress: (line) => lines.push(line) });
  assert.equal((await demoState()).kind, "filled");
  await playDemo({ progress: () => assert.fail("nothing is left to do") });

  const wanted: Record<string, number> = {};
  for (const story of stories) wanted[stateOf(story)] = (wanted[stateOf(story)] ?? 0) + 1;
  const rows = await newsroomSql()<{ state: string; count: number }[]>`
    select stage || ' ' || publication as state, count(*)::int as count from article group by 1`;
  assert.deepEqual(Object.fromEntries(rows.map(({ state, count }) => [state, count])), wanted);
});

test("each deed happened once, in its own past, in the order of its article's chain", async () => {
  assert.equal(await firstBrokenEvent(), null);
  const sql = newsroomSql();
  const [repeated] =
    await sql`select request_id, array_agg(verb) as verbs from event where article_id > 0 group by article_id, request_id having count(*) > 1`;
  assert.equal(repeated, undefined);
  const [disordered] = await sql`
    select article_id, verb from (select article_id, verb, at, lag(at) over (partition by article_id order by number) as before from event where article_id > 0) as one
    where at <= before or at > now()`;
  assert.equal(disordered, undefined);
  const [span] = await sql<{ hours: number }[]>`
    select extract(epoch from now() - min(first_published_at))::float8 / 3600 as hours from article`;
  const oldest = Math.max(
    ...stories.filter((story) => stateOf(story).endsWith("live")).map((story) => story.hoursAgo),
  );
  assert.ok((span?.hours ?? 0) >= oldest, "the oldest story was published when it says");
});

test("every live and retracted page stands in readers' rows with its pictures, notes and a count of views", async () => {
  const sql = newsroomSql();
  const shown = stories.filter((story) => /live|retracted/.test(stateOf(story))).length;
  const [live] = await sql<{ pages: number; empty: number; notes: number; views: number; bylines: number }[]>`
    select count(*)::int as pages, count(*) filter (where html = '' and listed)::int as empty,
      (select count(*)::int from live.note) as notes, (select count(*)::int from live.view) as views,
      (select count(distinct article_id)::int from live.byline) as bylines
    from live.article`;
  assert.deepEqual([live?.pages, live?.empty, live?.bylines], [shown, 0, shown]);
  assert.ok((live?.views ?? 0) >= shown - 1);
  const noted = stories.filter(
    ({ outcome }) => outcome.kind === "live-corrected" || outcome.kind === "retracted",
  );
  assert.ok((live?.notes ?? 0) >= noted.length);
  const files = new Set(await storedNames());
  const rows = await sql<{ key: string; widths: number[] }[]>`select key, widths from media`;
  assert.ok(rows.length > 0);
  for (const { key, widths } of rows)
    for (const width of widths) assert.ok(files.has(`${key}-${width}.webp`));
});

test("no approval is by the one who submitted, and an emergency waits for its second reader", async () => {
  const sql = newsroomSql();
  const [alone] = await sql`
    select a.id from approval a join revision r on r.id = a.revision_id where r.authors = array[a.approver_id]`;
  assert.equal(alone, undefined);
  const emergencies = stories.filter(({ outcome }) => outcome.kind === "emergency").length;
  const [due] = await sql<
    { count: number }[]
  >`select count(*)::int as count from article where second_read_due`;
  assert.equal(due?.count, emergencies);
});

test("what is kept in, asked for and planned stands as it was said, each of a story that there is", async () => {
  const keys = new Set(stories.map(({ key }) => key));
  for (const { story } of asides) assert.ok(keys.has(story), story);
  const [now] = await newsroomSql()<Record<string, number>[]>`
    select count(*) filter (where vaulted)::int as vaulted, count(*) filter (where embargo_until > now())::int as embargoed,
      count(*) filter (where due_at < now() and publication = 'never')::int as overdue,
      count(*) filter (where due_at > now())::int as due,
      (select count(*)::int from hold where released_at is null) as held,
      (select count(*)::int from schedule where action = 'withhold' and state = 'pending') as withheld_later
    from article`;
  assert.deepEqual({ ...now }, { vaulted: 2, embargoed: 1, overdue: 1, due: 2, held: 2, withheld_later: 1 });
});

test("one article stands at each step of a review with named steps, and nothing became ready without all of them", async () => {
  const sql = newsroomSql();
  const standing = await sql<{ step: number }[]>`
    select a.step from article a join bureau b on b.id = a.bureau_id
    where jsonb_array_length(b.steps) > 0 and a.stage = 'review' order by a.step`;
  assert.deepEqual(
    standing.map(({ step }) => step),
    [0, 1, 2],
  );
  const yeses = await sql<{ kinds: string[] }[]>`
    select array_agg(p.kind::text order by p.at) as kinds from approval p join article a on a.live_revision_id = p.revision_id
    join bureau b on b.id = a.bureau_id where jsonb_array_length(b.steps) > 0 group by a.id`;
  assert.ok(yeses.length > 0);
  for (const { kinds } of yeses) assert.deepEqual(kinds, ["desk", "desk", "legal"]);
});

test("the clock came to one schedule and found it held: its editors have the alarm, and it alone", async () => {
  const sql = newsroomSql();
  const failed = await sql<{ slugline: string; failure: string }[]>`
    select w.slugline, s.failure from schedule s join working_copy w on w.article_id = s.article_id where s.state = 'failed'`;
  assert.deepEqual(
    failed.map(({ slugline, failure }) => [slugline, JSON.parse(failure).why]),
    [["GLACIER-PLATES", "hold"]],
  );
  const rung = await sql<{ kind: string; email: string }[]>`
    select n.kind::text as kind, p.email from notice n join person p on p.id = n.person_id
    where n.urgent and n.read_at is null and n.gone_at is null`;
  assert.deepEqual(
    rung.map(({ kind, email }) => `${email} ${kind}`).toSorted(),
    ["chief", "editor2", "editor"].map((who) => `${who}@meridian.test schedule-failed`),
  );
});

test("people talk about a text in review, one thread keeps it in, and what is to be covered is planned", async () => {
  const sql = newsroomSql();
  const [talk] = await sql<
    { blocking: number; answers: number; outside: number; plans: number; late: number }[]
  >`
    select (select count(*)::int from thread where blocking and resolved_at is null) as blocking,
      (select count(*)::int from comment) - (select count(*)::int from thread) as answers,
      (select count(*)::int from review_reply) as outside,
      (select count(*)::int from coverage) as plans, (select count(*)::int from coverage where starts_at < now()) as late`;
  assert.deepEqual({ ...talk }, { blocking: 1, answers: 1, outside: 1, plans: plans.length, late: 0 });
});

test("the fronts stand as their editors arranged them, each version kept, with one article that is still to come", async () => {
  const sql = newsroomSql();
  const [kept] = await sql<{ versions: number; fronts: number; coming: number; banners: number }[]>`
    select (select count(*)::int from front_version) as versions,
      (select count(distinct coalesce(section_id::text, 'front'))::int from front_version) as fronts,
      (select count(*)::int from live.front_slot s where not exists (select from live.article a where a.id = s.article_id)) as coming,
      (select count(*)::int from live.front_banner where until > now()) as banners`;
  const places = new Set(fronts.map(({ place }) => place));
  assert.deepEqual({ ...kept }, { versions: fronts.length, fronts: places.size, coming: 1, banners: 1 });
});

test("no deed lies in the future and nobody does two things at once", () => {
  const opening = new Date();
  const last = new Map<string, number>();
  for (const { story, at } of demoDeeds(stories, opening)) {
    assert.ok(at < opening, `${story.key} at ${at.toISOString()}`);
    assert.ok(at.getTime() > (last.get(story.key) ?? 0));
    last.set(story.key, at.getTime());
  }
});
