// Job: `npm run backup [file]`: the whole newsroom into one checked file, while people work.
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { databaseUrls } from "#db/address.ts";
import { env, StartRefusal } from "#lib/env.ts";
import { backUp } from "./backup-newsroom.ts";
import { entry, say, step } from "./console.ts";
import { databaseUp } from "./database-up.ts";

await entry(async () => {
  const [named] = process.argv.slice(2);
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(":", "-");
  const file = named ? resolve(named) : join(env.dataDir(), "backups", `nightdesk-${stamp}Z.backup`);
  if (existsSync(file))
    throw new StartRefusal(`${file} is there already and was left alone: name another file.`);
  if (named && !existsSync(dirname(file)))
    throw new StartRefusal(`There is no folder ${dirname(file)}: make it, or name another file.`);
  const database = await databaseUp();
  try {
    if (!named) mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const done = await step(
      "Backing up",
      () => backUp(databaseUrls().owner, file, say),
      () => "Backed up",
    );
    say(
      `${file}: ${(done.bytes / 1_048_576).toFixed(1)} MB, ${done.rows} rows, ${done.pictures} picture files.`,
    );
    for (const name of done.missing.slice(0, 10))
      say(`Picture file ${name} was missing and is not in the backup.`);
    if (!named)
      say(
        "It lies on the same disk as the newsroom: copy it to another machine. It holds every draft and account.",
      );
  } finally {
    await database.close();
  }
});
