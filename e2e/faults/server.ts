// The server is killed again and again while people type: what a screen called saved is in PostgreSQL, what it didn't call
// saved is on the screen still, and once the server is back everybody has the same text, each letter once.
import { setTimeout as pause } from "node:timers/promises";
import { Crowd, spreadOf } from "./crowd.ts";
import type { Group } from "./group.ts";
import { Newsroom } from "./newsroom.ts";
import { quantile } from "#bench/figures.ts";

const kills = 100;
const lastKeyMs = 400;
/** What the editor promises of coming back. */
const backMs = 3_000;

export const server: Group = {
  name: "server",
  about: "the server killed while people type in several articles",
  async run(report, length) {
    const newsroom = await Newsroom.open();
    const crowd = new Crowd(newsroom);
    const killed = newsroom.server();
    const times: number[] = [];
    try {
      for (let article = 0; article < 3; article++) await crowd.gather(6, [0, 0, 0]);
      const rounds = length.times(kills, 5);
      for (let round = 0; round < rounds; round++) {
        report.progress(round, rounds);
        crowd.type();
        await pause(300 + Math.random() * 900);
        await crowd.lastKey(lastKeyMs);
        await killed.kill();
        await crowd.noticed(crowd.people);
        await crowd.lookForSaved();
        await killed.start();
        times.push(...(await crowd.backAfter(crowd.people)));
        await crowd.settle();
      }
      report.tells("kills of the server", rounds);
      crowd.reportOn(report);
      const inTime = quantile(times, 0.5) <= backMs;
      report.holds("editors back after the server", spreadOf(times), "≤ 3 s (judged by the median)", inTime);
    } finally {
      crowd.leave();
      await newsroom.close();
    }
  },
};
