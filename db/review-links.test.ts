// Links for reviewers without an account: bound to one revision, for a time, taken back at once, and all of it in the log.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { accountById, disablePerson, enablePerson, setBureaus, setRole } from "./accounts.ts";
import { newsroomSql } from "./client.ts";
import { eventsOf } from "./events.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  smallNewsroom,
  someone,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { drawnLive, previewOf } from "./preview.ts";
import {
  makeReviewLink,
  noteReviewUse,
  openReview,
  replyToReview,
  revokeReviewLink,
} from "./review-links.ts";
import { reviewLinksOf } from "./review-link-lines.ts";
import type { ReviewRight } from "./schema/guests.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("review_links");
  room = await smallNewsroom();
});
after(() => database.close());

const by = (actor: SmallNewsroom["editor"]) => ({ actor, requestId: crypto.randomUUID() });

async function shared(grants: ReviewRight): Promise<{ id: number; token: string }> {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  return { id, token: await linkTo(id, grants) };
}

async function linkTo(id: number, grants: ReviewRight): Promise<string> {
  const made = await makeReviewLink(by(room.editor), id, {
    revision: 1,
    grants,
    forName: "Dr Osei",
    days: 7,
  });
  assert.ok(made?.ok);
  return made.token;
}

test("a link shows the revision it was made for, whatever is written since", async () => {
  const { id, token } = await shared("comment");
  await must(room.reporter, id, { verb: "take-back" });
  await write(room.reporter, id, { ...finished(room, "Words that came later."), slug: `later-${id}` });
  const review = await openReview(token);
  assert.equal(review?.revision, 1);
  assert.ok(!JSON.stringify(review?.content).includes("Words that came later."));
});

test("a reviewer's page and a preview know whether their article was ever live", async () => {
  const { id, token } = await shared("view");
  const review = await openReview(token);
  assert.ok(review);
  assert.equal((await drawnLive(review.row, review.content, "/media")).everLive, false);
  assert.equal((await previewOf(room.reporter, id))?.everLive, false);
  const live = await liveArticle(room);
  assert.equal((await previewOf(room.reporter, live))?.everLive, true);
});

test("reporters make none; people of other bureaus, and administrators, find nothing to share", async () => {
  const { id } = await shared("view");
  const wish = { revision: 1, grants: "view", forName: "A friend", days: 1 } as const;
  const reporter = await makeReviewLink(by(room.reporter), id, wish);
  assert.ok(reporter && !reporter.ok && reporter.refusal.kind === "may-not");
  assert.equal(await makeReviewLink(by(room.outsider), id, wish), null);
  assert.equal(await makeReviewLink(by(room.admin), id, wish), null);
  assert.equal(await makeReviewLink(by(room.editor), id, { ...wish, revision: 99 }), null);
  assert.equal(await reviewLinksOf(room.outsider, id), null);
});

test("a link gives what it grants and no more", async () => {
  const comment = { verdict: "comment", name: "Dr Osei", text: "The figure is of 2024." } as const;
  const signOff = { verdict: "signed-off", name: "Dr Osei", text: "" } as const;
  const view = await shared("view");
  assert.equal(await replyToReview(view.token, comment, "r1"), "no-right");
  const speak = await shared("comment");
  assert.equal(await replyToReview(speak.token, signOff, "r2"), "no-right");
  assert.equal(await replyToReview(speak.token, { ...comment, text: "  " }, "r3"), "empty");
  assert.equal(await replyToReview(speak.token, comment, "r4"), null);
  const sign = await shared("sign-off");
  assert.equal(await replyToReview(sign.token, signOff, "r5"), null);
  const [line] = (await reviewLinksOf(room.editor, sign.id)) ?? [];
  assert.deepEqual(
    line?.replies.map(({ verdict, name }) => [verdict, name]),
    [["signed-off", "Dr Osei"]],
  );
});

test("a link that is taken back, run out or guessed opens nothing, nor does one to a killed article", async () => {
  const taken = await shared("sign-off");
  const [link] = (await reviewLinksOf(room.editor, taken.id)) ?? [];
  assert.ok(link);
  assert.ok((await revokeReviewLink(by(room.secondEditor), taken.id, link.id))?.ok);
  assert.equal(await openReview(taken.token), null);
  assert.equal(await replyToReview(taken.token, { verdict: "comment", name: "X", text: "y" }, "r"), "gone");
  const late = await shared("view");
  await newsroomSql()`update review_link set expires_at = now() - interval '1 second' where article_id = ${late.id}`;
  assert.equal(await openReview(late.token), null);
  assert.equal(await openReview("a".repeat(43)), null);
  const killed = await shared("view");
  await must(room.editor, killed.id, { verb: "approve" });
  await must(room.editor, killed.id, { verb: "publish" });
  assert.ok(await openReview(killed.token));
  await must(room.chief, killed.id, { verb: "kill", reason: "The wrong person is named." });
  assert.equal(await openReview(killed.token), null);
});

test("making, first opening, replies and taking back are events of the article, without the reviewer's words", async () => {
  const { id, token } = await shared("sign-off");
  const review = await openReview(token);
  assert.ok(review);
  await noteReviewUse(review, "first");
  await noteReviewUse(review, "second");
  await replyToReview(token, { verdict: "objects", name: "Dr Osei", text: "Canary words." }, "reply");
  const [link] = (await reviewLinksOf(room.editor, id)) ?? [];
  await revokeReviewLink(by(room.editor), id, link?.id ?? "");
  const events = (await eventsOf(room.editor, id)) ?? [];
  assert.deepEqual(
    events.slice(0, 4).map((event) => event.verb),
    ["revoke-review-link", "reply-by-review-link", "open-review-link", "share-for-review"],
  );
  assert.ok(!JSON.stringify(events).includes("Canary words."));
});

test("a link ends with its maker's right to share, for good and in the article's history", async () => {
  const changer = { actorId: room.admin.id, requestId: crypto.randomUUID() };
  const slug = `asia-${room.otherBureauId.slice(-6)}`;
  const losses: readonly [string, (email: string) => Promise<unknown>][] = [
    ["disabled", (email) => disablePerson(changer, email)],
    ["another bureau", (email) => setBureaus(changer, email, [slug])],
    ["another role", (email) => setRole(changer, email, "reporter")],
  ];
  for (const [name, lose] of losses) {
    const id = await draftArticle(room);
    await must(room.reporter, id, { verb: "submit" });
    const maker = await someone("editor", [room.bureauId]);
    const wish = { revision: 1, grants: "sign-off", forName: "Me at home", days: 30 } as const;
    const [theirs, others] = [
      await makeReviewLink(by(maker), id, wish),
      await makeReviewLink(by(room.editor), id, wish),
    ];
    assert.ok(theirs?.ok && others?.ok && (await openReview(theirs.token)));
    const email = (await accountById(maker.id))?.email ?? "";
    await lose(email);
    assert.equal(await openReview(theirs.token), null, name);
    assert.ok(await openReview(others.token), name);
    const [event, earlier] = (await eventsOf(room.editor, id)) ?? [];
    assert.equal(event?.verb, "revoke-review-link", name);
    assert.equal(event.actor, room.admin.name);
    assert.equal(event.after["ended"], "maker");
    assert.equal(earlier?.verb, "share-for-review", "one event for one link");
    // Getting the right back brings no key back.
    await enablePerson(changer, email);
    await setRole(changer, email, "chief");
    assert.equal(await openReview(theirs.token), null, name);
  }
});

test("a role that may still share keeps its links; an article that leaves its maker's bureau shuts them", async () => {
  const id = await draftArticle(room);
  await must(room.reporter, id, { verb: "submit" });
  const maker = await someone("editor", [room.bureauId]);
  const made = await makeReviewLink(by(maker), id, {
    revision: 1,
    grants: "view",
    forName: "Dr Osei",
    days: 7,
  });
  assert.ok(made?.ok);
  const email = (await accountById(maker.id))?.email ?? "";
  await setRole({ actorId: room.admin.id, requestId: "r" }, email, "chief");
  assert.ok(await openReview(made.token));
  await newsroomSql()`update person set role = 'editor' where id = ${maker.id}`;
  await newsroomSql()`update article set bureau_id = ${room.otherBureauId} where id = ${id}`;
  assert.equal(await openReview(made.token), null);
  const [line] = (await reviewLinksOf(room.chief, id)) ?? [];
  assert.equal(line?.shut, "maker");
});

test("a link opens nothing while the article is in the vault or under a legal hold, and opens again afterwards", async () => {
  const vaulted = await shared("sign-off");
  await newsroomSql()`update working_copy set slugline = 'obit-x' where article_id = ${vaulted.id}`;
  await must(room.editor, vaulted.id, { verb: "put-in-vault" });
  assert.equal(await openReview(vaulted.token), null);
  const [line] = (await reviewLinksOf(room.editor, vaulted.id)) ?? [];
  assert.equal(line?.shut, "gates");
  const signOff = { verdict: "signed-off", name: "Dr Osei", text: "" } as const;
  assert.equal(await replyToReview(vaulted.token, signOff, "v"), "gone");
  await must(room.editor, vaulted.id, { verb: "leave-vault", slugline: "obit-x" });
  await must(room.secondEditor, vaulted.id, { verb: "leave-vault", slugline: "obit-x" });
  assert.ok(await openReview(vaulted.token));
  const held = await shared("view");
  await must(room.legal, held.id, { verb: "place-hold", holdKind: "legal", reason: "A court order." });
  assert.equal(await openReview(held.token), null);
  await must(room.legal, held.id, { verb: "release-hold", holdKind: "legal", reason: "It was lifted." });
  await must(room.chief, held.id, { verb: "place-hold", holdKind: "rights", reason: "Whose picture?" });
  assert.ok(await openReview(held.token));
});

test("a link opens nothing once its article is spiked, or retracted with its text taken from readers", async () => {
  const spiked = await shared("view");
  await must(room.editor, spiked.id, { verb: "spike", reason: "It was a rumour." });
  assert.equal(await openReview(spiked.token), null);
  await must(room.editor, spiked.id, { verb: "unspike", reason: "It was none." });
  assert.ok(await openReview(spiked.token));
  for (const keepText of [true, false]) {
    const id = await liveArticle(room);
    const token = await linkTo(id, "view");
    assert.ok(await openReview(token));
    await must(room.chief, id, { verb: "retract", publicNote: "It was made up.", keepText });
    assert.equal((await openReview(token)) !== null, keepText);
  }
});

test("a reply that waits while the link is taken back is not taken", async () => {
  const { id, token } = await shared("sign-off");
  const [link] = (await reviewLinksOf(room.editor, id)) ?? [];
  assert.ok(link);
  const sql = newsroomSql();
  /** Transactions that wait for the article's row. */
  const waiting = async (many: number) => {
    for (;;) {
      const [row] = await sql<{ count: number }[]>`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock' and query like '%for update%'`;
      if (row && row.count >= many) return;
    }
  };
  const holder = await sql.reserve();
  await holder`begin`;
  await holder`select id from article where id = ${id} for update`;
  const revoked = revokeReviewLink(by(room.editor), id, link.id);
  await waiting(1);
  const replied = replyToReview(token, { verdict: "signed-off", name: "Dr Osei", text: "" }, "late");
  await waiting(2);
  await holder`commit`;
  holder.release();
  assert.ok((await revoked)?.ok);
  assert.equal(await replied, "gone");
  const [last] = (await eventsOf(room.editor, id)) ?? [];
  assert.equal(last?.verb, "revoke-review-link");
});
