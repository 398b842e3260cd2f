// How much memory a process holds, sampled while it works.
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

  /** MB a minute by which the middle of the last fifth lies over the middle of the second one. */
  get slope(): number {
    const minutes = ((this.#samples.at(-1)?.ms ?? 0) / 60_000) * 0.6;
    return (this.medianOf(0.8, 1) - this.medianOf(0.2, 0.4)) / minutes;
  }
}
