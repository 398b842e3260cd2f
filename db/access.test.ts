// Whoever manages people needs nobody's leave for it, and is never silent: chiefs hear of everybody who is let in, each person
// of their own password, and a link has no more right than who made it.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Actor, Role } from "#lib/newsroom/article.ts";
import { accountById, disablePerson, enablePerson, setPassword, setRole } from "./accounts.ts";
import { newsroomSql } from "./client.ts";
import { acceptInvite, inviteOf, invitePerson, offerReset } from "./invites.ts";
import { logPage } from "./log.ts";
import { newId } from "./ids.ts";
import { smallNewsroom, someone, type SmallNewsroom } from "./newsroom.test-support.ts";
import { letterOfNotice } from "./notice-mail.ts";
import { markRead, noticesOf, noticeSummary } from "./notices.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("access");
  room = await smallNewsroom();
});
after(() => database.close());

const by = (actor: Actor) => ({ actor, requestId: newId() });
const changer = (actor: Actor | null) => ({ actorId: actor?.id ?? null, requestId: newId() });
const emailOf = async ({ id }: Actor) => (await accountById(id))?.email ?? "";
const sentences = async (actor: Actor) => (await noticesOf(actor)).notices.map((one) => one.sentence);
const siteLog = async (verb: string) =>
  (await logPage(room.chief, { articleId: 0, verbs: [verb] }))?.lines ?? [];

/** An administrator who can sign in, so that another one may go. */
async function administrator(): Promise<Actor> {
  const made = await someone("admin", []);
  await newsroomSql()`update person set password_hash = 'x' where id = ${made.id}`;
  return made;
}

const home = () => `americas-${room.bureauId.slice(-6)}`;

async function invited(actor: Actor, role: Role, name = "Second Chief"): Promise<string> {
  const outcome = await invitePerson(by(actor), {
    email: `${newId()}@paper.test`,
    name,
    role,
    bureaus: [home()],
  });
  assert.ok(outcome.ok);
  return outcome.token;
}

test("an administrator who invites a chief and takes the link is told to every chief, twice, and named in the log", async () => {
  const { admin } = room;
  const chief = await someone("chief", []);
  const token = await invited(admin, "chief");
  const { alarms } = await noticeSummary(chief);
  assert.deepEqual(
    alarms.map((one) => one.sentence),
    [`${admin.name} invited Second Chief with the role chief, by a link: whoever has it can join.`],
  );
  assert.equal(alarms[0]?.href, "/desk/log?article=site");
  assert.ok(await acceptInvite(token, "hash", newId()));
  assert.equal(
    (await noticeSummary(chief)).alarms[0]?.sentence,
    `Second Chief joined with the role chief, by a link that ${admin.name} made.`,
  );
  const [joined] = await siteLog("join-by-link");
  const [offered] = await siteLog("invite-person");
  assert.equal(joined?.actor, admin.name);
  assert.equal(joined.after["inviteId"], offered?.after["inviteId"]);
  for (const other of [room.editor, room.legal, admin]) assert.deepEqual(await sentences(other), []);
  const mails = await newsroomSql()`
    select from outbox o join notice n on n.id::text = o.payload->>'notice'
    where o.kind = 'mail' and n.kind = 'access-given' and n.person_id = ${chief.id}`;
  assert.equal(mails.length, 2);
});

test("a password set by a link is told to the chiefs, and to its person by a mail that nobody can read away", async () => {
  const { admin } = room;
  const [victim, chief] = [await someone("chief", []), await someone("chief", [])];
  const offer = await offerReset(by(admin), victim.id);
  assert.ok(offer.ok);
  for (const told of [victim, chief])
    assert.match(
      (await sentences(told))[0] ?? "",
      /made a link for a new password of chief .+: whoever has it/,
    );
  assert.ok(await acceptInvite(offer.token, "hash", newId()));
  assert.match((await sentences(chief))[0] ?? "", new RegExp(`was set by a link that ${admin.name} made`));
  const [own] = (await noticesOf(victim)).notices;
  assert.equal(own?.kind, "password-set");
  assert.match(own.sentence, new RegExp(`^Your password was set by a link that ${admin.name} made`));
  await markRead(victim, { ids: [own.id] });
  assert.equal((await letterOfNotice(own.id))?.to.email, await emailOf(victim));
  const [queued] = await newsroomSql()`
    select 1 as one from outbox where kind = 'mail' and payload->>'notice' = ${own.id}`;
  assert.ok(queued, "it goes by mail at once");
  const [event] = await siteLog("password-by-link");
  const [offered] = await siteLog("offer-reset");
  assert.equal(event?.actor, admin.name, "who made the link, not the person it was for");
  assert.equal(event.after["personId"], victim.id);
  assert.equal(event.after["inviteId"], offered?.after["inviteId"]);
});

test("a role given, and a door opened again, are told to the chiefs; what the console does is in the log alone", async () => {
  const [chief, helper] = [await someone("chief", []), await someone("reporter", [])];
  const email = await emailOf(helper);
  await setRole(changer(room.admin), email, "chief");
  assert.deepEqual(await sentences(chief), [`${room.admin.name} gave ${helper.name} the role chief.`]);
  await setRole(changer(room.admin), email, "chief");
  await disablePerson(changer(room.admin), email);
  assert.equal((await sentences(chief)).length, 1, "nothing was given");
  await enablePerson(changer(room.admin), email);
  assert.equal(
    (await sentences(chief))[0],
    `${room.admin.name} let ${helper.name} in again, with the role chief.`,
  );
  await setRole(changer(null), email, "editor");
  assert.equal((await sentences(chief)).length, 2);
  await setPassword(changer(null), email, "hash");
  assert.match((await sentences(helper))[0] ?? "", /^Your password was set from the console\./);
  await setPassword(changer(helper), email, "hash");
  assert.equal((await sentences(helper)).length, 1, "nobody is told of their own password");
});

test("links of an administrator who is shut out, or loses the role, open nothing, then or later", async () => {
  await administrator();
  for (const lose of [
    (email: string) => disablePerson(changer(room.chief), email),
    (email: string) => setRole(changer(room.chief), email, "reporter"),
  ]) {
    const rogue = await administrator();
    const tokens = [await invited(rogue, "admin", "Back Door")];
    const reset = await offerReset(by(rogue), room.chief.id);
    assert.ok(reset.ok);
    tokens.push(reset.token);
    const earlier = await siteLog("revoke-invite");
    const email = await emailOf(rogue);
    assert.ok((await lose(email)).ok);
    const ended = (await siteLog("revoke-invite")).slice(0, -earlier.length || undefined);
    assert.deepEqual(
      ended.map((one) => [one.actor, one.after["ended"]]),
      [
        [room.chief.name, "maker"],
        [room.chief.name, "maker"],
      ],
    );
    await enablePerson(changer(room.chief), email);
    await setRole(changer(room.chief), email, "admin");
    for (const token of tokens) {
      assert.equal(await inviteOf(token), null);
      assert.equal(await acceptInvite(token, "hash", newId()), null);
    }
  }
});

test("a link whose maker may not manage people is no good, even where nobody took it back", async () => {
  const rogue = await administrator();
  const token = await invited(rogue, "chief");
  assert.ok(await inviteOf(token));
  await newsroomSql()`update person set disabled_at = now() where id = ${rogue.id}`;
  assert.equal(await inviteOf(token), null);
  await newsroomSql()`update person set disabled_at = null, role = 'chief' where id = ${rogue.id}`;
  assert.equal(await acceptInvite(token, "hash", newId()), null);
});

test("a link for a password ends when its person is shut out or gets another password", async () => {
  const person = await someone("editor", []);
  for (const end of [
    (email: string) => setPassword(changer(person), email, "hash"),
    (email: string) => disablePerson(changer(room.admin), email),
  ]) {
    const offer = await offerReset(by(room.admin), person.id);
    assert.ok(offer.ok && (await end(await emailOf(person))).ok);
    assert.equal(await inviteOf(offer.token), null);
  }
});

test("a link that is used while its maker is shut out is either used before or no good, and nobody waits for ever", async () => {
  await administrator();
  for (let round = 0; round < 5; round++) {
    const rogue = await administrator();
    const token = await invited(rogue, "editor", "Late Comer");
    const email = await emailOf(rogue);
    const [taken, shut] = await Promise.all([
      acceptInvite(token, "hash", newId()),
      disablePerson(changer(room.admin), email),
      invitePerson(by(rogue), {
        email: `${newId()}@paper.test`,
        name: "Later",
        role: "editor",
        bureaus: [home()],
      }),
    ]);
    assert.ok(shut.ok);
    assert.equal(await inviteOf(token), null);
    const joined = await newsroomSql()`
      select from event where verb = 'join-by-link' and actor_id = ${rogue.id}`;
    assert.equal(joined.length, taken === null ? 0 : 1);
  }
});

test("the last administrator with a password of their own stays, whoever else has a published one", async () => {
  const sql = newsroomSql();
  await sql`update person set role = 'legal' where role = 'admin'`;
  const [real, demo] = [await administrator(), await administrator()];
  await sql`update person set demo = true where id = ${demo.id}`;
  const last = { ok: false, refusal: { why: "last-administrator" } };
  assert.deepEqual(await disablePerson(changer(null), await emailOf(real)), last);
  assert.deepEqual(await setRole(changer(null), await emailOf(real), "editor"), last);
  assert.ok((await disablePerson(changer(null), await emailOf(demo))).ok, "the demo one may go");
});
