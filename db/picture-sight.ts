// Who may look at a picture, and so put it into a text. A text shows its pictures to all who may read it: one that came in by
// somebody who may not see it would be seen by way of their own article.
import { inArray, sql, type SQL } from "drizzle-orm";
import { broughtBy, usedPictures } from "#lib/document/brought-pictures.ts";
import type { Content } from "#lib/document/content.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { may, pictureDeeds } from "#lib/newsroom/permissions.ts";
import type { Database } from "./client.ts";
import { onlyIds } from "./ids.ts";
import { ownBureauIds } from "./memberships.ts";
import { article, workingCopy } from "./schema/articles.ts";
import { liveByline, livePicture } from "./schema/live.ts";
import { media, pictureUse } from "./schema/media.ts";
import { person } from "./schema/people.ts";
import { portrait } from "./schema/portraits.ts";
import { searchDue } from "./schema/search.ts";

type Seen = Readonly<{ id: string; bureauId: string | null; uploadedBy: string }>;

/**
 * True if the person may look at this picture: it belongs to one of the person's bureaus or to all, was uploaded by the
 * person, is on a page that readers can open, or in a text of those bureaus.
 */
export async function maySeePicture(db: Database, actor: Actor, picture: Seen): Promise<boolean> {
  const home = actor.bureauIds[0] ?? "";
  if (may(actor, "see-media", { bureauId: picture.bureauId ?? home })) return true;
  // Whoever may see no picture at all (administrators) is not helped by where one is used.
  if (!actor.bureauIds.some((one) => may(actor, "see-media", { bureauId: one }))) return false;
  if (picture.uploadedBy === actor.id) return true;
  const [shown] = await db.execute<{ live: boolean }>(
    sql`select ${isShown(sql`${picture.id}::uuid`)} as live`,
  );
  if (shown?.live === true) return true;
  const own = inArray(article.bureauId, [...actor.bureauIds]);
  // What the index of uses says, but for the few texts that were saved since it looked: those are read.
  const [row] = await db.execute<{ used: boolean }>(sql`
    select exists (
      select from ${pictureUse} join ${article} on ${article.id} = ${pictureUse.articleId}
      where ${pictureUse.mediaId} = ${picture.id} and ${own}
        and not exists (select from ${searchDue} where ${searchDue.articleId} = ${article.id})
    ) or exists (
      select from ${searchDue}
      join ${article} on ${article.id} = ${searchDue.articleId}
      join ${workingCopy} on ${workingCopy.articleId} = ${article.id}
      where ${own}
        and jsonb_path_exists(${workingCopy.content}, '$.**.mediaId ? (@ == $id)', jsonb_build_object('id', ${picture.id}::text))
    ) as used`);
  return row?.used === true;
}

/**
 * The same rule as `maySeePicture` as a condition on rows of `media`, for lists. Null: none at all. Where a text has just
 * begun to use a picture it is a few seconds behind. Only for queries that join `media` with another table: in one of a
 * single table its columns would stand without their table's name.
 */
export function visiblePictures(actor: Actor): SQL | null {
  const reach = pictureDeeds["see-picture"][actor.role];
  if (reach === "none") return null;
  if (reach === "all") return sql`true`;
  if (actor.bureauIds.length === 0) return null;
  const own = [...actor.bureauIds];
  return sql`(${media.bureauId} is null or ${inArray(media.bureauId, own)} or ${media.uploadedBy} = ${actor.id}
    or ${onLivePage} or ${inTextWhere(inArray(article.bureauId, own))})`;
}

/**
 * Whether a live page shows the picture, an article's or, as their portrait and as long as its rights hold, an author's.
 * Asked row by row, by an index: an EXISTS may be answered by reading every page's pictures first.
 */
function isShown(id: SQL): SQL<boolean> {
  return sql`(coalesce((select true from ${livePicture} where ${livePicture.mediaId} = ${id} limit 1), false)
    or coalesce((select true from ${portrait} join ${liveByline} on ${liveByline.personId} = ${portrait.personId}
      join ${media} as worn on worn.id = ${portrait.mediaId}
      where ${portrait.mediaId} = ${id} and not worn.denied and worn.credit <> ''
        and (worn.expires_at is null or worn.expires_at > now()) limit 1), false))`;
}

/** The same of the row of `media` that a query reads. */
export const onLivePage = isShown(sql`${media.id}`);

/** Whether an article that fits uses the row of `media` that a query reads, in its text. */
export function inTextWhere(fits: SQL): SQL {
  return sql`coalesce((select true from ${pictureUse} join ${article} on ${article.id} = ${pictureUse.articleId}
    where ${pictureUse.mediaId} = ${media.id} and ${fits} limit 1), false)`;
}

/** Pictures that `after` uses and `before` doesn't. What nobody uploaded is not among them: it shows nothing. */
async function newPictures(db: Database, before: Content | null, after: Content): Promise<readonly Seen[]> {
  const known = before === null ? new Set<string>() : usedPictures(before);
  const added = onlyIds([...usedPictures(after)].filter((id) => !known.has(id)));
  if (added.length === 0) return [];
  return db
    .select({ id: media.id, bureauId: media.bureauId, uploadedBy: media.uploadedBy })
    .from(media)
    .where(inArray(media.id, added));
}

/** The content uses a picture that it didn't use before, and that this person may not see. */
export async function bringsForeignPicture(
  db: Database,
  actor: Actor,
  before: Content | null,
  after: Content,
): Promise<boolean> {
  for (const picture of await newPictures(db, before, after))
    if (!(await maySeePicture(db, actor, picture))) return true;
  return false;
}

async function actorsOf(db: Database, ids: readonly string[]): Promise<readonly Actor[]> {
  return db
    .select({
      id: person.id,
      name: person.name,
      role: person.role,
      bureauIds: ownBureauIds,
    })
    .from(person)
    .where(inArray(person.id, [...ids]));
}

type Brought = Readonly<{ personId: string; bytes: Uint8Array }>;

/**
 * The pictures that came into a text by nobody who may see them. `log` reads all updates that are kept, since undo brings
 * back what somebody else put in; `begunBy` answers for what no update brought.
 */
export async function foreignPictures(
  db: Database,
  { before, after }: Readonly<{ before: Content; after: Content }>,
  { log, begunBy }: Readonly<{ log: () => Promise<readonly Brought[]>; begunBy: string }>,
): Promise<ReadonlySet<string>> {
  // The article's own bureau sees its pictures anyway, as everybody sees those of all bureaus.
  const added = (await newPictures(db, before, after)).filter(
    ({ bureauId }) => bureauId !== null && bureauId !== after.bureauId,
  );
  const foreign = new Set(added.map((one) => one.id));
  if (foreign.size === 0) return foreign;
  const bringers = new Map<string, Set<string>>(added.map((one) => [one.id, new Set<string>()]));
  for (const { personId, bytes } of await log())
    for (const id of broughtBy(bytes, foreign)) bringers.get(id)?.add(personId);
  for (const picture of added) {
    const people = bringers.get(picture.id) ?? new Set();
    for (const actor of await actorsOf(db, people.size > 0 ? [...people] : [begunBy]))
      if (await maySeePicture(db, actor, picture)) foreign.delete(picture.id);
  }
  return foreign;
}
