// Load on this machine only: wrk where it is installed, else sockets of our own; and the servers that stand beside ours with
// the same bytes.
import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { ask, freePort } from "#e2e/instance.ts";
import { cpuOf } from "./figures.ts";
import { askAgainAndAgain } from "./sockets.ts";

const run = promisify(execFile);
const connections = 32;

export type Load = Readonly<{ perSecond: number; cpuPerRequest: number }>;
export type Beside = Readonly<{ url: string; pid: number; stop(): Promise<void> }>;

/** True when a program of this name can be run. */
export function installed(program: string, parameter: string): boolean {
  return spawnSync(program, [parameter]).error === undefined;
}

export const generator = installed("wrk", "-v")
  ? `wrk -t1 -c${connections}`
  : `${connections} keep-alive sockets that count bytes,`;

async function byWrk(url: string, seconds: number): Promise<{ requests: number; perSecond: number }> {
  const { stdout } = await run("wrk", ["-t1", `-c${connections}`, `-d${seconds}s`, url]);
  const requests = Number(/(\d+) requests in/.exec(stdout)?.[1]);
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
  if (/Non-2xx/.test(stdout) || !(requests > 0)) throw new Error(`the load on ${url} met errors:\n${stdout}`);
  return { requests, perSecond };
}

async function bySockets(url: string, seconds: number): Promise<{ requests: number; perSecond: number }> {
  const requests = await askAgainAndAgain(url, connections, seconds);
  return { requests, perSecond: requests / seconds };
}

/** Ask for one address as fast as it is answered, for some seconds. `cpuPerRequest` is the server's, in milliseconds. */
export async function load(url: string, pid: number, seconds: number): Promise<Load> {
  const before = cpuOf(pid);
  const { requests, perSecond } = await (generator.startsWith("wrk") ? byWrk : bySockets)(url, seconds);
  return { perSecond, cpuPerRequest: (cpuOf(pid) - before) / requests };
}

async function answering(child: ChildProcess, url: string): Promise<Beside> {
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  for (let tries = 0; ; tries++) {
    if (
      await ask(url).then(
        (answer) => answer.status === 200,
        () => false,
      )
    )
      break;
    if (tries === 200) throw new Error(`nothing answers at ${url}`);
    await sleep(50);
  }
  return {
    url,
    pid: child.pid ?? 0,
    async stop() {
      child.kill("SIGTERM");
      await ended;
    },
  };
}

/** A bare Node server with the bytes of `file`. */
export async function plainServer(file: string): Promise<Beside> {
  const port = await freePort();
  const child = spawn(process.execPath, ["bench/plain-server.ts", file, String(port)], { stdio: "ignore" });
  return answering(child, `http://127.0.0.1:${port}/`);
}

/** nginx with two workers and the file `page.html` of a folder; null where it is not installed. */
export async function nginxServer(folder: string): Promise<Beside | null> {
  if (!installed("nginx", "-v")) return null;
  const port = await freePort();
  const conf = join(folder, "nginx.conf");
  writeFileSync(
    conf,
    `worker_processes 2; daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 512; }
http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 10000000; open_file_cache max=10;
  types { text/html html; }
  client_body_temp_path ${folder}/t1; proxy_temp_path ${folder}/t2; fastcgi_temp_path ${folder}/t3; uwsgi_temp_path ${folder}/t4; scgi_temp_path ${folder}/t5;
  server { listen 127.0.0.1:${port}; root ${folder}; } }
`,
  );
  const child = spawn("nginx", ["-p", folder, "-c", conf], { stdio: "ignore" });
  return answering(child, `http://127.0.0.1:${port}/page.html`);
}
