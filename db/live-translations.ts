// The same article in other languages, as far as readers can open it: in the article's own row, over the readers' role.
import { sql } from "drizzle-orm";
import type { GroupMember } from "#lib/newsroom/translations.ts";
import { liveArticle } from "./schema/live.ts";

/** `id` is the original's, which names the group's purges whether readers can open it or not; members are those that they can. */
export type LiveGroup = Readonly<{ id: number; members: readonly GroupMember[] }>;

/** The group of an article that is selected from `live.article`, by the keys of few rows. */
export const groupColumn = sql<LiveGroup>`(
  select json_build_object('id', own.id, 'members', coalesce((
    select json_agg(json_build_object('id', a.id, 'slug', a.slug, 'headline', a.headline, 'language', a.language))
    from (select own.id union all select t.article_id from live.translation t where t.original_id = own.id) as member
    join live.article a on a.id = member.id where a.listed), '[]'))
  from (select coalesce(
    (select t.original_id from live.translation t where t.article_id = ${liveArticle.id}), ${liveArticle.id}) as id) as own)`;
