// Runs every check there is, in order of cost, and counts each step and each test. `npm run check` stops
// before what needs a database or a browser. The last line is always `N passed, N failed`.
import { spawn } from "node:child_process";
import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "#lib/env.ts";
import { findChromium, installChromium } from "./chromium.ts";

const fast = process.argv.includes("--check");
const total = { passed: 0, failed: 0 };
const groups: string[] = [];
/** Each failure in full, said again at the end: whoever keeps only the last lines of a run still knows what failed. */
const failures: string[] = [];
const scratch = mkdtempSync(join(tmpdir(), "nightdesk-test-"));

/** A test never touches a database, an account or an address that the shell happens to name. */
const testVariables: Readonly<Record<string, string | null>> = {
  ...Object.fromEntries(
    `DATABASE_URL DATABASE_APP_URL DATABASE_READER_URL DATA_DIR BUILD_DIR AUTH_SECRET DEMO SITE_URL HOST PORT
    TRUST_PROXY CDN_PURGE_URL CDN_PURGE_TOKEN CDN_KIND NEXTAUTH_URL NEXTAUTH_SECRET NODE_OPTIONS NODE_ENV`
      .split(/\s+/)
      .map((name) => [name, null]),
  ),
  NEXT_TELEMETRY_DISABLED: "1",
  NO_COLOR: "1",
};

type Run = Readonly<{ code: number; output: string }>;

/** Runs a program. Streams its lines as they come when `show`, and always answers all of its output. */
async function run(
  command: string,
  parameters: readonly string[],
  show: boolean,
  more: Record<string, string> = {},
): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(command, parameters, {
      env: env.forChild({ ...testVariables, ...more }),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const take = (chunk: Buffer) => {
      const text = chunk.toString("utf8");
      output += text;
      if (show) process.stdout.write(text.replaceAll(/^@counts.*\n?/gm, ""));
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.on("error", (error) => resolve({ code: 1, output: `${output}${error.message}` }));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function count(name: string, passed: number, failed: number, started: number) {
  total.passed += passed;
  total.failed += failed;
  if (failed > 0) groups.push(name);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${failed === 0 ? "✓" : "✖"} ${name}: ${passed} passed, ${failed} failed, ${seconds} s\n`);
}

function lastLines(output: string, most: number): string {
  return output.trimEnd().split("\n").slice(-most).join("\n");
}

/** One step whose commands either all succeed or don't. */
async function step(name: string, commands: readonly (readonly string[])[]) {
  console.log(`${name} …`);
  const started = performance.now();
  for (const [command = "", ...parameters] of commands) {
    const { code, output } = await run(command, parameters, false);
    if (code !== 0) {
      console.log(output.trimEnd());
      failures.push(`    ✖ ${name}\n${lastLines(output, 20)}\n`);
      count(name, 0, 1, started);
      return;
    }
  }
  count(name, 1, 0, started);
}

/** A group of node:test files. Files that crash count as failed even when they reported nothing. */
async function nodeTests(name: string, patterns: readonly string[], concurrency: number) {
  const files = globSync(patterns, { exclude: ["**/node_modules/**"] }).toSorted();
  console.log(`${name}: ${files.length} files …`);
  const started = performance.now();
  if (files.length === 0) {
    console.log("    no test file was found");
    count(name, 0, 1, started);
    return;
  }
  const { code, output } = await run(
    process.execPath,
    [
      "--conditions=react-server",
      "--test",
      `--test-concurrency=${concurrency}`,
      "--test-timeout=600000",
      "--test-reporter=./e2e/sentence-reporter.ts",
      "--test-reporter-destination=stdout",
      ...files,
    ],
    true,
  );
  const counts = /^@counts (?<json>\{.*\})$/m.exec(output)?.groups?.["json"];
  const {
    passed,
    failed,
    failures: these,
  } = counts === undefined
    ? { passed: 0, failed: 1, failures: [`    ✖ ${name} stopped\n${lastLines(output, 20)}\n`] }
    : (JSON.parse(counts) as { passed: number; failed: number; failures: string[] });
  failures.push(...these);
  count(name, passed, code !== 0 && failed === 0 ? 1 : failed, started);
}

type PlaywrightStats = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: { message?: string }[];
};

/** The browser tests against a production build. A flaky or skipped test counts as failed. */
async function browserTests(name: string) {
  console.log(`${name} …`);
  const started = performance.now();
  const chosen = env.chromiumPath();
  const found = findChromium(chosen);
  const browser = found === null ? installChromium(chosen) : { path: found };
  if ("sentence" in browser) {
    console.log(`    ${browser.sentence}`);
    failures.push(`    ✖ ${name}: ${browser.sentence}\n`);
    count(name, 0, 1, started);
    return;
  }
  const report = join(scratch, "browser.json");
  const { code, output } = await run(
    process.execPath,
    ["node_modules/playwright/cli.js", "test", "--config", "e2e/playwright.config.ts"],
    true,
    {
      CHROMIUM_PATH: browser.path,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    },
  );
  const { stats, errors } = readPlaywrightReport(report);
  for (const error of errors) console.log(`    ${error.message ?? "the browser tests stopped"}`);
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
  const told = output.search(/^ {2}1\) /m);
  if (told >= 0) failures.push(output.slice(told));
  count(name, stats.expected, code !== 0 && failed === 0 ? 1 : failed, started);
}

function readPlaywrightReport(path: string): PlaywrightStats {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as PlaywrightStats;
  } catch {
    return {
      stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 },
      errors: [{ message: "The browser tests left no report." }],
    };
  }
}

const begun = performance.now();
try {
  await step("formatting", [["oxfmt", "--check"]]);
  await step("lint", [["oxlint"]]);
  await step("types", [
    ["next", "typegen"],
    ["tsc", "--noEmit"],
  ]);
  await step("unused files, exports and packages", [["knip", "--no-progress"]]);
  await nodeTests(
    "unit tests",
    [
      "lib/*.test.ts",
      "lib/newsroom/**/*.test.ts",
      "lib/document/**/*.test.ts",
      "components/**/*.test.ts",
      "e2e/faults/*.test.ts",
    ],
    2,
  );
  if (!fast) {
    await nodeTests("database tests", ["db/**/*.test.ts"], 2);
    await nodeTests("server tests", ["lib/server/**/*.test.ts", "app/**/*.test.ts"], 2);
    await nodeTests("process tests", ["e2e/*.test.ts"], 1);
    await browserTests("browser tests");
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
const minutes = ((performance.now() - begun) / 60_000).toFixed(1);
if (failures.length > 0) console.log(`What failed:\n${failures.join("")}`);
console.log(`everything took ${minutes} min${groups.length === 0 ? "" : `; failed: ${groups.join(", ")}`}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
