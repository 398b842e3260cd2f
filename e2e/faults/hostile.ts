// Two honest people write while others send what they can think of: the honest notice nothing, the stored text is theirs
// alone, and the server's memory stays bounded.
import { setTimeout as pause } from "node:timers/promises";
import { attacks, forgedLine, type Target } from "./attacks.ts";
import { ticketFor } from "./browser.ts";
import { Crowd } from "./crowd.ts";
import type { Group, Length } from "./group.ts";
import { keptMb, MemoryWatch, watched } from "./memory.ts";
import { Newsroom } from "./newsroom.ts";
import { typist } from "./person.ts";
import type { Report } from "./report.ts";

const fullSeconds = 300;
/** Long enough for a ticket to expire. */
const leastSeconds = 90;
const ticketMs = 61_000;
const freshMs = 30_000;
const attackers = 3;
/** What the honest people's text and caches take, many times over. */
const mostKeptMb = 40;
const mostResidentMb = 1_000;

type Tally = Map<string, { tried: number; refused: number }>;

/** Tries one attack after the other until the time is over. */
async function attack(target: Target, from: number, end: number, tally: Tally): Promise<void> {
  const names = Object.keys(attacks);
  for (let turn = from; Date.now() < end; turn++) {
    const name = names[turn % names.length] ?? "";
    const one = tally.get(name) ?? { tried: 0, refused: 0 };
    tally.set(name, one);
    one.tried += 1;
    if ((await attacks[name]?.(target)) === true) one.refused += 1;
  }
}

async function run(report: Report, length: Length): Promise<void> {
  const newsroom = await Newsroom.open(1, watched);
  const crowd = new Crowd(newsroom);
  try {
    await crowd.gather(6, [0, 0], { ...typist, rests: true });
    const [honest] = crowd.people;
    if (!honest) throw new Error("nobody came");
    const { article } = honest;
    const [evil] = await newsroom.people(1, "legal");
    if (!evil) throw new Error("nobody evil came");
    const { origin, pid } = newsroom.server();
    const began = Date.now();
    const first = await ticketFor(origin, evil, article);
    let last = { ticket: first, at: began };
    const target: Target = {
      origin,
      article,
      async ticket() {
        if (Date.now() - last.at > freshMs)
          last = { ticket: await ticketFor(origin, evil, article), at: Date.now() };
        return last.ticket;
      },
      oldTicket: () => (Date.now() - began > ticketMs ? first : null),
    };
    const tally: Tally = new Map();
    const end = began + length.seconds(fullSeconds, leastSeconds);
    crowd.type();
    await pause(5_000);
    const keptBefore = await keptMb(newsroom.server().said);
    const memory = new MemoryWatch(pid);
    await Promise.all(Array.from({ length: attackers }, (_, index) => attack(target, index * 5, end, tally)));
    memory.stop();
    await crowd.lookForSaved();
    await crowd.settle();
    const kept = await keptMb(newsroom.server().said);
    for (const [name, { tried, refused }] of tally)
      report.tells(name, `${tried} times, refused or put out ${refused} times`);
    crowd.reportOn(report);
    const thrown = crowd.people.filter(({ lines }) => lines.includes("offline")).length;
    report.never("honest people whose line broke", thrown);
    report.tells(
      "longest time for which an honest screen didn't say Saved",
      `${Math.round(crowd.longestUnsavedMs)} ms`,
    );
    const { contributors } = await newsroom.stored(article.id);
    report.never("words of anybody else", contributors.includes(evil.id) ? 1 : 0);
    report.never("lines put into the log from outside", newsroom.server().said.split(forgedLine).length - 1);
    const lives = newsroom.server().pid === pid && !newsroom.server().ended;
    report.holds("the server lived through all of it", lives ? "yes" : "no", "yes", lives);
    report.holds(
      "memory kept by the server after a collection",
      `${keptBefore.toFixed(0)} → ${kept.toFixed(0)} MB`,
      `grows by < ${mostKeptMb} MB`,
      kept - keptBefore < mostKeptMb,
    );
    report.holds(
      "server's resident memory at most",
      `${Math.round(memory.most)} MB`,
      `< ${mostResidentMb} MB`,
      memory.most < mostResidentMb,
    );
  } finally {
    crowd.leave();
    await newsroom.close();
  }
}

export const hostile: Group = {
  name: "hostile",
  about: "malformed, endless and unasked-for messages while two people write",
  run,
};
