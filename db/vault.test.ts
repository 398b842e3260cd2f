// Two people take an article out of the vault: what the first asked stands only while they may ask it, under the slugline
// that they typed, and until somebody withdraws it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setRole, accountById, disablePerson } from "./accounts.ts";
import { articleForDesk, changeArticle } from "./articles.ts";
import { newsroomSql } from "./client.ts";
import { newId } from "./ids.ts";
import {
  draftArticle,
  must,
  smallNewsroom,
  someone,
  wish,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";
import { saveWorkingCopy } from "./working-copy.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("vault");
  room = await smallNewsroom();
});
after(() => database.close());

async function name(id: number, slugline: string): Promise<void> {
  const found = await articleForDesk(room.reporter, id);
  assert.ok(found);
  const { content } = found;
  const saved = await saveWorkingCopy(room.reporter, id, {
    seenVersion: found.article.copyVersion,
    key: newId(),
    content,
    slugline,
  });
  assert.ok(saved?.ok);
}

async function vaulted(slugline = "obit"): Promise<number> {
  const id = await draftArticle(room);
  await name(id, slugline);
  await must(room.editor, id, { verb: "put-in-vault" });
  return id;
}

const isIn = async (id: number) => (await articleForDesk(room.editor, id))?.article.vaulted;
const asked = async (id: number) =>
  (await articleForDesk(room.editor, id))?.standing.vault?.asked?.by ?? null;
const leave = { verb: "leave-vault", slugline: "obit" } as const;

test("an ask falls with the role or the account of who asked: the next person asks first", async () => {
  const emailOf = async (id: string) => (await accountById(id))?.email ?? "";
  for (const fall of ["role", "account"] as const) {
    const id = await vaulted();
    const asker = await someone("editor", [room.bureauId]);
    await must(asker, id, leave);
    assert.equal(await asked(id), asker.name);
    const by = { actorId: null, requestId: newId() };
    if (fall === "role") await setRole(by, await emailOf(asker.id), "reporter");
    else await disablePerson(by, await emailOf(asker.id));
    assert.equal(await asked(id), null);
    await assert.rejects(
      newsroomSql()`update article set vaulted = false, changed_by = ${room.editor.id} where id = ${id}`,
      /by two people/,
    );
    await must(room.editor, id, leave);
    assert.equal(await isIn(id), true);
    await must(room.secondEditor, id, leave);
    assert.equal(await isIn(id), false);
  }
});

test("another slugline takes the ask back: both people type the same one", async () => {
  const id = await vaulted();
  await must(room.editor, id, leave);
  await name(id, "x");
  assert.equal(await asked(id), null);
  await must(room.secondEditor, id, { ...leave, slugline: "x" });
  assert.equal(await isIn(id), true);
  assert.equal(await asked(id), room.secondEditor.name);
});

test("who asked, or anybody who may, keeps the article in the vault after all, and the log says so", async () => {
  const id = await vaulted();
  await must(room.editor, id, leave);
  await must(room.editor, id, { verb: "put-in-vault" });
  assert.deepEqual([await isIn(id), await asked(id)], [true, null]);
  assert.equal((await articleForDesk(room.editor, id))?.standing.vault?.put?.by, room.editor.name);
  const again = await wish(room.editor, id, { verb: "put-in-vault" });
  assert.ok(again && !again.ok && again.refusal.why === "vault");
  await must(room.secondEditor, id, leave);
  assert.equal(await isIn(id), true, "the second person is the first again");
  const [last] = await newsroomSql()`
    select after->>'vault' as vault from event where article_id = ${id} and verb = 'put-in-vault' order by number desc limit 1`;
  assert.equal(last?.["vault"], "kept");
});

test("a slugline with an accent is typed as keyboards type it", async () => {
  const id = await vaulted("cafe\u0301-obit");
  await must(room.editor, id, { ...leave, slugline: "caf\u00e9-obit" });
  assert.equal(await asked(id), room.editor.name);
});

test("a key that was used for one verb answers no other as done", async () => {
  const id = await draftArticle(room);
  const requestId = newId();
  const seenVersion = (await articleForDesk(room.chief, id))?.article.version ?? 0;
  const claim = { verb: "claim", seenVersion } as const;
  assert.ok((await changeArticle(room.chief, id, claim, { requestId }))?.ok);
  assert.ok((await changeArticle(room.chief, id, claim, { requestId }))?.ok, "the same again is a retry");
  const spike = await changeArticle(
    room.chief,
    id,
    { verb: "spike", reason: "x", seenVersion },
    { requestId },
  );
  assert.ok(spike && !spike.ok && spike.refusal.why === "reused-key");
  assert.equal((await articleForDesk(room.chief, id))?.article.spiked, false);
});
