// Migrations: one process at a time, roles made or asked for, on the embedded server and on somebody else's.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { env, StartRefusal } from "#lib/env.ts";
import { databaseUrls, type DatabaseUrls } from "./address.ts";
import { isDatabaseAway } from "./client.ts";
import { startEmbedded, stopEmbedded } from "./embedded.ts";
import { dropDatabase, ensureDatabase, migrateDatabase, MIGRATIONS } from "./migrate.ts";
import { openOwner } from "./owner.ts";

// A second server, used as somebody else's through DATABASE_URL; its roles are nobody's but this file's.
const folder = mkdtempSync(join(tmpdir(), "nightdesk-migrate-"));
const dataDir = join(folder, "data");
let root: URL;

function at(database: string, user?: { name: string; password: string }): string {
  const url = new URL(root);
  url.pathname = `/${database}`;
  if (user !== undefined) Object.assign(url, { username: user.name, password: user.password });
  return url.toString();
}

async function owner<T>(url: string, run: (sql: ReturnType<typeof openOwner>) => Promise<T>): Promise<T> {
  const sql = openOwner(url);
  try {
    return await run(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}

before(async () => {
  rmSync(dataDir, { recursive: true, force: true });
  env.set({
    AUTH_SECRET: "a-secret-of-this-test-that-is-long-enough",
    DATABASE_APP_URL: null,
    DATABASE_READER_URL: null,
  });
  root = new URL((await startEmbedded(dataDir, { settings: { fsync: "off" } })).urls.owner);
});

after(async () => {
  env.set({ DATABASE_URL: null });
  await stopEmbedded(dataDir);
  rmSync(folder, { recursive: true, force: true });
});

async function fresh(name: string): Promise<DatabaseUrls> {
  await ensureDatabase(at(name));
  env.set({ DATABASE_URL: at(name) });
  return databaseUrls();
}

test("an owner without CREATEROLE is told the SQL, and it works once somebody has run it", async () => {
  await ensureDatabase(at("hosted"));
  await owner(at("hosted"), async (sql) => {
    await sql.unsafe("create role tenant login nocreaterole password 'tenant'");
    await sql.unsafe("alter database hosted owner to tenant");
    await sql.unsafe("alter schema public owner to tenant");
  });
  env.set({ DATABASE_URL: at("hosted", { name: "tenant", password: "tenant" }) });
  const urls = databaseUrls();
  const refusal = await migrateDatabase(urls).then(
    () => assert.fail("it migrated"),
    (error: unknown) => error,
  );
  assert.ok(refusal instanceof StartRefusal);
  const statements = refusal.message.split("\n").slice(1);
  assert.equal(statements.length, 2);
  assert.match(statements[0] ?? "", /^CREATE ROLE nightdesk_app LOGIN PASSWORD 'SCRAM-SHA-256\$/);
  assert.ok(!refusal.message.includes(new URL(urls.app).password), "the password itself is not printed");
  await owner(at("postgres"), async (sql) => {
    for (const statement of statements) await sql.unsafe(statement);
  });
  assert.ok((await migrateDatabase(urls)) > 0);
  assert.equal(await migrateDatabase(urls), 0);
  await owner(urls.reader, async (sql) => {
    assert.deepEqual([...(await sql`select id from live.article`)], []);
    await assert.rejects(async () => sql`select id from public.article`, { code: "42501" });
  });
});

test("two migrations at once: one works, the other waits and finds nothing to do", async () => {
  const urls = await fresh("twice");
  const steps = await Promise.all([migrateDatabase(urls), migrateDatabase(urls), migrateDatabase(urls)]);
  assert.equal(steps.filter((count) => count > 0).length, 1);
  await owner(urls.owner, async (sql) => {
    const [row] = await sql`select count(*)::int as n from drizzle.__drizzle_migrations`;
    assert.equal(row?.["n"], Math.max(...steps));
  });
});

test("a migration that fails leaves the database as it was", async () => {
  const urls = await fresh("broken");
  const steps = join(folder, "broken");
  cpSync(MIGRATIONS, steps, { recursive: true });
  const journalFile = join(steps, "meta", "_journal.json");
  const journal: {
    entries: { idx: number; when: number; tag: string; version: string; breakpoints: boolean }[];
  } = JSON.parse(readFileSync(journalFile, "utf8"));
  const last = journal.entries.at(-1);
  assert.ok(last);
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: "9999_broken" });
  writeFileSync(journalFile, JSON.stringify(journal));
  writeFileSync(
    join(steps, "9999_broken.sql"),
    "create table half_made (n int);\n--> statement-breakpoint\nselect 1/0;",
  );
  await assert.rejects(migrateDatabase(urls, { folder: steps }));
  await owner(urls.owner, async (sql) => {
    const tables = await sql`select relname from pg_class where relname in ('half_made', 'article')`;
    assert.deepEqual([...tables], []);
  });
  assert.ok((await migrateDatabase(urls)) > 0);
});

test("a changed AUTH_SECRET changes the two passwords, and neither role can do more than its own", async () => {
  const urls = await fresh("secret");
  await migrateDatabase(urls);
  env.set({ AUTH_SECRET: "another-secret-of-this-test-long-enough-too" });
  const changed = databaseUrls();
  assert.notEqual(changed.app, urls.app);
  await assert.rejects(
    owner(changed.app, async (sql) => sql`select 1`),
    { code: "28P01" },
  );
  await migrateDatabase(changed);
  await owner(changed.app, async (sql) => {
    const [role] =
      await sql`select rolsuper, rolcreaterole, rolcreatedb from pg_roles where rolname = current_user`;
    assert.deepEqual({ ...role }, { rolsuper: false, rolcreaterole: false, rolcreatedb: false });
    await assert.rejects(async () => sql`alter table public.event disable trigger all`, { code: "42501" });
  });
  await owner(changed.reader, async (sql) => {
    await assert.rejects(async () => sql`set role nightdesk_app`, { code: "42501" });
    await assert.rejects(async () => sql`insert into live.view default values`, { code: "42501" });
  });
});

test("an address that signs in as somebody else, or not at all, is refused with a sentence", async () => {
  const urls = await fresh("given");
  await migrateDatabase(urls);
  const given = { app: true, reader: true };
  await assert.rejects(
    migrateDatabase({ ...urls, reader: urls.owner }, { given }),
    /DATABASE_READER_URL signs in as nightdesk: .*nightdesk_reader/,
  );
  const wrong = Object.assign(new URL(urls.app), { password: "wrong" }).toString();
  await assert.rejects(migrateDatabase({ ...urls, app: wrong }, { given }), /DATABASE_APP_URL is refused/);
  assert.equal(await migrateDatabase(urls, { given }), 0);
});

test("what is wrong with DATABASE_URL is said in one sentence without its password", async () => {
  const cases: [string, RegExp][] = [
    ["postgres://nightdesk:hidden@127.0.0.1:1/x", /127\.0\.0\.1:1\/x does not answer \(ECONNREFUSED\)/],
    [
      Object.assign(new URL(at("postgres")), { password: "hidden" }).toString(),
      /refuses this user or password/,
    ],
    [at("nowhere"), /no database of this name/],
  ];
  for (const [url, expected] of cases) {
    env.set({ DATABASE_URL: url });
    await assert.rejects(migrateDatabase(databaseUrls()), (error) => {
      assert.ok(error instanceof StartRefusal);
      assert.match(error.message, expected);
      assert.ok(!error.message.includes("hidden") && !error.message.includes("\n"));
      return true;
    });
  }
});

test("a database of a newer release is refused", async () => {
  const urls = await fresh("newer");
  await migrateDatabase(urls);
  await owner(
    urls.owner,
    (sql) =>
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', ${Date.now() + 1e12})`,
  );
  await assert.rejects(migrateDatabase(urls), /newer release/);
  await dropDatabase(urls.owner);
});

test("a database that is away is told apart from a wrong query", () => {
  const wrapped = (code: string) =>
    new Error("Failed query", { cause: Object.assign(new Error(code), { code }) });
  for (const code of ["ECONNREFUSED", "CONNECTION_CLOSED", "CONNECT_TIMEOUT", "57P01", "57P03", "08006"]) {
    assert.equal(isDatabaseAway(wrapped(code)), true, code);
  }
  for (const code of ["42501", "23505", "57014", "22P02"])
    assert.equal(isDatabaseAway(wrapped(code)), false, code);
  assert.equal(isDatabaseAway(new AggregateError([wrapped("ECONNREFUSED")])), true);
  assert.equal(isDatabaseAway(null), false);
});
