// Job: the production build, made again only when something that goes into it has changed, by one process at a time.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { env, StartRefusal } from "#lib/env.ts";
import { withProcessLock } from "#lib/process-lock.mjs";
import { say } from "./console.ts";

const project = fileURLToPath(new URL("../..", import.meta.url));
const SOURCES = [
  "app/**/*",
  "components/**/*",
  "lib/**/*",
  "db/*.ts",
  "db/schema/**/*",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.*",
  "tsconfig.json",
  "package.json",
  "package-lock.json",
];

/** One number for everything that a build is made from: names and contents of the sources, and the Node that builds. */
export function sourceHash(): string {
  const hash = createHash("sha256").update(process.version);
  const files = globSync(SOURCES, { cwd: project, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$|\.md$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of new Set(files))
    hash.update(`\0${file.slice(project.length)}\0`).update(readFileSync(file));
  return hash.digest("hex");
}

function stampFile(): string {
  return join(project, env.buildDir(), "nightdesk-sources");
}

function stamped(): string | null {
  try {
    return readFileSync(stampFile(), "utf8");
  } catch {
    return null;
  }
}

/** Runs a tool with the same Node, its output held back unless it fails. */
async function runTool(
  what: string,
  parameters: string[],
  changes: Record<string, string | null>,
): Promise<void> {
  const child = spawn(process.execPath, parameters, {
    cwd: project,
    stdio: ["ignore", "pipe", "pipe"],
    env: env.forChild({ NEXT_TELEMETRY_DISABLED: "1", ...changes }),
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => output.push(chunk));
  const stop = () => child.kill("SIGTERM");
  process.once("exit", stop);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  process.off("exit", stop);
  if (code !== 0) {
    process.stderr.write(Buffer.concat(output));
    throw new StartRefusal(`${what} failed: put right what is named above and start again.`);
  }
}

/** Stylesheet, script and fonts of readers' pages, into fingerprinted files; some seconds. */
export async function buildSiteFiles(): Promise<void> {
  const code = `await (await import(${JSON.stringify(new URL("../../components/site/build.ts", import.meta.url).href)})).buildSite()`;
  await withProcessLock(join(project, ".build", "site.lock"), () =>
    runTool("The build of the readers' stylesheet and script", ["--input-type=module", "-e", code], {}),
  );
}

/**
 * Builds unless the last build was made from the very same sources.
 * @returns whether it had to
 */
export async function buildIfStale(): Promise<boolean> {
  mkdirSync(join(project, ".build"), { recursive: true });
  const lock = join(project, ".build", `build-${env.buildDir().replaceAll(/[^\w.-]/g, "_")}.lock`);
  return withProcessLock(
    lock,
    async () => {
      const sources = sourceHash();
      if (stamped() === sources) return false;
      rmSync(stampFile(), { force: true });
      await buildSiteFiles();
      await runTool("The build", [join(project, "node_modules", "next", "dist", "bin", "next"), "build"], {
        NODE_ENV: "production",
      });
      // The stamp is of what was hashed before: a file changed meanwhile makes the next start build again.
      writeFileSync(stampFile(), sources);
      return true;
    },
    { onWait: (pid) => say(`Waiting for process ${pid}, which is building`) },
  );
}
