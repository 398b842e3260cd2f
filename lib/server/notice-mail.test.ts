// Mail as it arrives: at once or once a day, with a way to the place, to nobody who lost the right to it, and once.
import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { withClock } from "#db/clock.ts";
import { disablePerson, setBureaus } from "#db/accounts.ts";
import { newsroomSql } from "#db/client.ts";
import {
  draftArticle,
  finished,
  must,
  smallNewsroom,
  type SmallNewsroom,
} from "#db/newsroom.test-support.ts";
import { chooseDigestHour, chooseMail } from "#db/notice-choices.ts";
import { queueDigests } from "#db/notice-mail.ts";
import { markRead, noticesOf, noticeSummary } from "#db/notices.ts";
import { doNextTask } from "#db/outbox.ts";
import { fireDueSchedules } from "#db/schedules.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { env } from "#lib/env.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { catchMail, type MailCatcher } from "./mail.test-support.ts";
import { sendDigest, sendNotice } from "./notice-mail.ts";
import { startOutbox } from "./outbox.ts";

let database: TestDatabase;
let room: SmallNewsroom;
let post: MailCatcher;
const site = "https://news.example.test";

before(async () => {
  database = await testDatabase("notice_mail");
  post = await catchMail();
  env.set({ MAIL_URL: post.url, SITE_URL: site, MAIL_FROM: null });
});
beforeEach(async () => {
  await newsroomSql()`update outbox set done_at = now()`;
  await newsroomSql()`delete from notice`;
  post.mails.length = 0;
  post.answer = 250;
  room = await smallNewsroom();
});
after(async () => {
  await post.close();
  await database.close();
});

const sql = () => newsroomSql();
const emailOf = async ({ id }: Actor): Promise<string> => {
  const [row] = await sql()<{ email: string }[]>`select email from person where id = ${id}`;
  return row?.email ?? "";
};

/** Do everything that is due, as an instance's outbox does. */
async function drain(): Promise<void> {
  while (
    await doNextTask((task) => (task.kind === "digest" ? sendDigest(task) : sendNotice(task)), "others")
  );
}

async function submitted(by = room.reporter, words?: string): Promise<number> {
  const id = await draftArticle(room, finished(room, words));
  await must(by, id, { verb: "submit" });
  return id;
}

test("what is to be told at once leaves by itself, and its link leads to the place", async () => {
  await chooseMail(room.editor, ["submitted"], "at-once");
  const outbox = startOutbox();
  const id = await submitted(room.reporter, "A secret word: zanzibar.");
  const [mail] = await post.until(1);
  await outbox.close();
  assert.ok(mail);
  assert.deepEqual(mail.to, [await emailOf(room.editor)]);
  assert.match(mail.headers["subject"] ?? "", /^reporter .+ submitted “Harbour opens .+” for review$/u);
  assert.equal(mail.headers["from"], '"The Test" <nightdesk@news.example.test>'.replaceAll('"', ""));
  const [told] = (await noticesOf(room.editor)).notices;
  const link = `${site}/desk/articles/${id}?notice=${told?.id}`;
  assert.ok(mail.text.includes(link));
  assert.ok(mail.html.includes(`href="${link}"`));
  assert.equal(mail.headers["list-unsubscribe"], `<${site}/desk/notices/settings>`);
  assert.equal(mail.headers["message-id"], `<${told?.id}@news.example.test>`);
  assert.doesNotMatch(mail.raw, /zanzibar/);
  for (const [address] of `${mail.text}${mail.html}`.matchAll(/https?:\/\/[^/\s"<>]+/gu))
    assert.equal(address, site);
  await drain();
  assert.equal(post.mails.length, 1);
});

test("alarms go to every editor at once", async () => {
  const id = await submitted();
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "schedule", at: new Date(Date.now() + 60_000), zone: "UTC" });
  await must(room.chief, id, { verb: "place-hold", holdKind: "rights", reason: "Whose picture?" });
  await sql()`update schedule set at = now() - interval '1 second' where article_id = ${id}`;
  await fireDueSchedules("test");
  await drain();
  const to = new Set(post.mails.map((one) => one.to.join()));
  assert.equal(to.size, post.mails.length);
  for (const actor of [room.editor, room.secondEditor, room.chief]) assert.ok(to.has(await emailOf(actor)));
  for (const actor of [room.outsider, room.legal, room.admin]) assert.ok(!to.has(await emailOf(actor)));
  for (const mail of post.mails) assert.match(mail.headers["subject"] ?? "", /^The schedule of “.+” failed/u);
});

test("a day's notices come in one mail at the chosen hour, from any number of instances, and once", async () => {
  await chooseDigestHour(room.editor, 9);
  for (let count = 0; count < 3; count++) await submitted();
  await sql()`update notice set at = at - interval '1 day'`;
  const at = (hour: string) => new Date(`${new Date().toISOString().slice(0, 10)}T${hour}:00Z`);
  const [offset] = await sql()<{ hours: number }[]>`
    select extract(hour from (now() at time zone 'Europe/London') - (now() at time zone 'UTC'))::int as hours`;
  const nine = at("09:00").getTime() - (offset?.hours ?? 0) * 3_600_000;
  const queue = (minutes: number) => withClock(new Date(nine + minutes * 60_000), queueDigests);
  const editor = await emailOf(room.editor);
  const own = () => post.mails.filter((one) => one.to.includes(editor));
  await queue(-1);
  await drain();
  assert.equal(own().length, 0);
  await Promise.all([queue(0), queue(0), queue(1)]);
  await drain();
  assert.equal(own().length, 1);
  const [mail] = own();
  assert.equal(mail?.headers["subject"], "3 notices from The Test");
  assert.equal([...(mail?.text.matchAll(/\/desk\/articles\/\d+\?notice=/gu) ?? [])].length, 3);
  await queue(60);
  await queue(24 * 60);
  await drain();
  assert.equal(own().length, 1, "the next day has nothing to tell");
});

test("an hour that the change of clocks leaves out or repeats brings one daily mail, and days of silence bring one", async () => {
  await chooseDigestHour(room.editor, 1);
  const told = async (at: string) => {
    await sql()`delete from outbox`;
    await sql()`
      insert into notice (id, person_id, kind, source, place, at, mail)
      values (gen_random_uuid(), ${room.editor.id}, 'mention', ${at}, '', ${at}, 'digest')`;
  };
  const asked = async (from: string, hours: number) => {
    let queued = 0;
    for (let minutes = 0; minutes < hours * 60; minutes += 15)
      queued += await withClock(new Date(Date.parse(from) + minutes * 60_000), queueDigests);
    return queued;
  };
  // In London 01:00 to 02:00 is missing on 28 March 2027, and comes twice on 31 October.
  await told("2027-03-27T12:00:00Z");
  assert.equal(await asked("2027-03-28T00:00:00Z", 22), 1);
  await sql()`delete from notice`;
  await told("2027-10-30T12:00:00Z");
  assert.equal(await asked("2027-10-31T00:00:00Z", 22), 1);
  await sql()`delete from notice`;
  await told("2027-06-01T12:00:00Z");
  await told("2027-06-02T12:00:00Z");
  assert.equal(await asked("2027-06-05T06:00:00Z", 12), 1);
});

test("who chose not to be mailed, has read it, or finds it settled is not mailed", async () => {
  await chooseMail(room.editor, ["submitted"], "never");
  await chooseMail(room.secondEditor, ["submitted"], "at-once");
  await submitted();
  await markRead(room.secondEditor, { upTo: new Date(Date.now() + 60_000) });
  const taken = await submitted();
  await must(room.editor, taken, { verb: "claim" });
  await drain();
  assert.deepEqual(post.mails, []);
});

test("whoever lost the right meanwhile, or is here no more, gets no mail of it", async () => {
  await chooseMail(room.editor, ["submitted"], "at-once");
  await chooseMail(room.secondEditor, ["submitted"], "at-once");
  await submitted();
  const changer = { actorId: null, requestId: "test" };
  await setBureaus(changer, await emailOf(room.editor), []);
  await disablePerson(changer, await emailOf(room.secondEditor));
  await drain();
  assert.deepEqual(post.mails, []);
  await sql()`update notice set mail = 'digest', at = now() - interval '1 day'`;
  await withClock(new Date(Date.now() + 86_400_000), queueDigests);
  await drain();
  assert.deepEqual(post.mails, []);
});

test("while the mail server is away mail waits, and comes once when it is back", async () => {
  await chooseMail(room.editor, ["submitted"], "at-once");
  await post.away();
  await submitted();
  await drain();
  const [waiting] = await sql()`select tries, last_error, done_at from outbox where done_at is null`;
  assert.equal(waiting?.["tries"], 1);
  assert.match(String(waiting["last_error"]), /ECONNREFUSED/);
  await post.back();
  post.answer = 451;
  const due = () => sql()`update outbox set next_try_at = now() where done_at is null`;
  await due();
  await drain();
  assert.equal(post.mails.length, 0);
  post.answer = 250;
  await due();
  await drain();
  await due();
  await drain();
  assert.equal(post.mails.length, 1);
});

test("what a server refuses for good is not tried again, and an administrator hears of it", async () => {
  await chooseMail(room.editor, ["submitted"], "at-once");
  post.answer = 550;
  await submitted();
  await drain();
  assert.equal((await sql()`select 1 from outbox where done_at is null`).length, 0);
  const [told] = (await noticesOf(room.admin)).notices;
  assert.match(told?.sentence ?? "", /^A mail to editor .+ could not be delivered\./u);
  assert.equal((await noticeSummary(room.editor)).unread, 1, "in the app it stays");
});

test("hostile names and addresses add no header, no recipient and no markup", async () => {
  await chooseMail(room.editor, ["submitted"], "at-once");
  const name = 'Eve\r\nBcc: victim@evil.test\r\n\r\n<script>alert(1)</script> "x" <evil@evil.test>';
  await sql()`update person set name = ${name} where id in (${room.editor.id}, ${room.reporter.id})`;
  const content = finished(room);
  const id = await draftArticle(room, { ...content, headline: 'Fire <img src=x onerror="alert(1)">' });
  await must(room.reporter, id, { verb: "submit" });
  await drain();
  const [mail] = post.mails;
  assert.ok(mail);
  assert.deepEqual(mail.to, [await emailOf(room.editor)]);
  assert.equal(mail.headers["bcc"], undefined);
  assert.equal(mail.headers["cc"], undefined);
  assert.doesNotMatch(mail.html, /<script|<img/u);
  assert.match(mail.html, /&lt;script&gt;/u);
  post.mails.length = 0;
  for (const address of [
    "a@b.test, c@d.test",
    '"a b"@c.test',
    "a@b.test\r\nRCPT TO:<c@d.test>",
    "no-address",
  ]) {
    await sql()`update person set email = ${address.toLowerCase()} where id = ${room.editor.id}`;
    await submitted();
    await drain();
  }
  assert.deepEqual(post.mails, []);
});

test("without MAIL_URL nothing is sent and nothing waits for the day that mail is switched on", async () => {
  await chooseMail(room.editor, ["submitted"], "at-once");
  env.set({ MAIL_URL: null });
  try {
    await submitted();
    await drain();
  } finally {
    env.set({ MAIL_URL: post.url });
  }
  await drain();
  assert.deepEqual(post.mails, []);
  env.set({ MAIL_URL: "http://mail.example.test" });
  assert.throws(() => env.mail(), /write it as smtp:/u);
  env.set({ MAIL_URL: post.url, MAIL_FROM: 'The "Desk" <not an address>' });
  assert.throws(() => env.mail(), /MAIL_FROM/u);
  env.set({ MAIL_FROM: "Night Desk <desk@example.test>" });
  assert.deepEqual(env.mail()?.from, { name: "Night Desk", address: "desk@example.test" });
  env.set({ MAIL_FROM: null });
});
