// The embedded server: made once, found by everybody, whole after any crash, refused when it is not ours to use.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { promisify } from "node:util";
import { StartRefusal } from "#lib/env.ts";
import { addressFile, readEmbeddedAddress } from "./address.ts";
import { canEnter, packageFolder, readyBinaries, serverAccount, serverHome } from "./embedded-binaries.ts";
import { postmaster } from "./embedded-probe.ts";
import { embeddedStatus, startEmbedded as startReal, stopEmbedded, type StartOptions } from "./embedded.ts";
import { openOwner } from "./owner.ts";

const run = promisify(execFile);
const folders: string[] = [];

/** Without waiting for the disk: no test pulls the plug. */
const startEmbedded = (dataDir: string, options: StartOptions = {}) =>
  startReal(dataDir, { settings: { fsync: "off" }, ...options });

function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "nightdesk-embedded-"));
  chmodSync(folder, 0o711);
  folders.push(join(folder, "data"));
  return join(folder, "data");
}

after(async () => {
  for (const folder of folders) {
    await stopEmbedded(folder);
    rmSync(join(folder, ".."), { recursive: true, force: true });
  }
});

/** The maintenance database: the newsroom's own is made by the migration. */
function query(dataDir: string) {
  const url = new URL(readEmbeddedAddress(dataDir)?.urls.owner ?? "");
  url.pathname = "/postgres";
  return openOwner(url.toString());
}

async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
      await new Promise((resolve) => setTimeout(resolve, 10));
    } catch {
      return;
    }
  }
}

test("is made, found running, stopped, started again with the same data, on 127.0.0.1 with a password", async () => {
  const dataDir = dataFolder();
  const first = await startReal(dataDir);
  assert.deepEqual([first.created, first.started], [true, true]);
  assert.equal(statSync(addressFile(dataDir)).mode & 0o777, 0o600);
  assert.equal(statSync(first.cluster).mode & 0o777, 0o700);

  const sql = query(dataDir);
  await sql`create table kept as select 'ä' as word`;
  const [settings] = await sql`
    select current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets,
      (select datlocprovider::text || ' ' || datlocale from pg_database where datname = 'postgres') as locale,
      (select string_agg(distinct auth_method, ' ') from pg_hba_file_rules) as auth`;
  assert.deepEqual(
    { ...settings },
    { listens: "127.0.0.1", sockets: "", locale: "b C.UTF-8", auth: "scram-sha-256" },
  );
  await sql.end();

  const second = await startEmbedded(dataDir);
  assert.deepEqual(
    [second.created, second.started, second.port, second.pid],
    [false, false, first.port, first.pid],
  );

  const stranger = openOwner(`postgres://nightdesk:wrong@127.0.0.1:${first.port}/postgres`);
  await assert.rejects(async () => stranger`select 1`, { code: "28P01" });
  await stranger.end();

  assert.equal(await stopEmbedded(dataDir), "stopped");
  assert.equal((await embeddedStatus(dataDir)).running, false);
  const third = await startEmbedded(dataDir);
  assert.deepEqual([third.created, third.started, third.port], [false, true, first.port]);
  const again = query(dataDir);
  assert.equal((await again`select word from kept`)[0]?.["word"], "ä");
  await again.end();
});

test("four cold starts at once make one server", async () => {
  const dataDir = dataFolder();
  const code = `const { startEmbedded } = await import("#db/embedded.ts");
    const { created, started, port, pid } = await startEmbedded(${JSON.stringify(dataDir)});
    console.log(JSON.stringify({ created, started, port, pid }));`;
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => run(process.execPath, ["--input-type=module", "-e", code])),
  );
  const found: { created: boolean; started: boolean; port: number; pid: number }[] = answers.map(
    ({ stdout }) => JSON.parse(stdout),
  );
  assert.equal(found.filter((answer) => answer.created).length, 1);
  assert.equal(found.filter((answer) => answer.started).length, 1);
  assert.equal(new Set(found.map((answer) => `${answer.port} ${answer.pid}`)).size, 1);
});

test("a start that was killed inside initdb is done again, though its orphan goes on writing", async () => {
  const dataDir = dataFolder();
  const code = `await (await import("#db/embedded.ts")).startEmbedded(${JSON.stringify(dataDir)})`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", code], { stdio: "ignore" });
  const half = () =>
    existsSync(dataDir)
      ? readdirSync(dataDir).find((name) => /^postgres\.making-[0-9a-f]+$/.test(name))
      : undefined;
  while (!existsSync(join(dataDir, half() ?? "none", "global")))
    await new Promise((resolve) => setTimeout(resolve, 1));
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("exit", resolve));
  assert.equal(existsSync(join(dataDir, "postgres")), false);
  assert.equal((await startEmbedded(dataDir)).created, true);
  const sql = query(dataDir);
  assert.equal((await sql`select 1 as one`)[0]?.["one"], 1);
  await sql.end();
});

test("half a cluster that nobody marked is set aside, not deleted", async () => {
  const dataDir = dataFolder();
  mkdirSync(join(dataDir, "postgres"), { recursive: true });
  writeFileSync(join(dataDir, "postgres", "note"), "mine");
  assert.equal((await startEmbedded(dataDir)).created, true);
  const aside = readdirSync(dataDir).find((name) => name.startsWith("postgres.incomplete-"));
  assert.equal(readFileSync(join(dataDir, aside ?? "", "note"), "utf8"), "mine");
});

test("kill -9 of PostgreSQL under writes loses no acknowledged row and it starts again", async () => {
  const dataDir = dataFolder();
  let server = await startEmbedded(dataDir);
  const setUp = query(dataDir);
  await setUp`create table acknowledged (n int primary key)`;
  await setUp.end();
  let written = 0;
  for (let round = 0; round < 3; round++) {
    const sql = query(dataDir);
    const before = written;
    const writing = (async () => {
      for (;;) {
        await sql`insert into acknowledged values (${written})`;
        written++;
        if (written === before + 50) process.kill(server.pid, "SIGKILL");
      }
    })();
    await assert.rejects(writing);
    await sql.end({ timeout: 0 });
    // At once, while the killed server's orphans may still hold its shared memory.
    server = await startEmbedded(dataDir);
    assert.equal(server.started, true);
    const check = query(dataDir);
    const [row] = await check`select count(*)::int as n from acknowledged where n < ${written}`;
    assert.equal(row?.["n"], written);
    // The row that was under way may have been written, too.
    written = (await check`select max(n) + 1 as next from acknowledged`)[0]?.["next"];
    await check.end();
  }
});

test("a pid file that names another program after a crash is not believed", async () => {
  const dataDir = dataFolder();
  const server = await startEmbedded(dataDir);
  const file = join(server.cluster, "postmaster.pid");
  const lines = readFileSync(file, "utf8").split("\n");
  process.kill(server.pid, "SIGKILL");
  await gone(server.pid);
  writeFileSync(file, [String(process.pid), ...lines.slice(1)].join("\n"));
  assert.equal(postmaster(server.cluster)?.lives, false);
  assert.equal((await startEmbedded(dataDir)).started, true);
});

test("a port that somebody else took is replaced by a free one", async () => {
  const dataDir = dataFolder();
  const { port } = await startEmbedded(dataDir);
  await stopEmbedded(dataDir);
  const { createServer } = await import("node:net");
  const other = createServer((socket) => socket.destroy()).listen(port, "127.0.0.1");
  await new Promise((resolve) => other.once("listening", resolve));
  const moved = await startEmbedded(dataDir);
  assert.notEqual(moved.port, port);
  assert.equal(readEmbeddedAddress(dataDir)?.port, moved.port);
  await new Promise((resolve) => other.close(resolve));
});

test("data of another major version is refused with a sentence and left alone", async () => {
  const dataDir = dataFolder();
  await startEmbedded(dataDir);
  await stopEmbedded(dataDir);
  const file = join(dataDir, "postgres", "PG_VERSION");
  writeFileSync(file, "17\n");
  await assert.rejects(
    startEmbedded(dataDir),
    (error) => error instanceof StartRefusal && /PostgreSQL 17.*PostgreSQL 18.*restore/.test(error.message),
  );
  writeFileSync(file, "18\n");
  assert.equal((await startEmbedded(dataDir)).created, false);
});

test("a server that another process uses is not stopped by the first to leave", async () => {
  const dataDir = dataFolder();
  const server = await startEmbedded(dataDir, { hold: true });
  const code = `const { held } = await (await import("#db/embedded.ts")).startEmbedded(${JSON.stringify(dataDir)}, { hold: true });
    process.stdout.write("held"); process.stdin.once("data", async () => { await held.release(); process.exit(); });`;
  const other = spawn(process.execPath, ["--input-type=module", "-e", code], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  await new Promise((resolve) => other.stdout.once("data", resolve));
  await server.held?.release();
  assert.equal(await stopEmbedded(dataDir, { onlyIfUnused: true }), "in use");
  other.stdin.write("go");
  await new Promise((resolve) => other.once("exit", resolve));
  assert.equal(await stopEmbedded(dataDir, { onlyIfUnused: true }), "stopped");
});

function copyOfPackage(folder: string): { folder: string; version: string } {
  const { folder: installed, version } = packageFolder();
  // As an installation leaves it that runs no install scripts.
  cpSync(installed, folder, { recursive: true, filter: (path) => !lstatSync(path).isSymbolicLink() });
  return { folder, version };
}

test("the libraries' links are made when the package's install script did not run", () => {
  const dataDir = dataFolder();
  mkdirSync(dataDir);
  chmodSync(dataDir, 0o755);
  const copy = copyOfPackage(join(dataDir, "package"));
  assert.equal(readyBinaries(dataDir, serverAccount(), copy).folder, copy.folder);
});

if (process.getuid?.() === 0) {
  test("as root, programs below a closed folder are copied to where the server's account can run them", () => {
    const dataDir = dataFolder();
    mkdirSync(join(dataDir, "closed"), { recursive: true });
    const copy = copyOfPackage(join(dataDir, "closed", "package"));
    chmodSync(join(dataDir, "closed"), 0o700);
    chmodSync(dataDir, 0o711);
    const ready = readyBinaries(dataDir, serverAccount(), copy);
    assert.equal(ready.folder, join(dataDir, `postgres-${copy.version}`));
    assert.equal(readyBinaries(dataDir, serverAccount(), copy).folder, ready.folder);
  });

  test("as root it runs as somebody else, from a readable copy when the folder is closed to that account", async () => {
    const dataDir = dataFolder();
    mkdirSync(dataDir, { mode: 0o700 });
    chmodSync(join(dataDir, ".."), 0o700);
    const account = serverAccount();
    assert.equal(canEnter(dataDir, account), false);
    const server = await startEmbedded(dataDir);
    const home = serverHome(dataDir, account);
    try {
      assert.notEqual(home, dataDir);
      assert.equal(server.cluster, join(home, "postgres"));
      assert.equal(statSync(server.cluster).uid, account.uid);
      assert.equal(statSync(addressFile(dataDir)).mode & 0o777, 0o600);
      assert.equal((await embeddedStatus(dataDir)).running, true);
    } finally {
      await stopEmbedded(dataDir);
      rmSync(home, { recursive: true, force: true });
    }
  });
}
