// The one server that all browser tests share: `npm start`'s own program on a free port, with a data folder of its
// own that it fills with the demo newsroom, and that is deleted afterwards.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "#lib/env.ts";

const patienceMilliseconds = 8 * 60_000;

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("No free port was found.");
  return address.port;
}

/**
 * Starts the server, waits until it answers, tells its address and data folder to the workers; answers how to stop it.
 * When NIGHTDESK_TEST_URL names one that runs already (and DATA_DIR its data), that one is used and left running.
 */
export default async function startTestServer(): Promise<() => Promise<void>> {
  if (env.testUrl() !== undefined) return async () => {};
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), "nightdesk-browser-"));
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["--conditions=react-server", "lib/server/serve.ts"], {
    env: env.forChild({
      DATA_DIR: dataDir,
      PORT: String(port),
      HOST: null,
      SITE_URL: null,
      DEMO: null,
      DATABASE_URL: null,
      DATABASE_APP_URL: null,
      DATABASE_READER_URL: null,
      NODE_ENV: "production",
      NODE_OPTIONS: null,
      NEXT_TELEMETRY_DISABLED: "1",
    }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  let ended = false;
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString("utf8")).slice(-20_000);
  };
  child.stdout.on("data", listen);
  child.stderr.on("data", listen);
  child.on("exit", () => {
    ended = true;
  });

  const until = performance.now() + patienceMilliseconds;
  while (!(await answers(url))) {
    if (ended || performance.now() > until) {
      child.kill("SIGKILL");
      throw new Error(`The server for the browser tests did not start:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  env.set({ NIGHTDESK_TEST_URL: url, DATA_DIR: dataDir });

  return async () => {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 15_000);
    if (!ended) await gone;
    clearTimeout(timer);
    rmSync(dataDir, { recursive: true, force: true });
  };
}

async function answers(url: string): Promise<boolean> {
  return await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(5_000) })
    .then((response) => response.ok)
    .catch(() => false);
}
