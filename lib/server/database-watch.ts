// The embedded PostgreSQL ends with nobody's wish (killed for want of memory, a crash): the newsroom starts it again by
// itself, because at 2 a.m. nobody else does. One that was stopped on purpose stays stopped.
import { embeddedCrashed, startEmbedded, type EmbeddedServer } from "#db/embedded.ts";
import { useDatabase } from "#db/client.ts";
import { repeat, type Running } from "./clock.ts";
import { log } from "./log.ts";

const everyMs = 500;

/**
 * Look after the embedded server of `dataDir` until closed. `onStarted` gets the server that was started in place of a
 * crashed one; its connection that says "in use" is the caller's to release.
 */
export function watchEmbedded(dataDir: string, onStarted: (server: EmbeddedServer) => void): Running {
  return repeat("embedded-database", everyMs, async () => {
    if (!embeddedCrashed(dataDir)) return;
    const begun = performance.now();
    log("embedded-database-crashed", {});
    const server = await startEmbedded(dataDir, { hold: true });
    onStarted(server);
    // Its port may be another one, where somebody took the old one meanwhile.
    await useDatabase(server.urls);
    log("embedded-database-started", { tookMs: Math.round(performance.now() - begun) });
  });
}
