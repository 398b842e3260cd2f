// Job: fills an empty database with the demo newsroom, once, whoever else starts at the same time and however the last try ended.
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isNewsroomEmpty } from "#db/site-state.ts";
import { env, StartRefusal } from "#lib/env.ts";
import { withProcessLock } from "#lib/process-lock.mjs";
import { say, step } from "./console.ts";

/**
 * An empty newsroom gets the demo one, unless DEMO=0: then the set-up page waits. Refused where its published passwords could do harm.
 * @param remake empties a database that is ours alone; answers false when it is not
 */
export async function fillWhenEmpty(remake: () => Promise<boolean>): Promise<void> {
  const dataDir = env.dataDir();
  const half = join(dataDir, "demo-unfinished");
  await withProcessLock(
    join(dataDir, "demo.lock"),
    async () => {
      if (existsSync(half)) {
        // Half a demo can't be continued, and revisions and events can't be deleted: the database is made again.
        if (!(await remake())) {
          throw new StartRefusal(`The demo newsroom was interrupted while it was filled: empty the database and delete ${half}, then start again.`);
        }
        rmSync(half);
      }
      if (!(await isNewsroomEmpty())) return;
      if (env.demo() === "off") return;
      if (!env.demoAccounts()) {
        throw new StartRefusal(
          "Others can reach this address, and the demo accounts' passwords are published: set DEMO=0 to set up a newsroom of your own, or DEMO=1 to have the demo one anyway.",
        );
      }
      writeFileSync(half, "");
      const demo: { playDemo(): Promise<unknown> } = await import(new URL("./demo.ts", import.meta.url).href);
      await step("Filling the demo newsroom", () => demo.playDemo(), () => "Filled the demo newsroom");
      rmSync(half);
    },
    { onWait: (pid) => say(`Waiting for process ${pid}, which is filling the demo newsroom`) },
  );
}
