// Thirty people in one article at a person's pace for minutes: all end with the same text, which is what is stored; the
// server's memory stays flat, and the log is folded into its snapshot on the way.
import { setTimeout as pause } from "node:timers/promises";
import { Crowd } from "./crowd.ts";
import type { Group } from "./group.ts";
import { MemoryWatch } from "./memory.ts";
import { Newsroom } from "./newsroom.ts";

const people = 30;
const fullSeconds = 300;
const leastSeconds = 45;
/** What the log may hold: as many rows as are folded at once, those kept, and what came since the last look. */
const mostRows = 1_500;
/** Rows come and go by garbage collection; only growth that goes on is told from them over minutes. */
const mostGrowthMb = 60;
const habits = { keyMs: 180, suggests: 0.2, rests: true };

export const thirty: Group = {
  name: "thirty",
  about: "thirty people in one article",
  async run(report, length) {
    const newsroom = await Newsroom.open();
    const crowd = new Crowd(newsroom);
    try {
      await crowd.gather(
        30,
        Array.from({ length: people }, () => 0),
        habits,
      );
      const [writer] = crowd.people;
      if (!writer) throw new Error("nobody came");
      const memory = new MemoryWatch(newsroom.server().pid);
      const milliseconds = length.seconds(fullSeconds, leastSeconds);
      crowd.type();
      for (const end = Date.now() + milliseconds; Date.now() < end; await pause(5_000))
        await crowd.lookForSaved();
      memory.stop();
      await crowd.settle();
      const { snapshotSeq, head, rows } = await newsroom.stored(writer.article.id);
      report.tells("typed for", `${Math.round(milliseconds / 1000)} s, ${head} updates`);
      crowd.reportOn(report);
      const folded = rows <= mostRows && (head <= mostRows || snapshotSeq > 0);
      report.holds(
        "log folded into its snapshot",
        `up to ${snapshotSeq} of ${head}, ${rows} rows kept`,
        "yes",
        folded,
      );
      const growth = memory.medianOf(0.8, 1) - memory.medianOf(0.2, 0.4);
      report.tells("server's memory at most", `${Math.round(memory.most)} MB`);
      report.holds(
        "server's memory, slope after the first fifth",
        `${memory.slope.toFixed(1)} MB/min (${Math.round(memory.medianOf(0.2, 0.4))} → ${Math.round(memory.medianOf(0.8, 1))} MB)`,
        `< 1 MB/min (judged by < ${mostGrowthMb} MB in all)`,
        growth < mostGrowthMb,
      );
    } finally {
      crowd.leave();
      await newsroom.close();
    }
  },
};
