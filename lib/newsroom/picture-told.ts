// Who hears that a picture on live pages or in what is planned may not be shown any more: the editors of those articles' bureaus,
// whoever it portrays on a page of their own, and every chief.
import type { Actor } from "./article.ts";
import type { Told } from "./told.ts";

export type PictureNews = "picture-denied" | "picture-expired";

/**
 * `people` is everybody who works here; nobody hears of their own deeds. `bureauIds` are those of the articles, `portrayed`
 * whose portrait it is.
 */
export function toldOfPicture(
  kind: PictureNews,
  actorId: string | null,
  { bureauIds, portrayed }: Readonly<{ bureauIds: ReadonlySet<string>; portrayed: ReadonlySet<string> }>,
  people: readonly Actor[],
): Told[] {
  if (bureauIds.size === 0 && portrayed.size === 0) return [];
  return people
    .filter(
      ({ id, role, bureauIds: own }) =>
        id !== actorId &&
        (role === "chief" ||
          portrayed.has(id) ||
          (role === "editor" && own.some((one) => bureauIds.has(one)))),
    )
    .map(({ id }) => ({ personId: id, kind }));
}
