// The site and the newsroom are crawled while texts are written, published, changed, withheld, embargoed and killed: no answer
// holds a word that whoever asks may not see, and none that is asked for a second after a text was taken down holds it still.
import { setTimeout as pause } from "node:timers/promises";
import { ask, crawl as crawlFrom, ways } from "#e2e/crawl.ts";
import type { CopyDesk } from "#e2e/instance.ts";
import type { Group } from "./group.ts";
import { Newsroom } from "./newsroom.ts";
import { type Reader, Sightings } from "./sightings.ts";

const answersInFull = 20_000;
const articles = 24;
const secrets = 12;
const changeEveryMs = 250;
/** Of each person's crawl of the newsroom. */
const personShare = 0.05;

type Standing = "live" | "ahead" | "withheld" | "embargoed" | "killed";
type Text = { id: number; word: string; next: string; standing: Standing };

/** A newsroom at work: one change after another, each told to the sightings when it is certain. */
class Day {
  readonly texts: Text[] = [];
  readonly hidden: number[] = [];
  changes = 0;
  readonly #desk: CopyDesk;
  readonly #sightings: Sightings;

  constructor(desk: CopyDesk, sightings: Sightings) {
    this.#desk = desk;
    this.#sightings = sightings;
  }

  /** One more text that is approved, and published or held under embargo. */
  async begin(standing: "live" | "embargoed"): Promise<void> {
    const word = this.#sightings.make();
    const { id } = await this.#desk.wish({ do: "ready", words: word });
    const text: Text = { id, word, next: "", standing };
    if (standing === "embargoed") await this.#desk.wish({ do: "embargo", id });
    else await this.#publish(text, "publish");
    this.texts.push(text);
  }

  /** A draft that stays one. */
  async hide(): Promise<void> {
    const { id } = await this.#desk.wish({ do: "draft", words: this.#sightings.make() });
    this.hidden.push(id);
  }

  /** Changes one text; answers it if readers were to lose something by that. */
  async change(): Promise<Text | null> {
    const standing = this.texts.filter((text) => text.standing !== "killed");
    const text = standing[Math.floor(Math.random() * standing.length)];
    this.changes += 1;
    if (!text || (standing.length < articles && Math.random() < 0.3)) {
      await this.begin(Math.random() < 0.3 ? "embargoed" : "live");
      return null;
    }
    const dice = Math.random();
    switch (text.standing) {
      case "live":
        if (dice < 0.5) await this.#rewrite(text);
        else await this.#takeDown(text, dice < 0.8 ? "withhold" : "kill");
        return dice < 0.5 ? null : text;
      case "ahead": {
        const { word } = text;
        this.#sightings.shows(text.next);
        const { at } = await this.#desk.wish({ do: "publish-change", id: text.id });
        this.#sightings.hides(word, at, "replaced");
        Object.assign(text, { word: text.next, next: "", standing: "live" });
        return text;
      }
      case "withheld":
        if (dice < 0.8) await this.#publish(text, "publish-again");
        else await this.#takeDown(text, "kill");
        return null;
      case "embargoed":
        await this.#desk.wish({ do: "lift", id: text.id });
        await this.#publish(text, "publish");
        return null;
      case "killed":
        return null;
      default:
        return text.standing satisfies never;
    }
  }

  async #publish(text: Text, verb: "publish" | "publish-again"): Promise<void> {
    this.#sightings.shows(text.word);
    await this.#desk.wish({ do: verb, id: text.id });
    text.standing = "live";
  }

  async #rewrite(text: Text): Promise<void> {
    text.next = this.#sightings.make();
    await this.#desk.wish({ do: "rewrite", id: text.id, words: text.next });
    text.standing = "ahead";
  }

  async #takeDown(text: Text, verb: "withhold" | "kill"): Promise<void> {
    const { at } = await this.#desk.wish({ do: verb, id: text.id });
    this.#sightings.hides(text.word, at, verb === "kill" ? "killed" : "withheld");
    text.standing = verb === "kill" ? "killed" : "withheld";
  }
}

export const crawl: Group = {
  name: "crawl",
  about: "every answer looked at while the newsroom publishes, withholds, embargoes and kills",
  async run(report, length) {
    const newsroom = await Newsroom.open();
    try {
      const { origin } = newsroom.server();
      const desk = newsroom.copyDesk();
      const sightings = new Sightings();
      const day = new Day(desk, sightings);
      for (let count = 0; count < secrets; count++) await day.hide();
      for (let count = 0; count < articles; count++) await day.begin(count % 4 === 0 ? "embargoed" : "live");
      const { section, bureau } = await desk.wish({ do: "session" });
      const surfaces = [
        "/",
        `/${section}`,
        `/bureau/${bureau}`,
        "/corrections",
        "/feed.xml",
        "/atom.xml",
        "/feed.json",
        `/${section}/feed.xml`,
        "/corrections/feed.xml",
        "/sitemap.xml",
        "/news-sitemap.xml",
        "/robots.txt",
        "/nowhere",
        `/archive/${new Date().toISOString().slice(0, 10).replaceAll("-", "/")}`,
      ];

      const later: Promise<void>[] = [];
      const lookAfter = async ({ id }: Text): Promise<void> => {
        await pause(1_001);
        for (const path of [`/news/${id}`, ...surfaces]) {
          for (const headers of ways) {
            sightings.look(await ask(origin, "", { path, headers }), "outside");
            sightings.afterTakingDown += 1;
          }
        }
      };
      let goesOn = true;
      const changing = (async () => {
        while (goesOn) {
          const taken = await day.change();
          if (taken) later.push(lookAfter(taken));
          await pause(changeEveryMs);
        }
      })();

      const most = length.times(answersInFull, 1_000);
      const failed: string[] = [];
      const read = (who: Reader, cookie: string, start: readonly string[], share: number) =>
        crawlFrom({
          origin,
          cookie,
          atOnce: cookie === "" ? 4 : 1,
          most: Math.ceil(most * share),
          start: start.map((path) => ({ path })),
          follows: (path) =>
            !/^\/(?:assets|_next|media)\//.test(path) && (cookie === "" || path.startsWith("/desk")),
          look(answer) {
            if (answer.status >= 500) failed.push(`${answer.path} answers ${answer.status}`);
            sightings.look(answer, who);
            if (cookie === "") report.progress(sightings.answers, most);
          },
          again: true,
        });
      const pages = day.hidden.flatMap((id) => [`/news/${id}`, `/desk/articles/${id}`]);
      const inside = [
        "/desk",
        "/desk?view=columns",
        "/desk/search?q=zqx",
        "/desk/calendar",
        "/desk/log",
        "/desk/handover",
        "/desk/numbers",
        "/desk/notices",
        "/desk/api/board?q=zqx",
        "/desk/api/articles?q=zqx",
        "/desk/api/notices",
        ...[...day.hidden, ...day.texts.map(({ id }) => id)].flatMap((id) => [
          `/desk/articles/${id}`,
          `/desk/articles/${id}/history`,
          `/desk/articles/${id}/preview`,
          `/desk/api/articles/${id}/export`,
          `/desk/api/articles/${id}/review`,
          `/desk/api/articles/${id}/fields`,
        ]),
      ];
      const cookieOf = async (who: string) =>
        `nightdesk-session=${(await desk.wish({ do: "session", who })).token}`;
      const [outsider, admin, editor] = [
        await cookieOf("outsider"),
        await cookieOf("admin"),
        await cookieOf("editor"),
      ];
      try {
        await Promise.all([
          read("outside", "", [...surfaces, ...pages], 1 - 3 * personShare),
          read("outside", outsider, inside, personShare),
          read("outside", admin, inside, personShare),
          read("bureau", editor, inside, personShare),
        ]);
      } finally {
        goesOn = false;
        await changing;
      }
      await Promise.all(later);

      for (const leak of sightings.leaks.slice(0, 20)) console.log(`    ${leak}`);
      for (const line of failed.slice(0, 20)) console.log(`    ${line}`);
      const { all, gone } = sightings.met;
      report.holds("answers read", sightings.answers, `≥ ${most}`, sightings.answers >= most);
      report.tells("of them a second after a text was taken down", sightings.afterTakingDown);
      report.holds("texts taken down meanwhile", later.length, "≥ 1", later.length > 0);
      report.tells("changes of the newsroom meanwhile", day.changes);
      report.holds(
        "texts that readers came upon",
        `${all}, ${gone} of them gone since`,
        "some of both",
        all > gone && gone > 0,
      );
      report.never("bytes of what whoever asked may not see", sightings.bytes);
      report.never("answers with status 500 or above", failed.length);
    } finally {
      await newsroom.close();
    }
  },
};
