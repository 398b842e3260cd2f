// The log of everything: nobody reads a line of what they may not read, by any filter, page or export; every line comes once.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { eq } from "drizzle-orm";
import { roles, type Actor } from "#lib/newsroom/article.ts";
import { addPerson } from "./accounts.ts";
import { createArticle } from "./articles.ts";
import { saveCoverage } from "./coverage.ts";
import { newsroom, newsroomSql } from "./client.ts";
import { recordEvent, siteChain } from "./events.ts";
import { newId } from "./ids.ts";
import { invitePerson } from "./invites.ts";
import { logPage, recordExport, wholeLog, type LogFilter, type LogLine } from "./log.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { person } from "./schema/people.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;
/** Of the other bureau, of the room's own, and one that was killed. */
let [foreign, own, killed] = [0, 0, 0];

before(async () => {
  database = await testDatabase("log");
  room = await smallNewsroom();
  const made = await createArticle(room.outsider, { bureauId: room.otherBureauId, key: newId() });
  assert.ok(made.ok);
  foreign = made.id;
  await write(room.outsider, foreign, {
    ...finished(room),
    bureauId: room.otherBureauId,
    headline: "Canary-abroad",
  });
  await must(room.outsider, foreign, { verb: "spike", reason: "Canary-abroad reason" });
  own = await draftArticle(room);
  await must(room.editor, own, { verb: "claim" });
  killed = await liveArticle(room, { ...finished(room), headline: "Canary-killed" });
  await must(room.chief, killed, { verb: "kill", reason: "Canary-killed reason" });
  const added = await addPerson(
    { actorId: room.admin.id, requestId: newId() },
    {
      email: "new@test.test",
      name: "Canary-person",
      slug: "canary-person",
      role: "reporter",
      bio: "",
      bureaus: [],
      demo: false,
      passwordHash: null,
    },
  );
  assert.ok(added.ok);
});
after(() => database.close());

async function all(actor: Actor, filter: LogFilter = {}): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  for await (const page of wholeLog(actor, filter)) lines.push(...page.lines);
  return lines;
}

const articlesIn = (lines: readonly LogLine[]) => new Set(lines.map(({ articleId }) => articleId));

test("each role reads the events of the articles it may read, and the site's where it looks after it", async () => {
  const seen = async (actor: Actor) => [...articlesIn(await all(actor))].toSorted((a, b) => a - b);
  assert.deepEqual(await seen(room.editor), [own]);
  assert.deepEqual(await seen(room.outsider), [foreign]);
  assert.deepEqual(await seen(room.legal), [foreign, own, killed]);
  assert.deepEqual(await seen(room.chief), [siteChain, foreign, own, killed]);
  assert.deepEqual(await seen(room.admin), [siteChain]);
  assert.equal(await logPage(room.reporter, {}), null);
});

test("no filter shows a line, a headline or a reason of what somebody may not read", async () => {
  const filters: LogFilter[] = [
    {},
    { articleId: foreign },
    { articleId: killed },
    { articleId: siteChain },
    { verbs: ["kill", "spike", "create", "person-add"] },
    { emergency: true },
    { bureau: `asia-${room.otherBureauId.slice(-6)}` },
    ...[room.outsider, room.chief, room.admin].map((who) => ({ who: `p-${who.id.slice(-8)}` })),
  ];
  for (const filter of filters) {
    const editors = JSON.stringify(await all(room.editor, filter));
    assert.ok(!editors.includes("Canary"), JSON.stringify(filter));
    const admins = await all(room.admin, filter);
    assert.ok(admins.every(({ articleId }) => articleId === siteChain));
    assert.ok(!JSON.stringify(admins).includes('reason":"Canary'), JSON.stringify(filter));
  }
  const legals = await all(room.legal, { verbs: ["kill", "person-add"] });
  assert.deepEqual(
    legals.map(({ verb, headline }) => [verb, headline?.startsWith("Canary-killed")]),
    [["kill", true]],
  );
});

test("filters say who, what, where, when and how urgent", async () => {
  const verbs = async (filter: LogFilter) => (await all(room.chief, filter)).map(({ verb }) => verb);
  assert.deepEqual(await verbs({ verbs: ["kill"] }), ["kill"]);
  assert.deepEqual(await verbs({ articleId: own }), ["claim", "create"]);
  assert.deepEqual(await verbs({ articleId: own, number: 1 }), ["create"]);
  assert.deepEqual(await verbs({ who: `p-${room.editor.id.slice(-8)}`, articleId: own }), ["claim"]);
  assert.deepEqual(await verbs({ bureau: `asia-${room.otherBureauId.slice(-6)}` }), ["spike", "create"]);
  assert.deepEqual(await verbs({ emergency: true }), []);
  const urgent = await draftArticle(room);
  await must(room.chief, urgent, { verb: "publish-in-emergency", reason: "The dam has broken upstream." });
  assert.deepEqual(await verbs({ emergency: true }), ["publish-in-emergency"]);
  const [line] = await all(room.chief, { emergency: true });
  assert.ok(line);
  assert.deepEqual(await verbs({ emergency: true, until: line.at }), []);
  assert.deepEqual(await verbs({ emergency: true, from: line.at }), ["publish-in-emergency"]);
  assert.deepEqual(await verbs({ who: "nobody-of-this-name" }), []);
  assert.deepEqual(await verbs({ who: "nobody", articleId: own }), []);
});

test("pages show every line once, newest first, and end", async () => {
  await newsroom().transaction(async (tx) => {
    for (let count = 0; count < 120; count++)
      await recordEvent(tx, {
        articleId: siteChain,
        verb: count % 2 ? "person-enable" : "person-disable",
        actorId: room.admin.id,
        before: {},
        after: {},
        requestId: newId(),
        // Several in the same millisecond: the cursor must tell them apart.
        at: new Date(Date.UTC(2026, 0, 1) + Math.floor(count / 10)),
      });
  });
  const wanted = await newsroomSql()<{ id: string }[]>`select id from event order by at desc, id desc`;
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await logPage(room.chief, { after: cursor }, 7);
    assert.ok(page && page.lines.length <= 7);
    seen.push(...page.lines.map(({ id }) => id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  assert.deepEqual(
    seen,
    wanted.map(({ id }) => id),
  );
  for (const made of ["x", "1.2", "999999999999999.00000000-0000-0000-0000-000000000000"])
    assert.equal((await logPage(room.chief, { after: made }, 7))?.lines.length, 7);
});

test("an export ends when the person's right ends, and is itself in the log with no name in it", async () => {
  await recordExport(room.editor, newId(), { verb: "export-log", asked: { filters: "kind gates" } });
  const [line] = await all(room.chief, { verbs: ["export-log"] });
  assert.equal(line?.actor, room.editor.name);
  assert.deepEqual(line?.after, { filters: "kind gates" });
  const pages = wholeLog(room.secondEditor, {});
  assert.equal((await pages.next()).done, false);
  await newsroom().update(person).set({ disabledAt: new Date() }).where(eq(person.id, room.secondEditor.id));
  await assert.rejects(async () => {
    for await (const page of wholeLog(room.secondEditor, {})) void page;
  });
});

test("whom an invitation is for and what was planned is told as it is now, to those alone who may know it", async () => {
  const deed = (actor: Actor) => ({ actor, requestId: newId() });
  const wish = { email: "guest@test.test", name: "Invited-canary", role: "chief", bureaus: [] } as const;
  assert.ok((await invitePerson(deed(room.admin), wish)).ok);
  const startsAt = new Date(Date.now() + 3_600_000);
  const plan = { title: "Planned-canary", note: "", bureauId: room.bureauId, startsAt, dueAt: null } as const;
  const draft = { ...plan, zone: "Europe/London", assignedTo: null };
  assert.ok((await saveCoverage(deed(room.editor), draft, null)).ok);
  const told = async (actor: Actor) => {
    const page = await logPage(actor, { verbs: ["invite-person", "plan-coverage"] });
    assert.ok(!JSON.stringify(page?.lines).includes("canary"), "no name is in an event");
    return [...(page?.names.values() ?? [])].filter((name) => name.endsWith("canary")).toSorted();
  };
  assert.deepEqual(await told(room.chief), ["Invited-canary", "Planned-canary"]);
  assert.deepEqual(await told(room.admin), ["Invited-canary"]);
  assert.deepEqual(await told(room.editor), []);
});

test("the log has an answer for every role, and only reporters have none", async () => {
  for (const role of roles) {
    const actor = { ...room.editor, role };
    assert.equal((await logPage(actor, {})) === null, role === "reporter", role);
  }
});
