// The same article in other languages, as far as readers can open it: over the readers' role, in the page's own snapshot.
import { sql } from "drizzle-orm";
import { type Translations, translationsShown } from "#lib/newsroom/translations.ts";
import type { Snapshot } from "./live.ts";

/** `group` is the id of the original, which names the group's purges whether readers can open it or not. */
export type LiveGroup = Translations & Readonly<{ group: number }>;

type Row = Readonly<{
  group: string;
  id: string | null;
  slug: string;
  headline: string;
  language: string | null;
}>;

/** What the page of an article says of its translations: one question, by the keys of few rows. */
export async function translationsOf({ db }: Snapshot, id: number, siteLanguage: string): Promise<LiveGroup> {
  const rows = await db.execute<Row>(sql`
    with own as (select coalesce((select original_id from live.translation where article_id = ${id}), ${id}) as id),
    members as (
      select id from own union all select t.article_id from live.translation t join own on t.original_id = own.id)
    select own.id as "group", found.* from own left join lateral (
      select a.id, a.slug, a.headline, a.language from members join live.article a on a.id = members.id
      where a.listed) as found on true`);
  const group = Number(rows[0]?.group ?? id);
  const members = rows.flatMap((row) => (row.id === null ? [] : { ...row, id: Number(row.id) }));
  return { group, ...translationsShown(id, group, members, siteLanguage) };
}
