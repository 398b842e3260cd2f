// What a person tells readers of themselves, their portrait with it: written by that person, shown once their name stands on a live page. The chain says that
// it changed, never what it says: that is personal.
import { eq } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { type OwnPage, ownPageProblems } from "#lib/newsroom/settings.ts";
import { note } from "./account-change.ts";
import { type Database, newsroom } from "./client.ts";
import { type OwnPortrait, portraitOf, setPortrait } from "./portraits.ts";
import { purge } from "./purge.ts";
import { person } from "./schema/people.ts";
import { portrait } from "./schema/portraits.ts";
import { seal, type SettingsOutcome } from "./settings.ts";

export type ShownOwnPage = OwnPage &
  Readonly<{
    slug: string;
    seal: string;
    /** The picture whose id `portrait` is. */
    picture: OwnPortrait | null;
  }>;

const sealOf = ({ title, bio, contact, portrait: id }: OwnPage): string => seal([title, bio, contact, id]);

async function kept(db: Database, personId: string, lock = false) {
  const asked = db
    .select({
      slug: person.slug,
      title: person.title,
      bio: person.bio,
      contact: person.contact,
      portrait: portrait.mediaId,
    })
    .from(person)
    .leftJoin(portrait, eq(portrait.personId, person.id))
    .where(eq(person.id, personId));
  // Not "for update": whoever tells a person something holds a key of theirs, perhaps with the very picture locked already.
  const [row] = await (lock ? asked.for("no key update", { of: person }) : asked);
  return row ?? null;
}

/** What the actor tells readers now; null for those who sign no article. */
export async function ownPageOf(actor: Actor): Promise<ShownOwnPage | null> {
  if (actor.role === "admin") return null;
  const row = await kept(newsroom(), actor.id);
  if (row === null) return null;
  return { ...row, seal: sealOf(row), picture: row.portrait === null ? null : await portraitOf(actor.id) };
}

/** Change it, if nobody changed it since `seen`. */
export async function saveOwnPage(
  { actor, requestId }: Readonly<{ actor: Actor; requestId: string }>,
  page: OwnPage,
  seen: string,
): Promise<SettingsOutcome> {
  if (actor.role === "admin") return { ok: false, refusal: { kind: "may-not" } };
  const problems = ownPageProblems(page);
  if (Object.keys(problems).length > 0) return { ok: false, refusal: { kind: "problems", problems } };
  return newsroom().transaction(async (tx): Promise<SettingsOutcome> => {
    const row = await kept(tx, actor.id, true);
    if (row === null) return { ok: false, refusal: { kind: "gone" } };
    if (sealOf(row) !== seen) return { ok: false, refusal: { kind: "stale" } };
    const { portrait: chosen, ...words } = page;
    const problem = chosen === row.portrait ? null : await setPortrait(tx, actor, chosen);
    if (problem !== null)
      return { ok: false, refusal: { kind: "problems", problems: { portrait: problem } } };
    await tx.update(person).set(words).where(eq(person.id, actor.id));
    const which = (id: string | null) => (chosen === row.portrait ? {} : { portrait: id ?? "" });
    const by = { actorId: actor.id, requestId };
    await note(tx, by, "person-page", actor.id, which(row.portrait), which(chosen));
    await purge(tx, [`author:${row.slug}`]);
    return { ok: true, id: actor.id };
  });
}
