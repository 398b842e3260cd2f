// Job: the types of process-lock.mjs, which stays plain JavaScript because it runs before TypeScript can.
/** When a process began, as text that a reused process id can't repeat; null when no such process lives. */
export function processStart(pid: number): string | null;
/** Runs `run` while holding the lock in `file`; waits for a living holder (`onWait`, once), breaks a dead one's lock. */
export function withProcessLock<T>(
  file: string,
  run: () => Promise<T> | T,
  options?: { onWait?: (pid: number) => void },
): Promise<T>;
