// Job: `npm run reproject`: writes readers' rows again from the live revisions, while the newsroom works.
import { countShown, reprojectAll } from "#db/reproject.ts";
import { entry, say, step } from "./console.ts";
import { databaseUp } from "./database-up.ts";

const everySoMany = 500;

await entry(async () => {
  const database = await databaseUp();
  try {
    const all = await countShown();
    const told = (count: number) => {
      if (count % everySoMany === 0 && count < all) say(`  ${count} pages, ${all - count} to go`);
    };
    await step(
      "Writing readers' pages again",
      () => reprojectAll(told),
      (count) => `Wrote ${count} readers' pages again`,
    );
  } finally {
    await database.close();
  }
});
