// `npm start` as a whole: every way to start, stop, kill and start again that the contract names, with real processes and ports.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { serverEnvironment, stopTestServer, testDatabase } from "#db/testing.ts";
import { env } from "#lib/env.ts";
import { processStart } from "#lib/process-lock.mjs";
import { until } from "./instance.ts";

type Running = { child: ChildProcess; said: () => string; ended: Promise<number | null> };

const folder = mkdtempSync(join(tmpdir(), "nightdesk-start-"));
// The server's own account has to get through, or it would keep its files elsewhere.
chmodSync(folder, 0o711);
const everyone: Running[] = [];

function dataFolder(name: string): string {
  return join(folder, name);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  assert.ok(typeof address === "object" && address !== null);
  return address.port;
}

function start(variables: NodeJS.ProcessEnv): Running {
  const child = spawn(process.execPath, ["--conditions=react-server", "lib/server/serve.ts"], {
    env: variables,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => (output += chunk.toString("utf8")));
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const running = { child, said: () => output, ended };
  everyone.push(running);
  return running;
}

/** A start on a data folder of its own, without demo articles: the set-up page waits. */
function startOn(dataDir: string, port: number, more: Record<string, string | null> = {}): Running {
  return start(
    env.forChild({
      DATABASE_URL: null,
      DATABASE_APP_URL: null,
      DATABASE_READER_URL: null,
      SITE_URL: null,
      HOST: null,
      AUTH_SECRET: null,
      DATA_DIR: dataDir,
      PORT: String(port),
      DEMO: "0",
      NODE_ENV: "production",
      ...more,
    }),
  );
}

async function ready(running: Running): Promise<void> {
  let over = false;
  void running.ended.then(() => (over = true));
  while (!running.said().includes("Ctrl-C stops.")) {
    assert.ok(!over, `it ended instead of serving:\n${running.said()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function health(port: number): Promise<number> {
  return (await fetch(`http://127.0.0.1:${port}/api/health`)).status;
}

async function stop(running: Running, signal: NodeJS.Signals = "SIGINT"): Promise<number | null> {
  running.child.kill(signal);
  return running.ended;
}

function databaseProcess(dataDir: string): number | null {
  const file = join(dataDir, "postgres", "postmaster.pid");
  return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : null;
}

function alive(pid: number): boolean {
  return processStart(pid) !== null;
}

async function silentServer(): Promise<{ server: Server; port: number }> {
  const server = createServer(() => {}).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const address = server.address();
  assert.ok(typeof address === "object" && address !== null);
  return { server, port: address.port };
}

after(async () => {
  for (const running of everyone) {
    if (running.child.exitCode === null && running.child.signalCode === null) await stop(running);
  }
  await stopTestServer();
  rmSync(folder, { recursive: true, force: true });
});

test("from an empty folder it serves, says where, and Ctrl-C leaves nothing running", async () => {
  const dataDir = dataFolder("plain");
  const port = await freePort();
  const first = startOn(dataDir, port);
  await ready(first);
  assert.equal(await health(port), 200);
  for (const expected of [
    /Made and started the database: \d+\.\d s/,
    /Migrated the database by \d+ steps?: \d+\.\d s/,
    new RegExp(`http://127\\.0\\.0\\.1:${port}/desk`),
    /Set up +http/,
    /Code +\S+/,
  ]) {
    assert.match(first.said(), expected);
  }
  assert.ok(first.said().includes(dataDir));
  const database = databaseProcess(dataDir);
  assert.ok(database !== null && alive(database));
  assert.equal(await stop(first), 0);
  assert.equal(databaseProcess(dataDir), null);
  assert.equal(alive(database), false);

  const second = startOn(dataDir, port);
  await ready(second);
  assert.match(second.said(), /Started the database/);
  assert.equal(await stop(second, "SIGTERM"), 0);
  assert.equal(databaseProcess(dataDir), null);
});

test("two starts at once share one database, and the first to stop leaves it to the other", async () => {
  const dataDir = dataFolder("pair");
  const ports = [await freePort(), await freePort()] as const;
  const one = startOn(dataDir, ports[0]);
  const two = startOn(dataDir, ports[1]);
  await Promise.all([ready(one), ready(two)]);
  const made = [one, two].filter((running) => running.said().includes("Made and started the database"));
  assert.equal(made.length, 1);
  assert.equal(await stop(one), 0);
  assert.equal(await health(ports[1]), 200);
  assert.equal(await stop(two), 0);
  assert.equal(databaseProcess(dataDir), null);
});

test("a taken port is one sentence, before anything is made", async () => {
  const { server, port } = await silentServer();
  const dataDir = dataFolder("taken");
  const running = startOn(dataDir, port);
  assert.equal(await running.ended, 1);
  assert.match(running.said(), new RegExp(`^Port ${port} on 127\\.0\\.0\\.1 is taken: .*\\n$`));
  assert.equal(existsSync(dataDir), false);
  server.close();
});

test("a DATABASE_URL that refuses, or never answers, is one sentence", async () => {
  const { server, port } = await silentServer();
  for (const silent of [1, port]) {
    const url = `postgres://nightdesk:hidden@127.0.0.1:${silent}/news`;
    const running = startOn(dataFolder(`away-${silent}`), await freePort(), { DATABASE_URL: url });
    assert.equal(await running.ended, 1);
    const sentence = running
      .said()
      .split("\n")
      .filter((line) => line !== "" && !line.endsWith("…"));
    assert.equal(sentence.length, 1, running.said());
    assert.match(
      sentence[0] ?? "",
      new RegExp(`The database at postgres://nightdesk@127\\.0\\.0\\.1:${silent}/news does not answer`),
    );
  }
  server.close();
});

test("a wrong variable is one sentence that names it", async () => {
  for (const [name, value] of [
    ["PORT", "eighty"],
    ["SITE_URL", "news.example"],
    ["DEMO", "yes"],
    ["DATABASE_URL", "mysql://x"],
    ["AUTH_SECRET", "short"],
  ] as const) {
    const running = startOn(dataFolder(`wrong-${name}`), await freePort(), { [name]: value });
    assert.equal(await running.ended, 1, name);
    const last = running.said().trimEnd().split("\n").at(-1) ?? "";
    assert.match(last, new RegExp(`^${name} is `));
  }
});

test("after kill -9 of the server the database goes on and the next start finds it", async () => {
  const dataDir = dataFolder("killed-app");
  const port = await freePort();
  const first = startOn(dataDir, port);
  await ready(first);
  await stop(first, "SIGKILL");
  const database = databaseProcess(dataDir);
  assert.ok(database !== null && alive(database));
  const second = startOn(dataDir, port);
  await ready(second);
  assert.match(second.said(), /Found the database running/);
  assert.equal(await health(port), 200);
  assert.equal(await stop(second), 0);
  assert.equal(alive(database), false);
});

test("after kill -9 of PostgreSQL the server starts it again by itself, stops cleanly, and the next start recovers", async () => {
  const dataDir = dataFolder("killed-database");
  const port = await freePort();
  const first = startOn(dataDir, port);
  await ready(first);
  const database = databaseProcess(dataDir);
  assert.ok(database !== null);
  process.kill(database, "SIGKILL");
  await until("the database is back", 60_000, async () => {
    const now = databaseProcess(dataDir);
    return now !== null && now !== database && alive(now) && (await health(port)) === 200;
  });
  const second = databaseProcess(dataDir);
  assert.ok(second !== null);
  process.kill(second, "SIGKILL");
  assert.equal(await stop(first), 0);
  const next = startOn(dataDir, port);
  await ready(next);
  assert.equal(await health(port), 200);
  assert.equal(await stop(next), 0);
  assert.equal(databaseProcess(dataDir), null);
});

test("a database that was stopped on purpose stays stopped while the server runs", async () => {
  const dataDir = dataFolder("stopped-database");
  const port = await freePort();
  const running = startOn(dataDir, port);
  await ready(running);
  const command = spawn(
    process.execPath,
    ["--conditions=react-server", "lib/server/database-command.ts", "stop"],
    { env: env.forChild({ DATABASE_URL: null, DATA_DIR: dataDir }), stdio: "ignore" },
  );
  assert.equal(await new Promise((resolve) => command.once("close", resolve)), 0);
  // Several looks of the watch.
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  assert.equal(databaseProcess(dataDir), null);
  assert.equal(await health(port), 503);
  assert.equal(await stop(running), 0);
});

test("with DATABASE_URL the embedded server is never touched", async () => {
  const database = await testDatabase("start");
  const port = await freePort();
  const variables = serverEnvironment(database, port, { DEMO: "0" });
  const running = start(variables);
  await ready(running);
  assert.equal(await health(port), 200);
  assert.equal(existsSync(join(variables["DATA_DIR"] ?? "", "postgres")), false);
  assert.ok(!running.said().includes(new URL(database.url).password), "no password on the console");
  assert.equal(await stop(running), 0);
  await database.close();
  rmSync(variables["DATA_DIR"] ?? "", { recursive: true, force: true });
});

test("demo accounts are refused where others can reach them", async () => {
  const running = startOn(dataFolder("open"), await freePort(), { HOST: "0.0.0.0", DEMO: null });
  assert.equal(await running.ended, 1);
  assert.match(running.said().trimEnd().split("\n").at(-1) ?? "", /set DEMO=0 .*DEMO=1/);
});
