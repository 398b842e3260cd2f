// Thirty people in one article at a person's pace for minutes: all end with the same text, which is what is stored; the
// server's memory stays flat, and the log is folded into its snapshot on the way.
import { setTimeout as pause } from "node:timers/promises";
import { Crowd } from "./crowd.ts";
import type { Group } from "./group.ts";
import { keptMb, MemoryWatch, watched } from "./memory.ts";
import { Newsroom } from "./newsroom.ts";

const people = 30;
const fullSeconds = 300;
const leastSeconds = 45;
/** What the log may hold: as many rows as are folded at once, those kept, and what came since the last look. */
const mostRows = 1_500;
/** Memory grows with the text, too, and by what a collection leaves for later; a leak of a row a key would be far more. */
const mostGrowthMb = 60;
const habits = { keyMs: 180, suggests: 0.2, rests: true };

export const thirty: Group = {
  name: "thirty",
  about: "thirty people in one article",
  async run(report, length) {
    const newsroom = await Newsroom.open(1, watched);
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
      const began = Date.now();
      let warm: Readonly<{ mb: number; at: number }> | null = null;
      crowd.type();
      for (const end = began + milliseconds; Date.now() < end; await pause(5_000)) {
        await crowd.lookForSaved();
        if (warm === null && Date.now() > began + milliseconds / 5)
          warm = { mb: await keptMb(newsroom.server().said), at: Date.now() };
      }
      memory.stop();
      const kept = await keptMb(newsroom.server().said);
      const minutes = (Date.now() - (warm?.at ?? began)) / 60_000;
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
      const [early, late] = [memory.medianOf(0.2, 0.4), memory.medianOf(0.8, 1)];
      report.tells(
        "server's resident memory",
        `${Math.round(early)} MB in the second fifth, ${Math.round(late)} MB in the last, at most ${Math.round(memory.most)} MB`,
      );
      const growth = kept - (warm?.mb ?? kept);
      report.holds(
        "memory kept by the server after a collection",
        `${(warm?.mb ?? kept).toFixed(1)} → ${kept.toFixed(1)} MB, ${(growth / minutes).toFixed(1)} MB/min`,
        `< 1 MB/min (judged by < ${mostGrowthMb} MB in all)`,
        growth < mostGrowthMb,
      );
    } finally {
      crowd.leave();
      await newsroom.close();
    }
  },
};
