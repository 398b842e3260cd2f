// A small newsroom for database tests: two bureaus, a section, people of every role, and the shortest way to a finished text.
import type { Content } from "#lib/document/content.ts";
import type { Actor, FourEyesPolicy, Role } from "#lib/newsroom/article.ts";
import type { Wish } from "#lib/newsroom/decision.ts";
import { articleForDesk, changeArticle, createArticle, type Outcome } from "./articles.ts";
import { newsroom } from "./client.ts";
import { newId } from "./ids.ts";
import { bureau, membership, person, section, site } from "./schema/people.ts";
import { saveWorkingCopy } from "./working-copy.ts";

export type SmallNewsroom = Readonly<{
  sectionId: string;
  bureauId: string;
  otherBureauId: string;
  reporter: Actor;
  editor: Actor;
  secondEditor: Actor;
  outsider: Actor;
  chief: Actor;
  legal: Actor;
  admin: Actor;
}>;

/** One more person of a role, in these bureaus. */
export async function someone(role: Role, bureauIds: string[]): Promise<Actor> {
  const db = newsroom();
  const id = newId();
  const short = id.slice(-8);
  await db
    .insert(person)
    .values({ id, email: `${short}@test.test`, name: `${role} ${short}`, slug: `p-${short}`, role });
  if (bureauIds.length > 0)
    await db.insert(membership).values(bureauIds.map((one) => ({ personId: id, bureauId: one })));
  return { id, name: `${role} ${short}`, role, bureauIds };
}

export async function smallNewsroom(fourEyes: FourEyesPolicy = "distinct"): Promise<SmallNewsroom> {
  const db = newsroom();
  const [sectionId, bureauId, otherBureauId] = [newId(), newId(), newId()];
  await db
    .insert(site)
    .values({ name: "The Test", description: "For tests", zone: "Europe/London" })
    .onConflictDoNothing();
  await db.insert(section).values({ id: sectionId, slug: `world-${sectionId.slice(-6)}`, name: "World" });
  await db.insert(bureau).values([
    { id: bureauId, slug: `americas-${bureauId.slice(-6)}`, name: "Americas", fourEyes },
    { id: otherBureauId, slug: `asia-${otherBureauId.slice(-6)}`, name: "Asia" },
  ]);
  return {
    sectionId,
    bureauId,
    otherBureauId,
    reporter: await someone("reporter", [bureauId]),
    editor: await someone("editor", [bureauId]),
    secondEditor: await someone("editor", [bureauId]),
    outsider: await someone("editor", [otherBureauId]),
    chief: await someone("chief", []),
    legal: await someone("legal", []),
    admin: await someone("admin", []),
  };
}

/** A text that every check lets pass. `words` goes into the body, so that tests can look for it. */
export function finished(room: SmallNewsroom, words = "Ships left the harbour at dawn."): Content {
  return {
    headline: `Harbour opens ${words.length}`,
    kicker: "Shipping",
    standfirst: "The first ships left after the strike.",
    byline: [{ kind: "bureau", id: room.bureauId, name: "Americas bureau", role: "reporting" }],
    dateline: "Valparaíso",
    slug: "harbour-opens",
    sectionId: room.sectionId,
    bureauId: room.bureauId,
    lead: null,
    body: {
      type: "doc",
      content: [{ type: "paragraph", attrs: { id: "p1" }, content: [{ type: "text", text: words }] }],
    },
  };
}

/** A body of so many words in paragraphs of eighty, each of them different. */
export function longBody(words: number): Content["body"] {
  const paragraph = (index: number) => ({
    type: "paragraph" as const,
    attrs: { id: `p${index}` },
    content: [
      {
        type: "text" as const,
        text: Array.from({ length: 80 }, (_, word) => `word${(index * 31 + word * 7) % 997}`).join(" "),
      },
    ],
  });
  return {
    type: "doc",
    content: Array.from({ length: Math.ceil(words / 80) }, (_, index) => paragraph(index)),
  };
}

/** Write a text as this person; throws when it isn't taken. */
export async function write(actor: Actor, id: number, content: Content): Promise<void> {
  const desk = await articleForDesk(actor, id);
  if (!desk) throw new Error(`${actor.name} may not see article ${id}`);
  const saved = await saveWorkingCopy(actor, id, {
    seenVersion: desk.article.copyVersion,
    key: newId(),
    content,
    slugline: desk.slugline,
  });
  if (!saved?.ok) throw new Error(`not saved: ${JSON.stringify(saved)}`);
}

/** Wish for a verb with the versions that the person sees now. */
export async function wish(
  actor: Actor,
  id: number,
  wanted: Omit<Wish, "seenVersion">,
): Promise<Outcome | null> {
  const desk = await articleForDesk(actor, id);
  if (!desk) return null;
  return changeArticle(
    actor,
    id,
    { seenVersion: desk.article.version, seenCopyVersion: desk.article.copyVersion, ...wanted },
    { requestId: newId() },
  );
}

/** The same, for steps on the way to what is tested: throws when refused. */
export async function must(
  actor: Actor,
  id: number,
  wanted: Omit<Wish, "seenVersion">,
): Promise<number | null> {
  const outcome = await wish(actor, id, wanted);
  if (!outcome?.ok) throw new Error(`${wanted.verb} refused: ${JSON.stringify(outcome)}`);
  return outcome.seq;
}

/** The text under an address of its own, since one section may not use a slug twice within 30 days. */
function addressed(content: Content, id: number): Content {
  return { ...content, slug: `${content.slug}-${id}`, headline: `${content.headline} (${id})` };
}

export async function draftArticle(room: SmallNewsroom, content = finished(room)): Promise<number> {
  const made = await createArticle(room.reporter, { bureauId: room.bureauId, key: newId() });
  if (!made.ok) throw new Error("not created");
  await write(room.reporter, made.id, addressed(content, made.id));
  return made.id;
}

/** Draft, submit, approve, publish by two people. */
export async function liveArticle(room: SmallNewsroom, content = finished(room)): Promise<number> {
  const id = await draftArticle(room, content);
  await must(room.reporter, id, { verb: "submit" });
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "publish" });
  return id;
}
