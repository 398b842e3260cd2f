// Sessions, limiter and set-up against a real database. Its clock is moved by moving rows, since only its clock counts.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import test, { after, before } from "node:test";
import { sql } from "drizzle-orm";
import { disablePerson, insertPerson, setBureaus, setPassword, setRole } from "./accounts.ts";
import {
  closeSession,
  failuresOf,
  knowsDevice,
  newToken,
  openSession,
  rememberDevice,
  returnAttempt,
  signedIn,
  takeAttempt,
} from "./auth.ts";
import { newsroom } from "./client.ts";
import { newId } from "./ids.ts";
import { bureau } from "./schema/people.ts";
import { createNewsroom, type FirstNewsroom, siteFacts } from "./site.ts";
import { testDatabase, type TestDatabase } from "./testing.ts";

let database: TestDatabase;
before(async () => {
  database = await testDatabase("auth");
});
after(() => database.close());

const byConsole = { actorId: null, requestId: "test-request" };
const real = { demoAccounts: false };

async function addBureau(slug: string): Promise<string> {
  const id = newId();
  await newsroom().insert(bureau).values({ id, slug, name: slug });
  return id;
}

async function addReporter(
  name: string,
  bureauIds: string[] = [],
  demo = false,
): Promise<{ id: string; email: string }> {
  const email = `${name}@paper.example`;
  const given = { email, name, slug: name, role: "reporter" as const, passwordHash: "none", bureauIds, demo };
  const id = await newsroom().transaction((tx) => insertPerson(tx, given));
  assert.ok(id !== null);
  return { id, email };
}

async function age(token: string, column: "created_at" | "last_seen_at", by: string): Promise<void> {
  const hash = createHash("sha256").update(token).digest("hex");
  const set = sql.raw(
    `update session set ${column} = ${column} - interval '${by}' where token_hash = '${hash}'`,
  );
  await newsroom().execute(set);
}

test("a session tells who it is, with bureaus and the database's time", async () => {
  const [one, two] = [await addBureau("north"), await addBureau("south")];
  const { id } = await addReporter("ana", [one, two]);
  const token = await openSession(id, null);
  const found = await signedIn(token, real);
  assert.deepEqual(found?.actor, { id, name: "ana", role: "reporter", bureauIds: [one, two].toSorted() });
  assert.ok(found?.at instanceof Date);
  assert.equal(await signedIn(newToken(), real), null);
  for (const junk of [null, undefined, "", "x", "a".repeat(10_000), "'; drop table session; --", "\u0000"]) {
    assert.equal(await signedIn(junk, real), null);
  }
});

test("a dump of the tables holds no token that signs anybody in", async () => {
  const { id } = await addReporter("dump");
  const token = await openSession(id, null);
  const device = await rememberDevice(id, null);
  const rows = await newsroom().execute(sql`
    select to_jsonb(s)::text as row from session s union all select to_jsonb(k)::text from known_device k`);
  const dump = JSON.stringify(rows);
  assert.ok(rows.length >= 2);
  assert.equal(dump.includes(token) || dump.includes(device), false);
  assert.equal(dump.includes(Buffer.from(token, "base64url").toString("hex")), false);
});

test("a session ends two hours after its last request and twelve after the sign-in", async () => {
  const { id } = await addReporter("idle");
  const idle = await openSession(id, null);
  await age(idle, "last_seen_at", "119 minutes");
  assert.ok(await signedIn(idle, real), "119 minutes of silence are allowed");
  await age(idle, "last_seen_at", "119 minutes");
  assert.ok(await signedIn(idle, real), "and each request starts the two hours anew");
  await age(idle, "last_seen_at", "121 minutes");
  assert.equal(await signedIn(idle, real), null);

  const long = await openSession(id, null);
  await age(long, "created_at", "719 minutes");
  assert.ok(await signedIn(long, real));
  await age(long, "created_at", "2 minutes");
  assert.equal(await signedIn(long, real), null);
});

test("sign-out, a new sign-in, a new password and a disabling count at once", async () => {
  const { id, email } = await addReporter("leaver");
  const first = await openSession(id, null);
  const second = await openSession(id, first);
  assert.equal(await signedIn(first, real), null, "the browser's former session is over");
  assert.ok(await signedIn(second, real));
  await closeSession(second);
  assert.equal(await signedIn(second, real), null);

  const third = await openSession(id, null);
  assert.deepEqual(await setPassword(byConsole, email, "another"), { ok: true, id });
  assert.equal(await signedIn(third, real), null);
  const fourth = await openSession(id, null);
  assert.deepEqual(await disablePerson(byConsole, email), { ok: true, id });
  assert.equal(await signedIn(fourth, real), null);
});

test("a role or a bureau counts from the next look on", async () => {
  const east = await addBureau("east");
  const { id, email } = await addReporter("riser");
  const token = await openSession(id, null);
  await setRole(byConsole, email, "editor");
  await setBureaus(byConsole, email, ["east"]);
  const risen = (await signedIn(token, real))?.actor;
  assert.deepEqual([risen?.role, risen?.bureauIds], ["editor", [east]]);
  await setBureaus(byConsole, email, []);
  assert.deepEqual((await signedIn(token, real))?.actor.bureauIds, []);
});

test("a demo person's session is worth nothing where demo accounts may not sign in", async () => {
  const { id } = await addReporter("demo", [], true);
  const token = await openSession(id, null);
  assert.ok(await signedIn(token, { demoAccounts: true }));
  assert.equal(await signedIn(token, real), null);
});

test("of forty tries at once exactly ten get through", async () => {
  const key = { what: "account-network:forty", limit: 10 };
  const answers = await Promise.all(Array.from({ length: 40 }, () => takeAttempt([key])));
  assert.equal(answers.filter(({ ok }) => ok).length, 10);
  const refused = answers.find((answer) => !answer.ok);
  assert.ok(refused && !refused.ok && refused.retryAfter > 800 && refused.retryAfter <= 900);
});

test("a full network count takes no place in the account's count, and success gives its place back", async () => {
  const network = { what: "network:full", limit: 3 };
  for (const name of ["a", "b", "c"]) {
    assert.equal((await takeAttempt([{ what: `account-network:${name}`, limit: 10 }, network])).ok, true);
  }
  const refused = await takeAttempt([{ what: "account-network:d", limit: 10 }, network]);
  assert.deepEqual([refused.ok, !refused.ok && refused.what], [false, "network:full"]);
  assert.equal(await failuresOf("account-network:d"), 0);
  await returnAttempt([network], []);
  assert.equal((await takeAttempt([network])).ok, true);
  assert.equal((await takeAttempt([network])).ok, false);
});

test("a count starts anew fifteen minutes after its first failure", async () => {
  const key = { what: "account-network:window", limit: 1 };
  assert.equal((await takeAttempt([key])).ok, true);
  assert.equal((await takeAttempt([key])).ok, false);
  await newsroom().execute(
    sql`update sign_in_attempt set window_started_at = window_started_at - interval '15 minutes 1 second'`,
  );
  assert.equal((await takeAttempt([key])).ok, true);
  assert.equal((await takeAttempt([key])).ok, false);
});

test("a device is known for the person who signed in on it, and for nobody else", async () => {
  const [mine, yours] = [await addReporter("mine"), await addReporter("yours")];
  const device = await rememberDevice(mine.id, null);
  assert.equal(await knowsDevice(mine.id, device), true);
  assert.equal(await knowsDevice(yours.id, device), false);
  assert.equal(await rememberDevice(yours.id, device), device, "two people may share a desk's browser");
  assert.equal(await knowsDevice(mine.id, device), true);
  assert.equal(await knowsDevice(yours.id, device), true);
});

test("nobody sees this database until it is set up, and twenty set-ups at once make one newsroom", async () => {
  assert.equal(await siteFacts(), null);
  const wish = (number: number): FirstNewsroom => ({
    name: `Paper ${number}`,
    zone: "Europe/Lisbon",
    bureau: { name: "Lisbon", slug: `lisbon-${number}` },
    sections: [
      { name: "World", slug: `world-${number}` },
      { name: "Arts", slug: `arts-${number}` },
    ],
    chief: { email: `chief${number}@p.example`, name: "Chief", slug: "chief", passwordHash: "none" },
    admin: { email: `admin${number}@p.example`, name: "Admin", slug: "admin", passwordHash: "none" },
  });
  const made = await Promise.all(
    Array.from({ length: 20 }, (_, number) => createNewsroom(wish(number), "test-request")),
  );
  assert.equal(made.filter(Boolean).length, 1);
  const [counts] = await newsroom().execute(sql`
    select (select count(*)::int from site) as sites, (select count(*)::int from section) as sections,
      (select count(*)::int from person where role = 'admin') as admins,
      (select count(*)::int from person where role = 'chief') as chiefs`);
  assert.deepEqual({ ...counts }, { sites: 1, sections: 2, admins: 1, chiefs: 1 });
  assert.equal((await siteFacts())?.name, `Paper ${made.indexOf(true)}`);
});

test("two administrators can't remove each other at once", async () => {
  const [first] = await newsroom().execute<{ email: string }>(
    sql`select email from person where role = 'admin'`,
  );
  assert.ok(first);
  const second = await addReporter("second-admin");
  await setRole(byConsole, second.email, "admin");
  const both = await Promise.all([
    disablePerson(byConsole, first.email),
    setRole(byConsole, second.email, "editor"),
  ]);
  assert.equal(both.filter(({ ok }) => ok).length, 1);
  assert.deepEqual(
    both.find(({ ok }) => !ok),
    { ok: false, refusal: { why: "last-administrator" } },
  );
});

test("many sign-ins of one person at the same moment wait for each other in turn, never in a ring", async () => {
  const { id } = await addReporter("many-at-once");
  const keys = ["account-network:many", "network:many", "account:many"].map((what) => ({
    what,
    limit: 1_000,
  }));
  await Promise.all(
    Array.from({ length: 60 }, async () => {
      assert.ok((await takeAttempt(keys)).ok);
      await returnAttempt(keys.slice(1), keys.slice(0, 1));
      await openSession(id, null);
    }),
  );
  assert.equal(await failuresOf("network:many"), 0);
});
