// The demo newsroom, played: every row comes from the functions of people's work, each deed at its own past instant. Interrupted, it
// goes on where it stopped: each deed carries a key that the database knows once it is done.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { addPerson } from "#db/accounts.ts";
import { listBureaus } from "#db/bureaus.ts";
import { withClock } from "#db/clock.ts";
import { fronts } from "#db/demo/fronts.ts";
import {
  bureaus,
  type DemoPerson,
  demoPassword,
  demoSite,
  people,
  type PersonKey,
  sections,
} from "#db/demo/people.ts";
import { type PictureKey, pictures, rightsOf } from "#db/demo/pictures.ts";
import { notes, plans } from "#db/demo/plans.ts";
import { aboutWords, ethicsWords } from "#db/demo/publisher.ts";
import { stories } from "#db/demo/stories.ts";
import type { Story } from "#db/demo/story.ts";
import { takeOver } from "#db/handover.ts";
import { insertMedia } from "#db/media.ts";
import { reckonMostRead } from "#db/most-read.ts";
import { readThePast } from "#db/notices.ts";
import { conventionsForSettings, saveConventions } from "#db/publisher.ts";
import { listSections } from "#db/sections.ts";
import { bureausForSettings, savePolicies } from "#db/settings.ts";
import { createNewsroom, noteDemoFilled } from "#db/site.ts";
import { demoAccountIds, demoState, keysDone } from "#db/site-state.ts";
import { addViews } from "#db/views.ts";
import { env } from "#lib/env.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { say } from "./console.ts";
import { giveTopics, makeTopics } from "./demo-topics.ts";
import { type DemoIds, picturesIn } from "./demo-content.ts";
import { demoDeeds, keyOf, steady } from "./demo-deeds.ts";
import { arrangeDemoFront } from "./demo-fronts.ts";
import { playDeed, type Standing } from "./demo-play.ts";
import { planCoverage } from "./demo-plans.ts";
import { nameOriginal, translationKey } from "./demo-translations.ts";
import { hashPassword } from "./password.ts";
import { takePicture, type TakenPicture } from "./pictures.ts";

/** The newsroom was set up so long before it opens to visitors. */
const daysOfHistory = 30;
const everySoMany = 10;

/**
 * Fill an empty database, or go on filling one that was interrupted. `opening` is the instant at which the newsroom opens, now by
 * default; all deeds lie before it. Progress is told every ten stories.
 */
export async function playDemo(
  options: Readonly<{ opening?: Date; progress?: (line: string) => void; cast?: readonly Story[] }> = {},
): Promise<void> {
  const { progress = say, cast = stories } = options;
  const state = await demoState();
  if (state.kind === "filled") return;
  const span = daysOfHistory * 86_400_000;
  const opening =
    state.kind === "unfinished" ? new Date(state.openedAt.getTime() + span) : (options.opening ?? new Date());
  const actors = await withClock(new Date(opening.getTime() - span), openHouse);
  const place = new Map<string, string>();
  for (const one of [...(await listBureaus()), ...(await listSections())]) place.set(one.slug, one.id);
  const topics = await withClock(new Date(opening.getTime() - span), () =>
    makeTopics(found(actors, "chief")),
  );
  const studio = pictureStudio();
  const table = new Map<string, Standing>();
  const mediaIds = new Map<string, string>();
  const ids: DemoIds = {
    section: (slug) => found(place, slug),
    bureau: (slug) => found(place, slug),
    person: (key) => found(actors, key).id,
    picture: (key) => found(mediaIds, key),
    story: (key) => found(table, key).id,
  };
  const deeds = demoDeeds(cast, opening);
  const lastStep = new Map(deeds.map((deed) => [deed.story.key, deed.step]));
  const before = await keysDone();
  const toldBefore = new Set(
    [...lastStep].filter(([key, step]) => before.has(keyOf(key, step))).map(([key]) => key),
  );
  for (const deed of deeds) {
    // A killed text is hidden from its own writer, so what was told to its end isn't told again.
    if (toldBefore.has(deed.story.key) && deed.what.kind !== "create") continue;
    const actor = found(actors, deed.by);
    const bureauId = ids.bureau(deed.story.bureau);
    if (deed.what.kind === "save") {
      for (const key of picturesIn(deed.what.text)) {
        const taken = await studio(key as PictureKey);
        const { credit, alt } = pictures[key as PictureKey];
        const rights = rightsOf(key as PictureKey);
        const row = await withClock(deed.at, () =>
          insertMedia(actor, { ...taken, caption: "", credit, alt, rights, bureauId }),
        );
        mediaIds.set(key, row.id);
      }
    }
    const seen = table.get(deed.story.key) ?? { id: 0, version: 1, copyVersion: 1 };
    table.set(
      deed.story.key,
      await withClock(deed.at, () => playDeed(deed, actor, seen, { bureauId, ids, before })),
    );
    if (deed.what.kind === "create" && !before.has(keyOf("topics", deed.story.key)))
      await giveTopics(found(actors, "chief"), ids.story(deed.story.key), deed.story.key, topics, deed.at);
    const { story } = deed;
    if (deed.what.kind === "save" && story.translates && !before.has(translationKey(story))) {
      const numbers = { article: ids.story(story.key), original: ids.story(story.translates) };
      await nameOriginal(found(actors, "chief"), story, numbers, deed.at);
      before.add(translationKey(story));
    }
    if (deed.step !== lastStep.get(deed.story.key)) continue;
    lastStep.delete(deed.story.key);
    const count = cast.length - lastStep.size;
    if (count % everySoMany === 0 && lastStep.size > 0)
      progress(`  ${count} stories, ${lastStep.size} to go`);
  }
  for (const note of notes) {
    const key = keyOf("note", note.text);
    const at = new Date(opening.getTime() - note.hoursAgo * 3_600_000);
    if (!before.has(key)) await withClock(at, () => takeOver(found(actors, note.by), note.text, key));
  }
  for (const [index, plan] of plans.entries()) {
    const key = keyOf("plan", plan.title);
    const deed = { actor: found(actors, plan.by), requestId: key };
    const at = new Date(opening.getTime() - (plans.length - index) * 13 * 60_000);
    if (!before.has(key)) await withClock(at, () => planCoverage(deed, plan, opening, ids));
  }
  for (const front of fronts) {
    const key = keyOf("front", `${front.place} ${front.minutesAgo}`);
    const seen = fronts.filter((one) => one.place === front.place && one.minutesAgo > front.minutesAgo);
    const deed = { actor: found(actors, front.by), requestId: key };
    if (!before.has(key)) await arrangeDemoFront(deed, front, seen.length, opening, ids);
  }
  await addViews(new Map(cast.map((story) => [ids.story(story.key), viewsOf(story)])));
  await reckonMostRead();
  await readThePast();
  await withClock(opening, () => noteDemoFilled(keyOf("filled")));
}

function found<Value>(known: ReadonlyMap<string, Value>, key: string): Value {
  const value = known.get(key);
  if (value === undefined) throw new Error(`the demo newsroom knows no ${key}`);
  return value;
}

/** Site, bureaus, sections and everybody who works here. */
async function openHouse(): Promise<Map<string, Actor>> {
  const hash = (signsIn: boolean) => (signsIn ? hashPassword(demoPassword) : null);
  const { chief, admin } = people;
  const account = async ({ email, name, slug, bio }: (typeof people)[PersonKey]) => {
    const passwordHash = await hashPassword(demoPassword);
    return { email, name, slug, bio, passwordHash };
  };
  const [bureau, ...otherBureaus] = bureaus.map(({ slug, name, description }) => ({
    slug,
    name,
    description,
  }));
  if (!bureau) throw new Error("the demo newsroom needs a bureau");
  await createNewsroom(
    {
      ...demoSite,
      demo: true,
      bureau,
      otherBureaus,
      sections,
      chief: await account(chief),
      admin: await account(admin),
    },
    keyOf("set-up"),
  );
  const known = await demoAccountIds();
  for (const one of Object.values(people)) {
    if (known.has(one.email)) continue;
    const { email, name, slug, role, bio, bureaus: slugs } = one;
    const { title, contact }: DemoPerson = one;
    const answer = await addPerson(
      { actorId: known.get(admin.email) ?? null, requestId: keyOf("person", email) },
      {
        email,
        name,
        slug,
        role,
        title,
        bio,
        contact,
        bureaus: slugs,
        demo: true,
        passwordHash: await hash(one.signsIn),
      },
    );
    if (!answer.ok) throw new Error(`${email} was not added: ${JSON.stringify(answer.refusal)}`);
    known.set(email, answer.id);
  }
  const places = new Map((await listBureaus()).map(({ slug, id }) => [slug, id]));
  const actors = new Map<string, Actor>(
    Object.entries(people).map(([key, one]) => {
      const bureauIds = one.bureaus.map((slug) => found(places, slug));
      return [key, { id: found(known, one.email), name: one.name, role: one.role, bureauIds }];
    }),
  );
  await nameSteps(found(actors, "chief"));
  await sayWhoWeAre(found(actors, "admin"));
  return actors;
}

/** The pages about the paper have words before anybody reads them. */
async function sayWhoWeAre(admin: Actor): Promise<void> {
  const shown = await conventionsForSettings(admin);
  if (shown === null || shown.conventions.about !== "") return;
  const draft = { ...shown.conventions, about: aboutWords, ethics: ethicsWords };
  const deed = { actor: admin, requestId: keyOf("words") };
  const outcome = await saveConventions(deed, draft, shown.seal, env.siteUrl());
  if (!outcome.ok) throw new Error(`the paper got no words: ${JSON.stringify(outcome.refusal)}`);
}

/** The bureaus whose review has named steps get them before anybody writes. */
async function nameSteps(chief: Actor): Promise<void> {
  for (const one of (await bureausForSettings(chief)) ?? []) {
    const steps = bureaus.find(({ slug }) => slug === one.slug)?.steps;
    if (steps === undefined || one.policies.steps.length > 0) continue;
    const deed = { actor: chief, requestId: keyOf("steps", one.slug) };
    const outcome = await savePolicies(deed, one.id, { ...one.policies, steps }, one.policiesSeal);
    if (!outcome.ok) throw new Error(`${one.slug} got no steps: ${JSON.stringify(outcome.refusal)}`);
  }
}

/** Each picture is drawn once, the next ones while their stories are being written. */
function pictureStudio(): (key: PictureKey) => Promise<TakenPicture> {
  const folder = fileURLToPath(new URL("../../db/demo/pictures/", import.meta.url));
  const draw = async (key: PictureKey): Promise<TakenPicture> => {
    const { file } = pictures[key];
    const taken = await takePicture(await readFile(`${folder}${file}`), file);
    if (!taken.ok) throw new Error(`${file}: ${taken.message}`);
    return taken.picture;
  };
  const drawn = new Map(Object.keys(pictures).map((key) => [key, draw(key as PictureKey)]));
  // Whoever waits for the picture gets the error; until then it is not an unhandled one.
  for (const one of drawn.values()) one.catch(() => {});
  return (key) => found(drawn, key);
}

/** Older stories have been opened more often, some far more than others. */
function viewsOf(story: Story): number {
  const liking = 40 + 4_000 * steady(`${story.key} views`) ** 3;
  return Math.round(liking * (1 - Math.exp(-story.hoursAgo / 30))) + 7;
}
