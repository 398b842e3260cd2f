// Job: `npm run db:stop` and `npm run reset`: the embedded server and the data folder, never anybody else's database.
import { existsSync, rmSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { embeddedFolders, embeddedStatus, stopEmbedded } from "#db/embedded.ts";
import { env, StartRefusal } from "#lib/env.ts";
import { entry, say } from "./console.ts";

async function stop(): Promise<void> {
  if (env.databaseUrl() !== null) {
    throw new StartRefusal(
      "DATABASE_URL is set, so the database is not ours to stop: unset it to stop the embedded one.",
    );
  }
  const outcome = await stopEmbedded(env.dataDir());
  say(outcome === "stopped" ? "Stopped the database." : "The database was not running.");
}

async function reset(): Promise<void> {
  const dataDir = env.dataDir();
  if (!existsSync(dataDir)) return say(`There is nothing in ${dataDir}.`);
  const { address } = await embeddedStatus(dataDir);
  if (address === null && !process.argv.includes("--yes")) {
    throw new StartRefusal(`${dataDir} holds no database of ours, so nothing was deleted: check DATA_DIR.`);
  }
  if (!process.argv.includes("--yes")) {
    if (!process.stdin.isTTY)
      throw new StartRefusal(
        "Nobody can answer the question here: run `npm run reset -- --yes` to delete without it.",
      );
    const ask = createInterface({ input: process.stdin, output: process.stdout });
    const answer = await ask.question(
      `Delete every article, picture and account in ${dataDir}? Type "delete" to do it: `,
    );
    ask.close();
    if (answer.trim() !== "delete") return say("Nothing was deleted.");
  }
  const folders = [...embeddedFolders(dataDir), dataDir];
  await stopEmbedded(dataDir);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  say(`Deleted ${folders.join(" and ")}.`);
}

await entry(process.argv[2] === "reset" ? reset : stop);
