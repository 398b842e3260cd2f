// Job: `npm run verify`: reads the newsroom's books from end to end and names the first broken row; exit code 1 when there is one.
import { entry, say } from "./console.ts";
import { databaseUp } from "./database-up.ts";
import { firstBrokenRow } from "./verification.ts";

await entry(async () => {
  const database = await databaseUp();
  try {
    const broken = await firstBrokenRow();
    say(broken === null ? "Everything holds." : `Broken: ${broken}.`);
    if (broken !== null) process.exitCode = 1;
  } finally {
    await database.close();
  }
});
