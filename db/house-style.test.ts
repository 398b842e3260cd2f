// House style in the database: only chief and administrator change it, nothing is overwritten unseen, every change is on record.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { starterRules } from "#lib/newsroom/house-style-starter.ts";
import { mostRules, type StyleDraft } from "#lib/newsroom/house-style.ts";
import { newsroomSql } from "./client.ts";
import { firstBrokenEvent } from "./events.ts";
import {
  addStarterRules,
  listRules,
  removeRule,
  rulesInUse,
  saveRule,
  setTypography,
  siteTypography,
  switchRule,
} from "./house-style.ts";
import { newId } from "./ids.ts";
import { draftArticle, smallNewsroom, type SmallNewsroom, wish } from "./newsroom.test-support.ts";
import { articleForDesk } from "./articles.ts";
import { setPlannedLength } from "./planned-length.ts";
import { createNewsroom } from "./site.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("house_style");
  room = await smallNewsroom();
});
after(() => database.close());

const draft: StyleDraft = {
  kind: "words",
  pattern: "whilst",
  matchCase: false,
  message: "Use “while”.",
  replacement: "while",
  severity: "advice",
};

const by = (actor: SmallNewsroom["chief"]) => ({ actor, requestId: newId() });

async function added(more: Partial<StyleDraft> = {}): Promise<string> {
  const outcome = await saveRule(by(room.chief), { ...draft, ...more }, null);
  assert.ok(outcome.ok);
  return outcome.id;
}

async function stored(id: string) {
  return (await listRules(room.chief))?.find((one) => one.id === id);
}

type Recorded = {
  verb: string;
  actor: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
};

async function recorded(articleId = 0): Promise<Recorded[]> {
  return await newsroomSql()<Recorded[]>`
    select verb, actor_id as actor, before, after from event where article_id = ${articleId} order by number`;
}

test("chief and administrator add, change, switch off and delete rules; each change is recorded with what was before", async () => {
  const id = await added();
  const made = await stored(id);
  assert.ok(made);
  assert.deepEqual({ ...made, changedAt: null }, { ...draft, id, enabled: true, changedAt: null });

  const changed = { ...draft, message: "We write “while”." };
  assert.deepEqual(await saveRule(by(room.admin), changed, { id, seen: made.changedAt }), { ok: true, id });
  assert.equal((await stored(id))?.message, changed.message);

  assert.deepEqual(await switchRule(by(room.admin), id, false), { ok: true });
  assert.deepEqual(await switchRule(by(room.admin), id, false), { ok: true });
  assert.equal((await stored(id))?.enabled, false);
  assert.ok(!(await rulesInUse()).some((one) => one.id === id));
  assert.deepEqual(await switchRule(by(room.chief), id, true), { ok: true });
  assert.ok((await rulesInUse()).some((one) => one.id === id));

  assert.deepEqual(await removeRule(by(room.chief), id), { ok: true });
  assert.deepEqual(await removeRule(by(room.chief), id), { ok: true });
  assert.equal(await stored(id), undefined);

  const mine = (await recorded()).filter((one) => one.before["id"] === id || one.after["id"] === id);
  assert.deepEqual(
    mine.map((one) => [one.verb, one.actor]),
    [
      ["add-style-rule", room.chief.id],
      ["change-style-rule", room.admin.id],
      ["switch-off-style-rule", room.admin.id],
      ["switch-on-style-rule", room.chief.id],
      ["delete-style-rule", room.chief.id],
    ],
  );
  assert.equal(mine[1]?.before["message"], draft.message);
  assert.equal(mine[1]?.after["message"], changed.message);
  assert.equal(mine[4]?.before["pattern"], "whilst");
  assert.equal(await firstBrokenEvent(), null);
});

test("everybody else may neither see the list nor change anything", async () => {
  const id = await added();
  const seen = (await stored(id))?.changedAt ?? new Date(0);
  const events = (await recorded()).length;
  for (const actor of [room.reporter, room.editor, room.legal]) {
    assert.equal(await listRules(actor), null);
    for (const outcome of [
      await saveRule(by(actor), draft, null),
      await saveRule(by(actor), draft, { id, seen }),
      await switchRule(by(actor), id, false),
      await removeRule(by(actor), id),
      await addStarterRules(by(actor)),
      await setTypography(by(actor), { quotes: "guillemets", dash: "em" }),
    ])
      assert.deepEqual(outcome, { ok: false, refusal: { kind: "may-not" } });
  }
  assert.equal((await stored(id))?.enabled, true);
  assert.equal((await recorded()).length, events);
});

test("a change that somebody else overtook overwrites nothing and shows the rule as it is now", async () => {
  const id = await added();
  const seen = (await stored(id))?.changedAt ?? new Date(0);
  const first = await saveRule(by(room.chief), { ...draft, message: "First." }, { id, seen });
  assert.ok(first.ok);
  const second = await saveRule(by(room.admin), { ...draft, message: "Second." }, { id, seen });
  assert.ok(!second.ok && second.refusal.kind === "stale");
  assert.equal(second.refusal.rule.message, "First.");
  assert.equal((await stored(id))?.message, "First.");
  await removeRule(by(room.chief), id);
  assert.deepEqual(await saveRule(by(room.admin), draft, { id, seen }), {
    ok: false,
    refusal: { kind: "gone" },
  });
  assert.deepEqual(await switchRule(by(room.admin), id, true), { ok: false, refusal: { kind: "gone" } });
});

test("a rule that can't be used is refused with the sentence for its field", async () => {
  const there = (await listRules(room.chief))?.length;
  const outcome = await saveRule(by(room.chief), { ...draft, kind: "pattern", pattern: "(a+)+" }, null);
  assert.ok(!outcome.ok && outcome.refusal.kind === "problems");
  assert.match(outcome.refusal.problems.pattern ?? "", /search for minutes/);
  assert.equal((await listRules(room.chief))?.length, there);
});

test("the starter set is added once; what is there already is left as it is", async () => {
  const one = starterRules[1];
  assert.ok(one);
  const id = await added({ kind: one.kind, pattern: one.pattern, message: "Ours." });
  assert.deepEqual(await addStarterRules(by(room.chief)), { ok: true, added: starterRules.length - 1 });
  assert.deepEqual(await addStarterRules(by(room.chief)), { ok: true, added: 0 });
  assert.equal((await stored(id))?.message, "Ours.");
});

test("there is room for 500 rules, whoever adds the last one at the same time", async () => {
  const there = (await listRules(room.chief))?.length ?? 0;
  await newsroomSql()`
    insert into style_rule (id, kind, pattern, message, severity, created_at, changed_at)
    select gen_random_uuid(), 'words', 'word' || n, 'No.', 'advice', now(), now()
    from generate_series(1, ${mostRules - there - 1}::int) n`;
  const outcomes = await Promise.all([1, 2, 3].map(() => saveRule(by(room.chief), draft, null)));
  assert.equal(outcomes.filter((one) => one.ok).length, 1);
  assert.equal((await listRules(room.chief))?.length, mostRules);
  const full = { ok: false, refusal: { kind: "full" } };
  assert.deepEqual(await saveRule(by(room.chief), draft, null), full);
  await newsroomSql()`delete from style_rule where pattern = ${starterRules[5]?.pattern ?? ""}`;
  await saveRule(by(room.chief), draft, null);
  assert.deepEqual(await addStarterRules(by(room.chief)), full);
});

test("quotation marks and dashes are set for the house, on record, and once", async () => {
  assert.deepEqual(await siteTypography(), { quotes: "double", dash: "em" });
  const wanted = { quotes: "guillemets", dash: "spaced-en" } as const;
  assert.deepEqual(await setTypography(by(room.chief), wanted), { ok: true });
  assert.deepEqual(await setTypography(by(room.chief), wanted), { ok: true });
  assert.deepEqual(await siteTypography(), wanted);
  const set = (await recorded()).filter((one) => one.verb === "set-typography");
  assert.deepEqual(
    set.map((one) => [one.before, one.after]),
    [[{ quotes: "double", dash: "em" }, wanted]],
  );
});

test("who may edit a text plans its length, and nobody's open page becomes stale by it", async () => {
  const id = await draftArticle(room);
  const version = (await articleForDesk(room.editor, id))?.article.version;
  assert.deepEqual(await setPlannedLength(room.reporter, id, 800, newId()), { ok: true });
  assert.deepEqual(await setPlannedLength(room.editor, id, 800, newId()), { ok: true });
  assert.deepEqual(await setPlannedLength(room.editor, id, null, newId()), { ok: true });
  const desk = await articleForDesk(room.editor, id);
  assert.equal(desk?.article.version, version);
  const planned = (await recorded(id)).filter((one) => one.verb === "plan-length");
  assert.deepEqual(
    planned.map((one) => [one.actor, one.after]),
    [
      [room.reporter.id, { plannedWords: 800 }],
      [room.editor.id, { plannedWords: null }],
    ],
  );
  assert.equal(await setPlannedLength(room.outsider, id, 1, newId()), null);
  assert.equal(await setPlannedLength(room.admin, id, 1, newId()), null);
  const asLegal = await setPlannedLength(room.legal, id, 1, newId());
  assert.ok(asLegal && !asLegal.ok);
  assert.equal((await wish(room.reporter, id, { verb: "submit" }))?.ok, true);
  const submitted = await setPlannedLength(room.reporter, id, 1, newId());
  assert.ok(submitted && !submitted.ok);
});

test("a new newsroom begins with the starter set, all of it in use", async () => {
  const fresh = await testDatabase("house_style_new");
  try {
    const account = (name: string) => ({ email: `${name}@test.test`, name, slug: name, passwordHash: "x" });
    await createNewsroom(
      {
        name: "New",
        zone: "UTC",
        bureau: { name: "Home", slug: "home" },
        sections: [{ name: "World", slug: "world" }],
        chief: account("chief"),
        admin: account("admin"),
      },
      newId(),
    );
    const begun = await rulesInUse();
    assert.equal(begun.length, starterRules.length);
    assert.deepEqual(
      new Set(begun.map((one) => one.pattern)),
      new Set(starterRules.map((one) => one.pattern)),
    );
    assert.deepEqual([begun[0]?.kind, begun.at(-1)?.kind], ["words", "pattern"]);
  } finally {
    await fresh.close();
  }
});
