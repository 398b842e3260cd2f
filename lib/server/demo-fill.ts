// Job: fills an empty database with the demo newsroom, once, whoever else starts at the same time and however the last try ended.
import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isNewsroomEmpty } from "#db/site-state.ts";
import { env, StartRefusal } from "#lib/env.ts";
import { withProcessLock } from "#lib/process-lock.mjs";
import { say, step } from "./console.ts";
import { playDemo } from "./demo.ts";

/**
 * An empty newsroom gets the demo one where its published passwords can do no harm; else the set-up page waits.
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
      if (!env.demoAccounts()) {
        if (env.demo() === "unset") {
          say("Others can reach this address, so the newsroom starts empty and without demo accounts: set DEMO=1 to have them anyway.");
        }
        return;
      }
      writeFileSync(half, "");
      await step("Filling the demo newsroom", () => playDemo(), () => "Filled the demo newsroom");
      rmSync(half);
    },
    { onWait: (pid) => say(`Waiting for process ${pid}, which is filling the demo newsroom`) },
  );
}
