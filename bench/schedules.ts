// A hundred schedules of one and the same second at two instances: how late the last of them is, and that each comes once.
import { setTimeout as sleep } from "node:timers/promises";
import { type CopyDesk, until } from "#e2e/instance.ts";
import { type Figure, milliseconds, quantile } from "./figures.ts";

const together = 100;
const rounds = 5;
const patience = 60_000;

/** Rounds of a hundred; what is counted is what stands in the database afterwards. */
export async function schedulesTogether(desk: CopyDesk): Promise<Figure[]> {
  const late: number[] = [];
  const seen: number[] = [];
  let once = 0;
  for (let round = 0; round < rounds; round++) {
    await desk.wish({ do: "schedules", count: together });
    // Any instant of the clock's second.
    const { planned: from } = await desk.wish({ do: "bring-due", inMs: 3_000 + Math.random() * 1_000 });
    let account = await accountOf(desk, from);
    // Whoever looks before they are out makes them late.
    await sleep(8_000);
    await until("all of them are out and seen", patience, async () => {
      await sleep(1_000);
      account = await accountOf(desk, from);
      return account.lost === 0 && account.seen.length >= together;
    });
    late.push(...account.late);
    seen.push(...account.seen);
    once += account.all - account.twice - account.wrong - account.refused;
  }
  const how = `${rounds} rounds of ${together} schedules (first publication, change, planned withhold) in one second, two instances`;
  const spread = (times: readonly number[]) =>
    `p50 ${milliseconds(quantile(times, 0.5))}, p99 ${milliseconds(quantile(times, 0.99))}, max ${milliseconds(Math.max(...times))}`;
  return [
    { what: "schedules of one second, decided late by", figure: spread(late), bar: "p99 ≤ 2 s", how },
    {
      what: "  until a server says that readers have it",
      figure: spread(seen),
      bar: "p99 ≤ 2 s",
      how: `${how}; its acknowledgement of the purge`,
    },
    {
      what: "  each once, with its event, receipt and purge",
      figure: `${once} of ${rounds * together}`,
      bar: "all",
      how: "states, events, live rows, receipts and purges in the database",
    },
  ];
}

async function accountOf(desk: CopyDesk, from: number | undefined) {
  const { account } = await desk.wish({ do: "schedule-account", from });
  if (!account) throw new Error("the desk gave no account");
  return account;
}
