// How much memory a server holds: what the system gave it, sampled while it works, and what it really keeps.
import { readFileSync } from "node:fs";
import { median } from "#bench/figures.ts";

const sampleMs = 1_000;

/** Resident memory of a process in MB; Linux only, else NaN. */
export function residentMb(pid: number): number {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

/** Variables of a server that can be asked what it keeps: its own inspector, on a free port of this machine alone. */
export const watched = { NODE_OPTIONS: "--inspect=127.0.0.1:0" };

/** What is left in MB once the process has thrown away what it doesn't need; `said` is what it said since its start. */
export async function keptMb(said: string): Promise<number> {
  const address = /Debugger listening on (ws:\S+)/.exec(said)?.[1];
  if (address === undefined) throw new Error("the server can't be asked for its memory");
  const socket = new WebSocket(address);
  await new Promise((resolve, reject) => {
    socket.addEventListener("open", resolve);
    socket.addEventListener("error", () => reject(new Error("the server's inspector doesn't answer")));
  });
  let asked = 0;
  const ask = (method: string) =>
    new Promise<Readonly<Record<string, number>>>((resolve) => {
      const id = ++asked;
      socket.addEventListener("message", ({ data }) => {
        const answer = JSON.parse(String(data)) as { id?: number; result?: Record<string, number> };
        if (answer.id === id) resolve(answer.result ?? {});
      });
      socket.send(JSON.stringify({ id, method }));
    });
  try {
    await ask("HeapProfiler.collectGarbage");
    const { usedSize = Number.NaN, backingStorageSize = 0 } = await ask("Runtime.getHeapUsage");
    return (usedSize + backingStorageSize) / 1024 / 1024;
  } finally {
    socket.close();
  }
}

export class MemoryWatch {
  readonly #samples: Readonly<{ ms: number; mb: number }>[] = [];
  readonly #began = performance.now();
  readonly #timer: NodeJS.Timeout;

  constructor(pid: number) {
    this.#timer = setInterval(() => {
      this.#samples.push({ ms: performance.now() - this.#began, mb: residentMb(pid) });
    }, sampleMs);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  get most(): number {
    return Math.max(...this.#samples.map(({ mb }) => mb));
  }

  /** The value in the middle of what was sampled between these shares of the whole time. */
  medianOf(from: number, to: number): number {
    const whole = this.#samples.at(-1)?.ms ?? 0;
    return median(
      this.#samples.filter(({ ms }) => ms >= whole * from && ms <= whole * to).map(({ mb }) => mb),
    );
  }
}
