// Thousands of schedules fall due at two servers that are killed again and again, and PostgreSQL with them: each is carried
// out once, with all that belongs to it, and what a hold forbids is refused once, aloud.
import { setTimeout as pause } from "node:timers/promises";
import { quantile } from "#bench/figures.ts";
import { until } from "#e2e/instance.ts";
import type { Group } from "./group.ts";
import { Newsroom, type Server } from "./newsroom.ts";

const count = 10_000;
const overSeconds = 240;
const leastOverSeconds = 40;
const kills = 24;
const databaseKills = 4;
const held = 200;
const firstInMs = 5_000;
/** What is still due once the kills are over is carried out within this. */
const patienceMs = 300_000;

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
const spread = (times: readonly number[]) =>
  `p50 ${seconds(quantile(times, 0.5))}, p99 ${seconds(quantile(times, 0.99))}, max ${seconds(Math.max(...times))}`;

export const schedules: Group = {
  name: "schedules",
  about: "ten thousand schedules at two servers that are killed, and PostgreSQL with them",
  async run(report, length) {
    const newsroom = await Newsroom.open(2);
    const [one, other] = [newsroom.server(0), newsroom.server(1)];
    const kill = async (...servers: readonly Server[]) => {
      await Promise.all(servers.map((server) => server.kill()));
      await pause(Math.random() * 1_500);
      await Promise.all(servers.map((server) => server.start()));
    };
    let killed = 0;
    let powerCuts = 0;
    const accidents = length.times(kills, 5);
    const cuts = length.times(databaseKills, 1);
    try {
      const planned = length.times(count, 300);
      await newsroom.schedules(planned);
      const overMs = length.seconds(overSeconds, leastOverSeconds);
      await newsroom.bringDue(firstInMs, overMs);
      const ends = Date.now() + firstInMs + overMs;
      let holds = 0;
      const rounds = accidents + cuts;
      for (let round = 0; round < rounds; round++) {
        report.progress(round, rounds);
        // Evenly over what is left, with chance in it: before, between and amid what is carried out.
        const left = Math.max(0, ends - Date.now()) / (rounds - round);
        await pause(left * Math.random() * 0.8);
        holds += await newsroom.holdSome(Math.ceil(length.times(held, 12) / rounds));
        // The cuts fall between the kills.
        if (Math.floor(((round + 1) * cuts) / rounds) > powerCuts) {
          powerCuts += 1;
          await newsroom.killDatabase();
          await newsroom.databaseBack(10_000);
          continue;
        }
        const both = round % 6 === 5;
        const which = both ? [one, other] : [Math.random() < 0.5 ? one : other];
        killed += which.length;
        await kill(...which);
      }
      await until(
        "everything that is due is carried out",
        patienceMs + Math.max(0, ends - Date.now()),
        async () => {
          await pause(500);
          return (await newsroom.pending()) === 0;
        },
      );
      const account = await newsroom.scheduleAccount();
      report.tells("schedules", `${account.all} over ${seconds(overMs)}: ${account.fired} carried out`);
      report.tells("kills", `${killed} of a server, ${powerCuts} of PostgreSQL`);
      report.holds("schedules accounted for", account.all, String(planned), account.all === planned);
      report.never("schedules lost", account.lost);
      report.never("schedules carried out twice", account.twice);
      report.never("carried out without what belongs to it, or other than planned", account.wrong);
      report.never("published through a hold", account.throughHold);
      report.holds(
        "refused because of a hold, each failed once and told to everybody who edits",
        `${account.refused}, of ${holds} held`,
        "> 0, none without",
        account.refused > 0 && account.unexplained === 0,
      );
      report.holds(
        "chains of events whole",
        account.brokenChain ?? "yes",
        "yes",
        account.brokenChain === null,
      );
      if (account.amiss.length > 0) report.tells("articles to look at", account.amiss.join(", "));
      report.tells("late, with everything that was killed meanwhile", spread(account.late));
      const lives = newsroom.servers.every((server) => !server.ended);
      report.holds("both servers run at the end", lives ? "yes" : "no", "yes", lives);
    } finally {
      await newsroom.close();
    }
  },
};
