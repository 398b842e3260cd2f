// Servers, people and a cuttable line to the database, each a process or a port of its own: what tests and measurements
// of several instances are made of.
import { type ChildProcess, spawn } from "node:child_process";
import { type IncomingHttpHeaders, request } from "node:http";
import { connect, createServer, type Server, type Socket } from "node:net";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port is free");
  return address.port;
}

export type Instance = Readonly<{
  url: string;
  pid: number;
  said(): string;
  /** Whether the process is over. */
  ended(): boolean;
  /** Ends it by a signal; resolves with its exit code, null after a kill. */
  stop(signal: NodeJS.Signals): Promise<number | null>;
}>;

/** `npm start`'s own program under these variables; resolves when it serves. */
export async function startInstance(variables: NodeJS.ProcessEnv): Promise<Instance> {
  const child = spawn(process.execPath, ["--conditions=react-server", "lib/server/serve.ts"], {
    env: variables,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  await new Promise<void>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString("utf8");
      if (said.includes("Ctrl-C stops.")) resolve();
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    void ended.then((code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
  });
  return {
    url: `http://127.0.0.1:${variables["PORT"]}`,
    pid: child.pid ?? 0,
    said: () => said,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    stop(signal) {
      child.kill(signal);
      return ended;
    },
  };
}

export type Answer = Readonly<{ status: number; headers: IncomingHttpHeaders; body: string }>;

/** One request on a connection of its own, so that no answer comes from a kept one. Rejects when the connection is lost. */
export function ask(url: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("error", reject);
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

/** Asks again every few milliseconds until it is so; throws, naming what was waited for, after `limitMs`. */
export async function until(what: string, limitMs: number, isSo: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + limitMs; !(await isSo()); await sleep(5)) {
    if (Date.now() > end) throw new Error(`not within ${limitMs} ms: ${what}`);
  }
}

/** A process of its own with the database in hand: each wish is a line of JSON to it, each answer one from it. */
export type Desk<Said> = Readonly<{
  wish(wanted: Readonly<Record<string, unknown>>): Promise<Said>;
  close(): Promise<void>;
}>;

/** One wish to db/copy-desk.test-support.ts, which names the shapes of wishes and answers. */
export type CopyDesk = Desk<DeskAnswer>;

export type DeskAnswer = Readonly<{
  id: number;
  at: number;
  seq: number | null;
  section: string;
  bureau: string;
  token?: string;
  planned?: number;
  firstPublished?: number | null;
  verbs?: readonly string[];
}>;

/** A reporter and an editor at work in another process, on the database that the variables name. */
export function startCopyDesk(variables: NodeJS.ProcessEnv): CopyDesk {
  return startDesk("db/copy-desk.test-support.ts", variables);
}

/** A desk that this program is, on the database that the variables name. */
export function startDesk<Said>(program: string, variables: NodeJS.ProcessEnv): Desk<Said> {
  const child: ChildProcess = spawn(process.execPath, ["--conditions=react-server", program], {
    env: variables,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const { stdin, stdout } = child;
  if (!stdin || !stdout) throw new Error("the desk has no pipes");
  const waiting: ((line: string) => void)[] = [];
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  createInterface({ input: stdout }).on("line", (line) => waiting.shift()?.(line));
  return {
    async wish(wanted) {
      const answer = new Promise<string>((resolve, reject) => {
        waiting.push(resolve);
        void ended.then(() => reject(new Error(`the desk ended over ${JSON.stringify(wanted)}`)));
      });
      stdin.write(`${JSON.stringify(wanted)}\n`);
      return JSON.parse(await answer) as Said;
    },
    async close() {
      stdin.end();
      await ended;
    },
  };
}

export type Line = Readonly<{ port: number; cut(): Promise<void>; mend(): Promise<void> }>;

/** A line to a server on this machine that can be cut, with all its connections, and mended. */
export async function cuttableLine(target: number): Promise<Line> {
  const port = await freePort();
  const open = new Set<Socket>();
  let server: Server | null = null;
  const mend = async (): Promise<void> => {
    server = createServer((near) => {
      const far = connect(target, "127.0.0.1");
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        open.add(from);
        from.on("close", () => {
          open.delete(from);
          to.destroy();
        });
        from.on("error", () => to.destroy());
        from.pipe(to);
      }
    });
    server.listen(port, "127.0.0.1");
    await new Promise((resolve) => server?.once("listening", resolve));
  };
  await mend();
  return {
    port,
    mend,
    async cut() {
      const closed = new Promise((resolve) => server?.close(resolve));
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}
