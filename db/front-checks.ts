// That readers' rows of fronts say what the newest versions say; and how to write them again.
import { standingAt } from "#lib/newsroom/front.ts";
import { newsroom, newsroomSql } from "./client.ts";
import { now } from "./clock.ts";
import { projectFront } from "./front-projection.ts";
import { frontKey, newestFront } from "./front-rows.ts";
import { frontVersion } from "./schema/fronts.ts";

/** The first front whose rows in schema live aren't what was saved, as a sentence without an end; null when all are. */
export async function firstBrokenFront(): Promise<string | null> {
  const [broken] = await newsroomSql()<{ front: string | null }[]>`
    with newest as (
      select distinct on (section_id) section_id, arrangement from front_version order by section_id, number desc),
    saved as (
      select n.section_id, s.slot, (p.place - 1)::int as position, (p.pin->>'articleId')::bigint as article_id,
        null as headline, (p.pin->>'until')::timestamptz as until
      from newest n, (values ('lead'), ('promoted'), ('list')) s (slot),
        jsonb_array_elements(n.arrangement->'picks'->s.slot) with ordinality p (pin, place)
      union all
      select section_id, 'banner', 0, (arrangement->'banner'->>'articleId')::bigint, arrangement->'banner'->>'headline',
        (arrangement->'banner'->>'until')::timestamptz
      from newest where arrangement->>'banner' is not null),
    shown as (
      select section_id, slot, position, article_id, null as headline, until from live.front_slot
      union all select section_id, 'banner', 0, article_id, headline, until from live.front_banner),
    standing as (select * from saved where until is null or until > now()),
    live as (select * from shown where until is null or until > now())
    select s.slug as front from (
      (select * from standing except select * from live) union all (select * from live except select * from standing)) differs
    left join section s on s.id = differs.section_id limit 1`;
  return broken
    ? `the front ${broken.front ?? frontKey} in schema live is not what was saved last (npm run reproject writes it again)`
    : null;
}

/** Write readers' rows of all fronts again from their newest versions. The caller purges. */
export async function reprojectFronts(): Promise<void> {
  const db = newsroom();
  const places = await db.selectDistinct({ sectionId: frontVersion.sectionId }).from(frontVersion);
  for (const { sectionId } of places)
    await db.transaction(async (tx) => {
      const newest = await newestFront(tx, { sectionId });
      if (newest) await projectFront(tx, sectionId, standingAt(newest.arrangement, await now(tx)));
    });
}
