// Invitations, new passwords and sessions: a link works once, in time, for one person; sessions are ended by who may.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Role } from "#lib/newsroom/article.ts";
import { accountOf, addPerson } from "./accounts.ts";
import { openSession, sessionKey, signedIn } from "./auth.ts";
import { newsroomSql } from "./client.ts";
import { acceptInvite, inviteOf, invitePerson, offerReset, openInvites, revokeInvite } from "./invites.ts";
import { smallNewsroom, type SmallNewsroom } from "./newsroom.test-support.ts";
import { endSessions, sessionsOf } from "./open-sessions.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
let room: SmallNewsroom;

before(async () => {
  database = await testDatabase("invites");
  room = await smallNewsroom();
});
after(() => database.close());

const by = (actor: SmallNewsroom["admin"]) => ({ actor, requestId: crypto.randomUUID() });
const home = () => `americas-${room.bureauId.slice(-6)}`;
const rules = { demoAccounts: true };

async function invited(email: string): Promise<string> {
  const outcome = await invitePerson(by(room.admin), {
    email,
    name: "Ana Lima",
    role: "reporter",
    bureaus: [home()],
  });
  assert.ok(outcome.ok);
  return outcome.token;
}

test("only an administrator invites; the link makes the account once and then opens nothing", async () => {
  const wish = { email: "ana@paper.test", name: "Ana Lima", role: "editor", bureaus: [home()] } as const;
  assert.deepEqual(await invitePerson(by(room.chief), wish), { ok: false, refusal: { why: "may-not" } });
  const token = await invited("Ana@Paper.test");
  assert.deepEqual(await inviteOf(token), { kind: "invite", email: "ana@paper.test", name: "Ana Lima" });
  const answers = await Promise.all(["a", "b", "c"].map((name) => acceptInvite(token, "hash", name)));
  assert.deepEqual(
    answers.filter((one) => one !== null),
    ["ana@paper.test"],
  );
  assert.equal((await accountOf("ana@paper.test"))?.role, "reporter");
  assert.equal(await inviteOf(token), null);
  const again = await invitePerson(by(room.admin), wish);
  assert.ok(!again.ok && again.refusal.why === "email-taken");
});

test("a reporter or an editor is invited into a bureau at least; who works in all of them needs none", async () => {
  const into = (role: Role, bureaus: string[]) =>
    invitePerson(by(room.admin), { email: `${role}@nowhere.test`, name: "Ana Lima", role, bureaus });
  for (const role of ["reporter", "editor"] as const) {
    const refused = await into(role, []);
    assert.ok(!refused.ok && refused.refusal.why === "no-bureau");
    assert.match(refused.refusal.sentence, /at least one bureau/);
    assert.ok((await into(role, [home()])).ok);
  }
  for (const role of ["chief", "legal", "admin"] as const) assert.ok((await into(role, [])).ok);
});

test("a second link ends the first; one that is taken back, run out or guessed is no good", async () => {
  const first = await invited("bo@paper.test");
  const second = await invited("bo@paper.test");
  assert.equal(await inviteOf(first), null);
  const [open] = (await openInvites(room.admin))?.filter((one) => one.email === "bo@paper.test") ?? [];
  assert.ok(open);
  assert.equal(await openInvites(room.chief), null);
  assert.equal(await revokeInvite(by(room.chief), open.id), false);
  assert.equal(await revokeInvite(by(room.admin), open.id), true);
  assert.equal(await acceptInvite(second, "hash", "late"), null);
  const third = await invited("cy@paper.test");
  await newsroomSql()`update invite set expires_at = now() - interval '1 second' where email = 'cy@paper.test'`;
  assert.equal(await inviteOf(third), null);
  assert.equal(await acceptInvite("a".repeat(43), "hash", "guess"), null);
});

test("a new password by a link ends every session of that person and nobody else's", async () => {
  const mine = await openSession(room.reporter.id, null, "Firefox/140 Linux");
  const other = await openSession(room.editor.id, null);
  const offer = await offerReset(by(room.admin), room.reporter.id);
  assert.ok(offer.ok);
  assert.ok(await acceptInvite(offer.token, "new hash", "reset"));
  assert.equal(await signedIn(mine, rules), null);
  assert.ok(await signedIn(other, rules));
});

test("a name of several lines is nobody's, by an invitation or from the console", async () => {
  const given = { email: "di@paper.test", name: "Di\r\nBcc: a@b.cd", role: "editor", bureaus: [] } as const;
  const refused = await invitePerson(by(room.admin), given);
  assert.ok(!refused.ok && refused.refusal.why === "bad-name");
  const console = { actorId: null, requestId: "console" };
  const added = await addPerson(console, { ...given, slug: "di", passwordHash: null });
  assert.ok(!added.ok && added.refusal.why === "bad-name");
});

test("sessions are seen and ended by the person and by an administrator, by nobody else", async () => {
  const one = await openSession(room.reporter.id, null, "Firefox/140\nLinux");
  const two = await openSession(room.reporter.id, null);
  const seen = await sessionsOf(room.reporter, room.reporter.id);
  assert.equal(seen?.find((session) => session.key === sessionKey(one))?.agent, "Firefox/140 Linux");
  assert.equal(await sessionsOf(room.chief, room.reporter.id), null);
  assert.equal(await endSessions(by(room.chief), room.reporter.id, null), false);
  assert.equal(await endSessions(by(room.reporter), room.editor.id, null), false);
  assert.equal(await endSessions(by(room.reporter), room.reporter.id, sessionKey(one)), true);
  assert.equal(await signedIn(one, rules), null);
  assert.ok(await signedIn(two, rules));
  assert.equal(await endSessions(by(room.admin), room.reporter.id, null), true);
  assert.equal(await signedIn(two, rules), null);
});
