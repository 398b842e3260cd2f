// A browser beside Playwright's own, for tests that kill all of it at once and open its profile again.
import { type ChildProcess, spawn } from "node:child_process";
import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { env } from "#lib/env.ts";
import { chromiumArguments, findChromium } from "./chromium.ts";

/** A browser that has only just begun may leave its first visitor without an answer; the next one gets it. */
async function connected(address: string): Promise<Browser> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await chromium.connectOverCDP(address, { timeout: 10_000 });
    } catch (error) {
      if (tries === 3) throw error;
    }
  }
}

/** A browser of its own whose processes die all at once. */
export async function ownBrowser(
  profile: string,
): Promise<Readonly<{ context: BrowserContext; kill: () => Promise<void> }>> {
  const program = findChromium(env.chromiumPath());
  if (program === null) throw new Error("no Chromium was found");
  const child: ChildProcess = spawn(
    program,
    [
      ...chromiumArguments,
      "--headless=new",
      "--no-first-run",
      "--remote-debugging-port=0",
      `--user-data-dir=${profile}`,
    ],
    { detached: true, stdio: ["ignore", "ignore", "pipe"] },
  );
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => {
      said += chunk.toString("utf8");
      const found = /DevTools listening on (?<address>ws:\S+)/.exec(said)?.groups?.["address"];
      if (found) resolve(found);
    });
    void ended.then(() => reject(new Error(`the browser ended:\n${said}`)));
  });
  const browser = await connected(address);
  const [context] = browser.contexts();
  if (!context) throw new Error("the browser has no context");
  return {
    context,
    async kill() {
      if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
      await ended;
      await browser.close().catch(() => {});
    },
  };
}
