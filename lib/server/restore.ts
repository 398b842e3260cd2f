// Job: `npm run restore <file>`: checks a backup from end to end, then puts it into an empty database, or with --replace in the place of one.
import { resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import { databaseUrls } from "#db/address.ts";
import { isNewsroomEmpty } from "#db/site-state.ts";
import { StartRefusal } from "#lib/env.ts";
import { checkBackup, restoreBackup } from "./backup-newsroom.ts";
import { entry, say, step } from "./console.ts";
import { databaseUp } from "./database-up.ts";
import { firstBrokenRow } from "./verification.ts";

const usage = "npm run restore -- <file> [--replace] [--yes]";

function wished(): { file: string; replace: boolean; yes: boolean } {
  try {
    const options = {
      replace: { type: "boolean", default: false },
      yes: { type: "boolean", default: false },
    } as const;
    const { values, positionals } = parseArgs({ options, allowPositionals: true });
    const [file, ...more] = positionals;
    if (file !== undefined && more.length === 0) return { file: resolve(file), ...values };
  } catch {
    // The usage says all there is to say.
  }
  throw new StartRefusal(`Name one backup file: ${usage}`);
}

async function mayReplace(place: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new StartRefusal("Nobody can answer the question here: add --yes to replace without it.");
  const ask = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await ask.question(
    `Replace every article, account and picture row in ${place}? Type "replace" to do it: `,
  );
  ask.close();
  return answer.trim() === "replace";
}

await entry(async () => {
  const { file, replace, yes } = wished();
  const manifest = await step(
    "Checking the backup",
    () => checkBackup(file),
    () => "Checked the backup",
  );
  const database = await databaseUp();
  try {
    const empty = await isNewsroomEmpty();
    if (!empty && replace && !yes && !(await mayReplace(database.place))) return say("Nothing was changed.");
    await step(
      "Restoring",
      () => restoreBackup(databaseUrls().owner, file, manifest, { replace }),
      () => `Restored the newsroom of ${manifest.at}`,
    );
    for (const name of manifest.missing.slice(0, 10))
      say(`Picture file ${name} was missing when the backup was made.`);
    const broken = await firstBrokenRow();
    if (broken === null) return say("Everything holds.");
    say(
      `Restored, but broken: ${broken}. Ask for an older backup, or run npm run verify after putting it right.`,
    );
    process.exitCode = 1;
  } finally {
    await database.close();
  }
});
