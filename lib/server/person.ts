// Job: the entry of `npm run person`. What each command does stands in person-command.ts.
import { entry, say } from "./console.ts";
import { databaseUp } from "./database-up.ts";
import { person } from "./person-command.ts";

await entry(async () => {
  const database = await databaseUp();
  try {
    const { code, text } = await person(process.argv.slice(2));
    say(text.trimEnd());
    process.exitCode = code;
  } finally {
    await database.close();
  }
});
