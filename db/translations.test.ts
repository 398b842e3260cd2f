// Live pages of one group name each other, from the commit that changes it on and to the one that takes an article away; what isn't
// published is named nowhere. What somebody may not see answers like what is missing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor } from "#lib/newsroom/article.ts";
import { fieldsOf } from "#lib/document/fields.ts";
import { translationsShown } from "#lib/newsroom/translations.ts";
import { articleForDesk, createArticle } from "./articles.ts";
import { groupFor, setTranslation } from "./article-translations.ts";
import { newsroomSql, readersSql } from "./client.ts";
import { eventsOf } from "./events.ts";
import { newId } from "./ids.ts";
import { feedItems } from "./live-feeds.ts";
import { articleById, readSnapshot } from "./live.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  type SmallNewsroom,
  wish,
} from "./newsroom.test-support.ts";
import { firstBrokenProjection } from "./record-checks.ts";
import { reprojectAll } from "./reproject.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";
import { saveFields, saveWorkingCopy } from "./working-copy.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("translations");
  room = await smallNewsroom();
});
after(() => database.close());

const deed = (actor: Actor = room.editor) => ({ actor, requestId: newId() });

async function link(id: number, of: number | null, actor: Actor = room.editor) {
  return setTranslation(deed(actor), id, { of, seen: (await groupFor(actor, id)).of });
}

/** A draft in a language. */
async function draftIn(language: string | null, words?: string): Promise<number> {
  return draftArticle(room, { ...finished(room, words), language });
}

async function publish(id: number): Promise<number> {
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "publish" });
  return id;
}

/** The numbers of the articles that a reader's page of this one names. */
const named = (id: number) =>
  readSnapshot(async (snapshot) => {
    const found = await articleById(snapshot, id);
    if (found.what !== "article") return found.what;
    const { id: group, members } = found.group;
    return translationsShown(id, group, members, "en").others.map((one) => one.id);
  });

const purged = async (tag: string): Promise<number> => {
  const [row] = await newsroomSql()`select seq from live.purge where tag = ${tag}`;
  return Number(row?.["seq"] ?? 0);
};

test("a translation is named by its original from its publication on, and by nobody from its withholding, in the same commit", async () => {
  const original = await liveArticle(room);
  const id = await draftIn("es");
  const linked = await link(id, original);
  assert.ok(linked?.ok);
  assert.equal(linked.shown, false);
  assert.deepEqual(await named(original), [], "a draft is nobody's translation to readers");
  await publish(id);
  assert.deepEqual([await named(original), await named(id)], [[id], [original]]);
  const published = await purged(`translations:${original}`);
  assert.ok(published > 0, "the original's page is dropped with the publication");
  assert.equal(published, await purged(`article:${id}`), "by the same purge");
  await must(room.editor, id, { verb: "withhold", reason: "A source asked." });
  assert.deepEqual(await named(original), []);
  assert.ok((await purged(`translations:${original}`)) > published);
  await must(room.editor, id, { verb: "publish-again" });
  assert.deepEqual(await named(original), [id]);
  const again = await purged(`translations:${original}`);
  await must(room.chief, original, { verb: "kill", reason: "The source withdrew everything." });
  assert.deepEqual(await named(id), [], "a killed original is named no more");
  assert.ok((await purged(`translations:${original}`)) > again);
  const [event] = (await eventsOf(room.editor, id, { verbs: ["set-translation"] })) ?? [];
  assert.deepEqual([event?.before, event?.after], [{ original: null }, { original }]);
});

test("live pages that are linked or taken apart change at once, without a new approval", async () => {
  const [original, id] = [await liveArticle(room), await publish(await draftIn("de"))];
  const was = (await articleForDesk(room.editor, id))?.article;
  const linked = await link(id, original);
  assert.ok(linked?.ok && linked.shown);
  assert.deepEqual([await named(original), await named(id)], [[id], [original]]);
  const seq = await purged(`translations:${original}`);
  assert.ok(seq > 0 && seq === (await purged(`translations:${id}`)), "either page may have been kept before");
  await link(id, null);
  assert.deepEqual([await named(original), await named(id)], [[], []]);
  assert.ok((await purged(`translations:${original}`)) > seq);
  assert.deepEqual((await articleForDesk(room.editor, id))?.article, was);
});

test("nothing that readers' role may read holds a word of an unpublished translation", async () => {
  const original = await liveArticle(room);
  const canary = "Zanzibarcanary sails at noon.";
  const id = await draftIn("sw", canary);
  await link(id, original);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  const tables = await readersSql()<{ name: string }[]>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables where table_schema = 'live'`;
  assert.ok(tables.some(({ name }) => name === "live.translation"));
  for (const { name } of tables) {
    const rows = await readersSql().unsafe(`select 1 from ${name} t where t::text like '%Zanzibarcanary%'`);
    assert.equal(rows.length, 0, name);
  }
  assert.equal((await readersSql()`select 1 from live.translation where article_id = ${id}`).length, 0);
  await assert.rejects(readersSql()`select from public.translation`, { code: "42501" });
});

test("a retracted translation keeps its page and is named by none; an unlisted original leaves the others standing", async () => {
  const original = await liveArticle(room);
  const [spanish, german] = [await publish(await draftIn("es")), await publish(await draftIn("de"))];
  await link(spanish, original);
  // By the number of any article of the group.
  const joined = await link(german, spanish);
  assert.equal(joined?.ok && joined.group.of, original);
  await must(room.chief, original, { verb: "retract", publicNote: "It was wrong.", keepText: true });
  assert.deepEqual([await named(spanish), await named(german)], [[german], [spanish]]);
  assert.deepEqual(await named(original), []);
});

test("itself, the group's own language, an original of others and a former state are refused in words that differ", async () => {
  const [original, other] = [await liveArticle(room), await liveArticle(room)];
  const [spanish, second, plain] = [await draftIn("es"), await draftIn("es"), await draftIn(null)];
  await link(spanish, original);
  const why = (outcome: Awaited<ReturnType<typeof setTranslation>>) =>
    outcome === null || outcome.ok ? outcome : outcome.refusal.kind;
  assert.equal(why(await link(spanish, spanish)), "itself");
  assert.equal(why(await link(original, original)), "itself");
  assert.equal(why(await link(second, original)), "same-language");
  assert.equal(why(await link(plain, original)), "same-language", "no language of its own is the site's");
  assert.equal(why(await link(original, other)), "has-translations");
  assert.equal(why(await setTranslation(deed(), spanish, { of: null, seen: null })), "changed");
  assert.equal((await groupFor(room.editor, spanish)).of, original);
  await assert.rejects(
    newsroomSql()`insert into translation (article_id, original_id) values (${original}, ${other})`,
    { constraint_name: "translation_of_original" },
  );
});

test("what somebody may not see answers like what is missing, on both ends", async () => {
  const made = await createArticle(room.outsider, { bureauId: room.otherBureauId, key: newId() });
  assert.ok(made.ok);
  const id = await draftIn("fr");
  const [hidden, missing] = [await link(id, made.id), await link(id, 999_999)];
  assert.deepEqual(hidden, missing);
  assert.deepEqual(hidden, { ok: false, refusal: { kind: "no-such-article" } });
  assert.equal(await setTranslation(deed(room.outsider), id, { of: null, seen: null }), null);
  assert.equal(await setTranslation(deed(), 999_999, { of: null, seen: null }), null);
  assert.equal((await link(id, null, room.legal))?.ok, false);
  // In a group with an article of another bureau: counted, not named.
  const foreign = await createArticle(room.chief, { bureauId: room.otherBureauId, key: newId() });
  assert.ok(foreign.ok);
  assert.ok((await setTranslation(deed(room.chief), id, { of: foreign.id, seen: null }))?.ok);
  const group = await groupFor(room.reporter, id);
  assert.deepEqual(group, { of: foreign.id, original: null, others: [], hidden: 0 });
});

test("a writer says what an own draft translates; handed in it is an editor's", async () => {
  const original = await liveArticle(room);
  const id = await draftIn("it");
  assert.equal((await link(id, original, room.reporter))?.ok, true);
  await must(room.reporter, id, { verb: "submit" });
  assert.equal((await link(id, null, room.reporter))?.ok, false);
  assert.equal((await link(id, null))?.ok, true);
});

test("the language is a field like the section: approved with the text, refused where the group has it, kept by a tab that knows none", async () => {
  const original = await liveArticle(room);
  const [id, german] = [await draftIn("es"), await draftIn("de")];
  await link(id, original);
  await link(german, original);
  const save = async (language: string | null | undefined) => {
    const desk = await articleForDesk(room.editor, id);
    assert.ok(desk);
    const { language: _former, ...fields } = fieldsOf(desk.content);
    return saveFields(room.editor, id, {
      seenVersion: desk.fieldsVersion,
      key: newId(),
      slugline: desk.slugline,
      fields: language === undefined ? { ...fields, kicker: "Puertos" } : { ...fields, language },
    });
  };
  const taken = await save("de");
  assert.deepEqual(taken, { ok: false, why: "unknown", field: "language" });
  assert.deepEqual(await save(null), taken, "the site's language is the original's");
  assert.ok((await save(undefined))?.ok);
  assert.equal((await articleForDesk(room.editor, id))?.content.language, "es");
  const desk = await articleForDesk(room.editor, id);
  assert.ok(desk);
  const { language: _kept, ...whole } = desk.content;
  const old = { seenVersion: desk.article.copyVersion, key: newId(), slugline: "", content: whole };
  assert.ok((await saveWorkingCopy(room.editor, id, old))?.ok);
  assert.equal((await articleForDesk(room.editor, id))?.content.language, "es");
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "reopen" });
  assert.ok((await save("fr"))?.ok);
  assert.equal(
    (await wish(room.editor, id, { verb: "publish" }))?.ok,
    false,
    "another language, another text",
  );
});

test("lists and feeds say each article's language, and a rewritten projection says the same", async () => {
  const [plain, spanish] = [await liveArticle(room), await publish(await draftIn("es"))];
  await link(spanish, plain);
  const items = await readSnapshot((snapshot) => feedItems(snapshot, 50));
  const languageOf = (id: number) => items.find(({ teaser }) => teaser.id === id)?.teaser.language;
  assert.deepEqual([languageOf(plain), languageOf(spanish)], [null, "es"]);
  assert.equal(await firstBrokenProjection(), null);
  await newsroomSql()`delete from live.translation where article_id = ${spanish}`;
  assert.match((await firstBrokenProjection()) ?? "", /place among its translations/);
  await reprojectAll();
  assert.equal(await firstBrokenProjection(), null);
  assert.deepEqual(await named(plain), [spanish]);
});

test("of two that join one original in one language at once exactly one is in", async () => {
  const original = await liveArticle(room);
  const ids = await Promise.all([draftIn("fr"), draftIn("fr"), draftIn("fr")]);
  const outcomes = await Promise.all(
    ids.map((id) => setTranslation(deed(), id, { of: original, seen: null })),
  );
  assert.equal(outcomes.filter((one) => one?.ok).length, 1);
});
