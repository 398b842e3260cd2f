// What a person tells readers of themselves: written by that person, shown once their name stands on a live page. The chain says that
// it changed, never what it says: that is personal.
import { eq } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { type OwnPage, ownPageProblems } from "#lib/newsroom/settings.ts";
import { note } from "./account-change.ts";
import { newsroom } from "./client.ts";
import { purge } from "./purge.ts";
import { person } from "./schema/people.ts";
import { seal, type SettingsOutcome } from "./settings.ts";

export type ShownOwnPage = OwnPage & Readonly<{ slug: string; seal: string }>;

const columns = { slug: person.slug, title: person.title, bio: person.bio, contact: person.contact };

const sealOf = ({ title, bio, contact }: OwnPage): string => seal([title, bio, contact]);

/** What the actor tells readers now; null for those who sign no article. */
export async function ownPageOf(actor: Actor): Promise<ShownOwnPage | null> {
  if (actor.role === "admin") return null;
  const [row] = await newsroom().select(columns).from(person).where(eq(person.id, actor.id));
  return row ? { ...row, seal: sealOf(row) } : null;
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
    const [row] = await tx.select(columns).from(person).where(eq(person.id, actor.id)).for("update");
    if (!row) return { ok: false, refusal: { kind: "gone" } };
    if (sealOf(row) !== seen) return { ok: false, refusal: { kind: "stale" } };
    await tx.update(person).set(page).where(eq(person.id, actor.id));
    await note(tx, { actorId: actor.id, requestId }, "person-page", actor.id, {}, {});
    await purge(tx, [`author:${row.slug}`]);
    return { ok: true, id: actor.id };
  });
}
