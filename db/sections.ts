// The sections in which readers find a story.
import { asc } from "drizzle-orm";
import { newsroom } from "./client.ts";
import { section } from "./schema/people.ts";

export type Section = Readonly<{ id: string; slug: string; name: string }>;

/** All sections in the order of the readers' navigation. */
export async function listSections(): Promise<Section[]> {
  return await newsroom()
    .select({ id: section.id, slug: section.slug, name: section.name })
    .from(section)
    .orderBy(asc(section.position), asc(section.name));
}
