// PostgreSQL is killed again and again while people type: nothing that was called saved is lost, nobody is signed out, and
// writing goes on once it is back.
import { setTimeout as pause } from "node:timers/promises";
import { quantile } from "#bench/figures.ts";
import { statusOf } from "./browser.ts";
import { Crowd, spreadOf } from "./crowd.ts";
import type { Group } from "./group.ts";
import { Newsroom } from "./newsroom.ts";

const kills = 100;
const lastKeyMs = 400;
const patienceMs = 5_000;
/** When it never came back by itself there is nothing to wait for. */
const triesOfPatience = 3;
const backMs = 3_000;

export const database: Group = {
  name: "database",
  about: "PostgreSQL killed while people type in several articles",
  async run(report, length) {
    const newsroom = await Newsroom.open();
    const crowd = new Crowd(newsroom);
    const times: number[] = [];
    let signedOut = 0;
    let byItself = 0;
    try {
      for (let article = 0; article < 3; article++) await crowd.gather(6, [0, 0, 0]);
      const { pid, origin } = newsroom.server();
      const rounds = length.times(kills, 5);
      for (let round = 0; round < rounds; round++) {
        report.progress(round, rounds);
        crowd.type();
        await pause(300 + Math.random() * 900);
        await crowd.lastKey(lastKeyMs);
        await newsroom.killDatabase();
        const waits = round < triesOfPatience || byItself > 0;
        const back = await newsroom.databaseBack(waits ? patienceMs : 0);
        if (back.byItself) byItself += 1;
        await crowd.lookForSaved();
        await crowd.hush();
        const began = performance.now();
        await crowd.inStep();
        times.push(performance.now() - began);
        await crowd.settle();
        for (const { visitor } of crowd.people)
          if ((await statusOf(origin, visitor, "/desk")) !== 200) signedOut += 1;
      }
      report.tells("kills of PostgreSQL", rounds);
      report.tells("came back by itself", `${byItself} of ${rounds}; else started through the launcher`);
      crowd.reportOn(report);
      report.never("requests with the same cookie that were not answered 200 afterwards", signedOut);
      const inTime = quantile(times, 0.5) <= backMs;
      report.holds(
        "everything saved after PostgreSQL is back",
        spreadOf(times),
        "≤ 3 s (judged by the median)",
        inTime,
      );
      const lives = newsroom.server().pid === pid && !newsroom.server().ended;
      report.holds("the server lived through all of it", lives ? "yes" : "no", "yes", lives);
    } finally {
      crowd.leave();
      await newsroom.close();
    }
  },
};
