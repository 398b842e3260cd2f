// Job: fills an empty database with the demo newsroom, once, whoever else starts at the same time, and to its end however the last
// try ended.
import { join } from "node:path";
import { demoState, isNewsroomEmpty } from "#db/site-state.ts";
import { env, StartRefusal } from "#lib/env.ts";
import { withProcessLock } from "#lib/process-lock.mjs";
import { say, step } from "./console.ts";
import { playDemo } from "./demo.ts";

const published =
  "Others can reach this address, and the demo accounts' passwords are published: set DEMO=0 to set up a newsroom of your own, or DEMO=1 to have the demo one anyway.";

/** An empty newsroom gets the demo one, unless DEMO=0: then the set-up page waits. Refused where its published passwords could do harm. */
export async function fillWhenEmpty(): Promise<void> {
  await withProcessLock(
    join(env.dataDir(), "demo.lock"),
    async () => {
      const half = (await demoState()).kind === "unfinished";
      if (!half) {
        if (!(await isNewsroomEmpty()) || env.demo() === "off") return;
        if (!env.demoAccounts()) throw new StartRefusal(published);
      }
      const name = half ? "Filling the rest of the demo newsroom" : "Filling the demo newsroom";
      await step(
        name,
        () => playDemo(),
        () => name.replace("Filling", "Filled"),
      );
    },
    { onWait: (pid) => say(`Waiting for process ${pid}, which is filling the demo newsroom`) },
  );
}
