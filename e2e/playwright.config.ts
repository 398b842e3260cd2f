// Browser tests: a real Chromium against one production server on a database of its own. A test's name is a promise.
import { defineConfig } from "@playwright/test";
import { env } from "#lib/env.ts";
import { chromiumArguments, findChromium } from "./chromium.ts";

const baseURL = env.testUrl();
const executablePath = findChromium(env.chromiumPath());

export default defineConfig({
  testDir: ".",
  testMatch: "**/*.spec.ts",
  outputDir: "../test-results",
  globalSetup: "./test-server.ts",
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 180_000,
  expect: { timeout: 15_000 },
  reporter: [["list"], ["json", { outputFile: env.playwrightReport() }]],
  use: {
    ...(baseURL !== undefined && { baseURL }),
    launchOptions: { args: chromiumArguments, ...(executablePath !== null && { executablePath }) },
    contextOptions: { reducedMotion: "reduce" },
    locale: "en-GB",
    timezoneId: "Europe/London",
    actionTimeout: 15_000,
    navigationTimeout: 30_000,

    // A trace of everything costs a ninth of the whole run: `--trace on` when one is wanted.
    screenshot: "only-on-failure",
  },
});
