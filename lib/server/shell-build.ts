// Which build this server serves, and the service worker that was made for it.
import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { env } from "#lib/env.ts";
import { siteFolder } from "./site-files.ts";

/** The build's own name, read once: it can't change while the process runs. */
let asked: Promise<string | null> | null = null;

async function readBuild(): Promise<string | null> {
  if (env.development()) return null;
  const file = path.join(/* turbopackIgnore: true */ process.cwd(), env.buildDir(), "BUILD_ID");
  return (await readFile(file, "utf8")).trim();
}

/** The build's name; null in development, where files change under their names and nothing may be kept. */
export function shellBuild(): Promise<string | null> {
  asked ??= readBuild();
  return asked;
}

/** The worker's script, or null in development. */
export async function shellWorkerScript(): Promise<string | null> {
  const build = await shellBuild();
  if (build === null) return null;
  const file = path.join(/* turbopackIgnore: true */ siteFolder(), "shell-worker.js");
  return `// ${build}\n${await readFile(file, "utf8")}`;
}
