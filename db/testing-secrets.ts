// For tests that look for leaks: a secret of every kind that a newsroom keeps, each a word that stands nowhere else, where only
// some of its people may see it.
import { newId } from "./ids.ts";
import { makeCalendarKey } from "./calendar-feed.ts";
import { articleForDesk } from "./articles.ts";
import { newsroom } from "./client.ts";
import { saveCoverage } from "./coverage.ts";
import { takeOver } from "./handover.ts";
import { saveNamedVersion } from "./named-versions.ts";
import { makeReviewLink, replyToReview } from "./review-links.ts";
import { suggestWords } from "./review.test-support.ts";
import { saveView } from "./saved-views.ts";
import { keptWords } from "./schema/collab.ts";
import {
  actorOf,
  bodyOf,
  canary,
  commentOn,
  draft,
  inReview,
  live,
  ready,
  relatingTo,
  text,
  verb,
  write,
} from "./testing-stories.ts";
import { saveWorkingCopy } from "./working-copy.ts";

export type Secrets = Readonly<{
  /** A word of all these texts, to search by: no secret in itself, since what is asked for comes back in answers. */
  lure: string;
  /** Begins what only the Americas, the chief and legal may see. */
  bureau: string;
  /** Begins what only the chief and legal may see. */
  killed: string;
  /** Begins what only the reporter may see. */
  personal: string;
  /** What readers may see, and what only Asia, the chief and legal may. */
  shown: string;
  asia: string;
  /** Articles that readers may not see, by number; all but the killed one can be read in the Americas. */
  hidden: readonly number[];
  dead: number;
  /** Live, with a change under way. */
  ahead: number;
  /** Of Asia, with cards that lead to what is hidden. */
  leading: number;
  /** The calendar's address of the reporter from Asia. */
  calendarKey: string;
}>;

const day = 86_400_000;
const deed = async (who: string) => ({ actor: await actorOf(who), requestId: newId() });
const soon = () => new Date(Date.now() + day);

/** Plants all of it in the demo newsroom. */
export async function plantSecrets(): Promise<Secrets> {
  const [lure, bureau, killed, personal] = [canary(), canary(), canary(), canary()];
  const [shown, asia] = [canary(), canary()];
  const of = (word: string) => text({ word, headline: `Harbour ${lure} ${word}` });

  const working = await draft("reporter", await of(`${bureau}past`));
  await saveNamedVersion((await deed("reporter")).actor, working, `${bureau}version`, newId());
  await write("reporter", working, await of(`${bureau}draft`));
  await slugline(working, `${lure} ${bureau}slugline`);
  await commentOn("editor", working, `${bureau}draft`, "reporter");
  await suggestWords(await actorOf("legal"), working, { before: "dawn", added: `${bureau}suggestion ` });
  await verb("chief", working, { verb: "place-hold", holdKind: "rights", reason: `${bureau}hold` });
  await verb("editor", working, { verb: "set-embargo", at: soon(), zone: "Europe/London" });
  await newsroom()
    .insert(keptWords)
    .values({
      id: newId(),
      articleId: working,
      personId: (await actorOf("reporter")).id,
      words: `${personal}kept`,
      at: new Date(),
    });
  await saveView(await actorOf("reporter"), { name: `${personal}view`, query: `q=${lure}` });

  const sentBack = await inReview(await of(`${bureau}note`));
  await verb("editor", sentBack, { verb: "request-changes", reason: `${bureau}changes` });
  const vaulted = await draft("reporter", await of(`${bureau}vault`));
  await slugline(vaulted, `${lure} ${bureau}vaultline`);
  await verb("editor", vaulted, { verb: "put-in-vault" });
  const spiked = await draft("reporter", await of(`${bureau}spiked`));
  await verb("editor", spiked, { verb: "spike", reason: `${bureau}spike` });

  const reviewed = await ready(await of(`${bureau}ready`));
  const link = await makeReviewLink(await deed("editor"), reviewed, {
    revision: 1,
    grants: "sign-off",
    forName: `${bureau}guest`,
    days: 2,
  });
  if (link?.ok !== true) throw new Error(`no link: ${JSON.stringify(link)}`);
  const reply = { verdict: "objects", name: `${bureau}name`, text: `${bureau}reply` } as const;
  const refused = await replyToReview(link.token, reply, newId());
  if (refused !== null) throw new Error(`no reply: ${JSON.stringify(refused)}`);

  const planned = await ready(await of(`${bureau}planned`));
  await verb("editor", planned, { verb: "schedule", at: soon(), zone: "Europe/London" });
  const ahead = await live(await text({ word: shown }));
  await write("editor", ahead, await of(`${bureau}ahead`));
  await verb("editor", ahead, { verb: "submit", changeClass: "update" });
  const withheld = await live(await of(`${bureau}withheld`));
  await verb("editor", withheld, { verb: "withhold", reason: `${bureau}reason` });

  const dead = await live(await of(`${killed}text`));
  const leading = await cards([dead, withheld, working], asia);
  await verb("chief", dead, { verb: "kill", reason: `${killed}reason` });

  const plan = await saveCoverage(
    await deed("editor"),
    {
      title: `${bureau}coverage`,
      note: `${bureau}plan`,
      bureauId: (await text()).bureauId,
      startsAt: soon(),
      dueAt: null,
      zone: "Europe/London",
      assignedTo: (await actorOf("reporter")).id,
    },
    null,
  );
  await takeOver(await actorOf("ana.beltran"), `${bureau}handover`, newId());
  if (!plan.ok) throw new Error(`not planned: ${JSON.stringify(plan)}`);
  return {
    lure,
    bureau,
    killed,
    personal,
    shown,
    asia,
    hidden: [
      working,
      await inReview(await of(`${bureau}review`)),
      sentBack,
      vaulted,
      spiked,
      reviewed,
      planned,
      withheld,
      dead,
    ],
    dead,
    ahead,
    leading,
    calendarKey: await makeCalendarKey(await deed("reporter2")),
  };
}

async function slugline(id: number, words: string): Promise<void> {
  const actor = await actorOf("reporter");
  const desk = await articleForDesk(actor, id);
  if (!desk) throw new Error(`article ${id} is hidden from its reporter`);
  const saved = await saveWorkingCopy(actor, id, {
    seenVersion: desk.article.copyVersion,
    key: newId(),
    content: desk.content,
    slugline: words,
  });
  if (saved?.ok !== true) throw new Error(`not saved: ${JSON.stringify(saved)}`);
}

/** A draft of Asia whose text leads to these articles. */
async function cards(ids: readonly number[], word: string): Promise<number> {
  const content = await text({ word, bureau: "asia", body: bodyOf(`Read on, says ${word}.`) });
  return draft("reporter2", ids.reduce(relatingTo, content));
}
