// Whoever takes an answer too slowly is let go: else their number alone would bound what they hold of us.
import type { ServerResponse } from "node:http";

export const slowLimits = {
  /** A reader who takes nothing for so long has gone, or never meant to read. */
  stillMs: 20_000,
  /** The largest picture comes through in this time at the speed of a telephone line. */
  longestMs: 120_000,
};

/** Call it after `response.end(…)`. What the system took whole at once, as it nearly always does, costs nothing here. */
export function letGoIfSlow(response: ServerResponse, { stillMs, longestMs } = slowLimits): void {
  const { socket } = response;
  if (socket === null || socket.destroyed || socket.writableLength === 0) return;
  const end = (): void => void response.destroy();
  response.setTimeout(stillMs, end);
  const late = setTimeout(end, longestMs).unref();
  response.once("close", () => clearTimeout(late));
}
