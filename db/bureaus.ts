// The bureaus: teams for which rights are given, and which may sign a story.
import { asc, inArray } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { newsroom } from "./client.ts";
import { bureau } from "./schema/people.ts";

export type Bureau = Readonly<{ id: string; slug: string; name: string }>;

const columns = { id: bureau.id, slug: bureau.slug, name: bureau.name };

/** All bureaus in the newsroom's order. */
export async function listBureaus(): Promise<Bureau[]> {
  return await newsroom().select(columns).from(bureau).orderBy(asc(bureau.position), asc(bureau.name));
}

/** The bureaus in which the actor may work: a chief and legal in all, everybody else where they are a member, an administrator in none. */
export async function bureausOf(actor: Actor): Promise<Bureau[]> {
  if (actor.role === "admin") return [];
  if (actor.role === "chief" || actor.role === "legal") return await listBureaus();
  if (actor.bureauIds.length === 0) return [];
  return await newsroom()
    .select(columns)
    .from(bureau)
    .where(inArray(bureau.id, [...actor.bureauIds]))
    .orderBy(asc(bureau.position), asc(bureau.name));
}
