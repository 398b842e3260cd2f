// Where a real Chromium is: CHROMIUM_PATH, Playwright's own download, the system's, in this order.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";

const systemPaths = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** No sandbox because containers run as root; the rest keeps the browser from talking to anybody by itself. */
export const chromiumArguments = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];

/** The path of a Chromium on this machine, or null. */
export function findChromium(chosen: string | undefined): string | null {
  const candidates = [chosen, chromium.executablePath(), ...systemPaths];
  return candidates.find((path) => path !== undefined && path !== "" && existsSync(path)) ?? null;
}

/** Playwright's download, else the system's package manager. Answers the path, or a sentence that says what to do. */
export function installChromium(chosen: string | undefined): { path: string } | { sentence: string } {
  const attempts: [command: string, parameters: string[]][] = [
    [process.execPath, ["node_modules/playwright/cli.js", "install", "chromium"]],
  ];
  if (process.platform === "linux" && process.getuid?.() === 0) {
    attempts.push(["apt-get", ["update", "-qq"]], ["apt-get", ["install", "-y", "-qq", "chromium"]]);
  }
  for (const [command, parameters] of attempts) {
    console.log(
      `    installing a browser: ${command === process.execPath ? "playwright" : command} ${parameters.slice(1).join(" ")}`,
    );
    spawnSync(command, parameters, { stdio: "inherit", timeout: 10 * 60_000 });
    const path = findChromium(chosen);
    if (path !== null) return { path };
  }
  return {
    sentence:
      "No Chromium was found and none could be installed. Install one (for example `apt-get install chromium`) or set CHROMIUM_PATH to its program, then run npm test again.",
  };
}
