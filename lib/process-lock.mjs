// Job: one process at a time does what must not be done twice (install, start the database, build).
// Plain JavaScript with built-ins only, because `npm start` takes it on Node 20 before anything is installed.
import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, rmdirSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/**
 * When a process began, as text that a reused process id can't repeat; null when no such process lives.
 * A zombie counts as dead: it can't do anything any more.
 * @param {number} pid
 * @returns {string | null}
 */
export function processStart(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === "linux") {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? null);
    } catch {
      return null;
    }
  }
  try {
    const line = execFileSync("ps", ["-o", "stat=,lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
    return line === "" || line.startsWith("Z") ? null : line.replace(/^\S+\s+/, "");
  } catch {
    return null;
  }
}

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}

/** @param {string} content */
function holderLives(content) {
  const [pid, start] = content.split("\n");
  return start !== undefined && processStart(Number(pid)) === start;
}

/**
 * Removes a dead holder's lock. Only one process may do it at a time, and only to the very lock it judged:
 * else the second could remove the lock that the first has just taken.
 * @param {string} file
 * @param {string} judged
 */
function breakStale(file, judged) {
  const breaker = `${file}.break`;
  try {
    mkdirSync(breaker);
  } catch {
    try {
      if (Date.now() - statSync(breaker).mtimeMs > 10_000) rmdirSync(breaker);
    } catch {
      // The other breaker has finished.
    }
    return;
  }
  try {
    if (read(file) === judged) rmSync(file, { force: true });
  } finally {
    rmdirSync(breaker);
  }
}

/**
 * Runs `run` while holding the lock in `file`; waits for a living holder, breaks a dead one's lock.
 * @template T
 * @param {string} file
 * @param {() => Promise<T> | T} run
 * @param {{ onWait?: (pid: number) => void }} [options] `onWait` is called once, when another process is in the way
 * @returns {Promise<T>}
 */
export async function withProcessLock(file, run, options = {}) {
  mkdirSync(dirname(file), { recursive: true });
  const mine = `${process.pid}\n${processStart(process.pid)}\n${randomUUID()}\n`;
  const draft = `${file}.${process.pid}.${randomUUID().slice(0, 8)}`;
  writeFileSync(draft, mine, { mode: 0o600 });
  let told = false;
  try {
    for (;;) {
      try {
        // A hard link appears with its content or not at all, so nobody ever reads a half-written lock.
        linkSync(draft, file);
        break;
      } catch (error) {
        if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      }
      const held = read(file);
      if (held === null) continue;
      if (!holderLives(held)) {
        breakStale(file, held);
        await sleep(5);
        continue;
      }
      if (!told) {
        told = true;
        options.onWait?.(Number(held.split("\n")[0]));
      }
      await sleep(50);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  try {
    return await run();
  } finally {
    if (read(file) === mine) rmSync(file, { force: true });
  }
}
