// Two servers on one PostgreSQL with people at both: each is killed in turn, both at once, and their connections that hear
// what the other commits are cut. All people end with the same text.
import { setTimeout as pause } from "node:timers/promises";
import { quantile } from "#bench/figures.ts";
import { Crowd, spreadOf } from "./crowd.ts";
import type { Group } from "./group.ts";
import { Newsroom, type Server } from "./newsroom.ts";

const faults = 40;
const lastKeyMs = 400;
const backMs = 3_000;
/** For how long a server that begins to listen again is cut off again. */
const deafMs = 2_000;

export const two: Group = {
  name: "two",
  about: "two servers on one database, killed and made deaf to each other",
  async run(report, length) {
    const newsroom = await Newsroom.open(2);
    const crowd = new Crowd(newsroom);
    const times: number[] = [];
    let cut = 0;

    const deafen = async () => {
      for (const end = Date.now() + deafMs; Date.now() < end; await pause(100))
        cut += await newsroom.deafen();
    };
    const kill = async (...servers: readonly Server[]) => {
      const theirs = crowd.people.filter((person) => servers.some(({ origin }) => origin === person.origin));
      await Promise.all(servers.map((server) => server.kill()));
      await crowd.noticed(theirs);
      await crowd.lookForSaved();
      await Promise.all(servers.map((server) => server.start()));
      times.push(...(await crowd.backAfter(theirs)));
    };
    const [one, other] = [newsroom.server(0), newsroom.server(1)];
    const accidents = [
      () => kill(one),
      deafen,
      () => kill(other),
      async () => void (await Promise.all([kill(one), deafen()])),
      () => kill(one, other),
    ];
    try {
      for (let article = 0; article < 2; article++) await crowd.gather(6, [0, 1, 0, 1]);
      const rounds = length.times(faults, accidents.length);
      for (let round = 0; round < rounds; round++) {
        report.progress(round, rounds);
        crowd.type();
        await pause(300 + Math.random() * 900);
        await crowd.lastKey(lastKeyMs);
        await accidents[round % accidents.length]?.();
        await crowd.settle();
      }
      report.tells("faults", `${rounds}: kills of either or both, ${cut} listening connections cut`);
      crowd.reportOn(report);
      const inTime = quantile(times, 0.5) <= backMs;
      report.holds(
        "editors back after their server",
        spreadOf(times),
        "≤ 3 s (judged by the median)",
        inTime,
      );
    } finally {
      crowd.leave();
      await newsroom.close();
    }
  },
};
