// For browser tests: articles of a test's own, made by people of the demo newsroom through the functions that their clicks
// call, so that each test begins where its promise begins; and the rows behind a screen, read past every cache.
import { eq } from "drizzle-orm";
import * as Y from "yjs";
import { addPerson, disablePerson, setRole } from "./accounts.ts";
import { articleForDesk, changeArticle, createArticle } from "./articles.ts";
import { closeSession, openSession } from "./auth.ts";
import { listBureaus } from "./bureaus.ts";
import { newsroom, newsroomSql } from "./client.ts";
import { freshen } from "./collab-save.ts";
import { newId } from "./ids.ts";
import { draftArticle, finished, smallNewsroom } from "./newsroom.test-support.ts";
import { membership, person } from "./schema/people.ts";
import { openText, placesOf } from "./review.test-support.ts";
import { listSections } from "./sections.ts";
import { openThread } from "./threads.ts";
import { saveWorkingCopy } from "./working-copy.ts";
import type { Content } from "#lib/document/content.ts";
import type { Actor, Publication, Role, Stage } from "#lib/newsroom/article.ts";
import type { Wish } from "#lib/newsroom/decision.ts";
import { articlePath } from "#lib/newsroom/readers.ts";
import { addressSlug } from "#lib/newsroom/slug.ts";

/** A person of the demo newsroom as the rules see them. */
export async function actorOf(who: string): Promise<Actor> {
  const [found] = await newsroom()
    .select()
    .from(person)
    .where(eq(person.email, `${who}@meridian.test`));
  if (!found) throw new Error(`the demo newsroom has no ${who}`);
  const places = await newsroom().select().from(membership).where(eq(membership.personId, found.id));
  return { id: found.id, name: found.name, role: found.role, bureauIds: places.map((one) => one.bureauId) };
}

/** A word that stands nowhere else, to look for in pages and rows. */
export function canary(): string {
  return `zq${newId().replaceAll("-", "").slice(-14)}`;
}

export const paragraph = (words: string, id: string) => ({
  type: "paragraph",
  attrs: { id },
  content: [{ type: "text", text: words }],
});

/** A body of paragraphs. */
export function bodyOf(...words: readonly string[]): Content["body"] {
  return { type: "doc", content: words.map((one, index) => paragraph(one, `p${index}`)) } as Content["body"];
}

export type Wanted = Readonly<{ word?: string; bureau?: string; section?: string } & Partial<Content>>;

/** A text that every check lets pass, with `word` in each of its fields that readers see. */
export async function text({
  word = canary(),
  bureau = "americas",
  section = "world",
  ...rest
}: Wanted = {}): Promise<Content> {
  const [bureaus, sections] = await Promise.all([listBureaus(), listSections()]);
  const home = bureaus.find((one) => one.slug === bureau);
  if (!home) throw new Error(`no bureau ${bureau}`);
  return {
    headline: `Harbour ${word} opens again`,
    kicker: `Shipping ${word}`,
    standfirst: `The first ships of ${word} left after the strike.`,
    byline: [{ kind: "bureau", id: home.id, name: "Americas bureau", role: "reporting" }],
    dateline: "Valparaíso",
    slug: `harbour-${word}`,
    sectionId: sections.find((one) => one.slug === section)?.id ?? null,
    bureauId: home.id,
    lead: null,
    body: bodyOf(`Ships of ${word} left the harbour at dawn.`, "The cranes stood still for a week."),
    ...rest,
  };
}

/** The same text with a card that leads on to another article. */
export function relatingTo(content: Content, articleId: number): Content {
  const card = { type: "related", attrs: { id: `r${articleId}`, articleId } };
  return {
    ...content,
    body: { ...content.body, content: [...content.body.content, card] } as Content["body"],
  };
}

/** A draft of this person with a whole text; answers its id. */
export async function draft(by: string, content: Content): Promise<number> {
  const actor = await actorOf(by);
  const made = await createArticle(actor, { bureauId: content.bureauId, key: newId() });
  if (!made.ok) throw new Error(`not created: ${JSON.stringify(made)}`);
  await write(by, made.id, content);
  return made.id;
}

/** Puts a text in place as this person. */
export async function write(by: string, id: number, content: Content): Promise<void> {
  const actor = await actorOf(by);
  const desk = await articleForDesk(actor, id);
  if (!desk) throw new Error(`${by} may not see article ${id}`);
  const saved = await saveWorkingCopy(actor, id, {
    seenVersion: desk.article.copyVersion,
    key: newId(),
    content,
    slugline: "",
  });
  if (!saved?.ok) throw new Error(`not saved: ${JSON.stringify(saved)}`);
}

/** A thread of comments on these words of the body, which may mention somebody. */
export async function commentOn(by: string, id: number, words: string, mentions?: string): Promise<void> {
  const mentioned = mentions === undefined ? [] : [(await actorOf(mentions)).id];
  const opened = await openThread({ actor: await actorOf(by), requestId: newId() }, id, {
    key: newId(),
    field: "body",
    anchor: placesOf(await openText(id), "body", words),
    text: `Who saw ${words}?`,
    blocking: false,
    mentions: mentioned,
  });
  if (!opened?.ok) throw new Error(`no comment: ${JSON.stringify(opened)}`);
}

/** One verb on the way to what a test is about; throws when it is refused. */
export async function verb(by: string, id: number, wanted: Omit<Wish, "seenVersion">): Promise<void> {
  const actor = await actorOf(by);
  const desk = await articleForDesk(actor, id);
  if (!desk) throw new Error(`${by} may not see article ${id}`);
  const seen = { seenVersion: desk.article.version, seenCopyVersion: desk.article.copyVersion };
  const outcome = await changeArticle(actor, id, { ...seen, ...wanted }, { requestId: newId() });
  if (!outcome?.ok) throw new Error(`${wanted.verb} refused: ${JSON.stringify(outcome)}`);
}

/** A draft that its reporter submitted. */
export async function inReview(content: Content, by: string = "reporter"): Promise<number> {
  const id = await draft(by, content);
  await verb(by, id, { verb: "submit" });
  return id;
}

/** The same, approved by the editor. */
export async function ready(content: Content): Promise<number> {
  const id = await inReview(content);
  await verb("editor", id, { verb: "approve" });
  return id;
}

/** The same, published. */
export async function live(content: Content): Promise<number> {
  const id = await ready(content);
  await verb("editor", id, { verb: "publish" });
  return id;
}

export const addressOf = (id: number, content: Content): string =>
  articlePath({ id, slug: addressSlug(content) });

export type Row = Readonly<{
  stage: string;
  publication: string;
  version: number;
  copyVersion: number;
  copy: string;
  changedBy: string;
}>;

/** The article's row and its working copy as they are committed now; `copy` is all of its text as JSON, up to the last typed word. */
export async function row(id: number): Promise<Row> {
  await freshen(id);
  const [found] = await newsroomSql()<Row[]>`
    select a.stage, a.publication, a.version::int, w.version::int as "copyVersion", to_jsonb(w)::text as copy, w.updated_by as "changedBy"
    from article a join working_copy w on w.article_id = a.id where a.id = ${id}`;
  if (!found) throw new Error(`no article ${id}`);
  return found;
}

/** Moves an article's schedule to this moment, as if its time had come. */
export async function bringForward(id: number): Promise<void> {
  await newsroomSql()`update schedule set at = now() where article_id = ${id} and state in ('pending', 'suspended')`;
}

export type Placed = Readonly<{ id: number; content: Content }>;
export type Place = Readonly<{
  stage: Stage;
  publication: Publication;
  /** In the Americas, where reporter and editor belong; else in Europe, where neither does. */
  atHome: boolean;
  /** Signed by a person of every role. */
  own: boolean;
}>;

const kept = new Map<string, Promise<Placed>>();

/** An article that stands just there, made once a process. The chief wrote it, an editor of its bureau approved it. */
export function placedArticle(place: Place): Promise<Placed> {
  const name = JSON.stringify([place.stage, place.publication, place.atHome, place.own]);
  const known = kept.get(name);
  if (known) return known;
  const made = placeArticle(place);
  kept.set(name, made);
  return made;
}

async function placeArticle({ stage, publication, atHome, own }: Place): Promise<Placed> {
  const editor = atHome ? "editor2" : "claire.moreau";
  const plain = await text({ bureau: atHome ? "americas" : "europe" });
  const signers = await Promise.all(["reporter", "editor", "chief", "legal", "admin"].map(actorOf));
  const byline = signers.map(({ id, name }) => ({ kind: "person", id, name, role: "reporting" }) as const);
  const content = own ? { ...plain, byline } : plain;
  const id = await draft("chief", content);
  const published = publication !== "never";
  if (published) {
    await verb("chief", id, { verb: "submit" });
    await verb(editor, id, { verb: "approve" });
    await verb(editor, id, { verb: "publish" });
  }
  if (stage !== "draft") {
    if (published) await write("chief", id, { ...content, dateline: "Callao" });
    await verb("chief", id, { verb: "submit", ...(published && { changeClass: "update" }) });
    if (stage === "ready") await verb(editor, id, { verb: "approve" });
  }
  if (publication === "withheld") await verb("chief", id, { verb: "withhold", reason: "For a test." });
  if (publication === "killed") await verb("chief", id, { verb: "kill", reason: "For a test." });
  if (publication === "retracted")
    await verb("chief", id, { verb: "retract", publicNote: "For a test.", keepText: true });
  return { id, content };
}

export type OwnPerson = Readonly<{
  email: string;
  /** What the session's cookie holds. */
  token: string;
  signOut: () => Promise<void>;
  become: (role: Role) => Promise<void>;
  disable: () => Promise<void>;
}>;

/** Somebody of the Americas for one test alone, signed in already, whose account may be changed under the open page. */
export async function ownPerson(role: Role): Promise<OwnPerson> {
  const word = canary();
  const email = `${word}@meridian.test`;
  const changer = { actorId: null, requestId: newId() };
  const added = await addPerson(changer, {
    email,
    name: `Person ${word}`,
    slug: word,
    role,
    passwordHash: null,
    bureaus: ["americas"],
  });
  if (!added.ok) throw new Error(`not added: ${JSON.stringify(added)}`);
  const token = await openSession(added.id, null);
  const done = async (change: Promise<Readonly<{ ok: boolean }>>) => {
    if (!(await change).ok) throw new Error("the account was not changed");
  };
  return {
    email,
    token,
    signOut: () => closeSession(token),
    become: (next) => done(setRole({ actorId: null, requestId: newId() }, email, next)),
    disable: () => done(disablePerson({ actorId: null, requestId: newId() }, email)),
  };
}

/** The whole content of an article's newest revision as JSON. */
export async function revisionText(id: number): Promise<string> {
  const [found] = await newsroomSql()<{ content: string }[]>`
    select content::text from revision where article_id = ${id} order by number desc limit 1`;
  if (!found) throw new Error(`article ${id} has no revision`);
  return found.content;
}

/** Put a block that no release knows into what is stored of an article's text, with these words in it. */
export async function storeUnknownBlock(id: number, words: string): Promise<void> {
  const doc = await openText(id);
  const poll = new Y.XmlElement("poll");
  poll.insert(0, [new Y.XmlText(words)]);
  doc.getXmlFragment("body").push([poll]);
  const snapshot = Buffer.from(Y.encodeStateAsUpdate(doc));
  await newsroomSql()`update collab_document set snapshot = ${snapshot} where article_id = ${id}`;
}

/** For a database without the demo newsroom: a draft of one paragraph, and what the sessions' cookies of its reporter and of an editor hold. */
export async function twoWriters(): Promise<Readonly<{ id: number; sessions: readonly [string, string] }>> {
  const room = await smallNewsroom();
  const id = await draftArticle(room, finished(room, "The harbour opened."));
  const sessions = [
    await openSession(room.reporter.id, null),
    await openSession(room.editor.id, null),
  ] as const;
  return { id, sessions };
}
