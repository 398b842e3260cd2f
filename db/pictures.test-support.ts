// Pictures for database tests, whose files nobody needs: rows as an upload makes them.
import type { Actor } from "#lib/newsroom/article.ts";
import { insertMedia, type NewPicture, type StoredPicture } from "./media.ts";
import { newId } from "./ids.ts";

/** A picture's row as an upload by this person for this bureau makes it; `over` what is to be different. */
export async function takenPicture(
  by: Actor,
  bureauId: string | null,
  over: Partial<NewPicture> = {},
): Promise<StoredPicture> {
  return insertMedia(by, {
    key: newId().replaceAll("-", ""),
    fileName: "harbour-at_dawn.jpg",
    width: 1600,
    height: 1200,
    widths: [480, 800, 1200, 1600],
    bytes: 1,
    bureauId,
    caption: "",
    credit: "Ana Ruiz/Agency",
    alt: "A harbour",
    original: "jpeg",
    ...over,
  });
}

/** The picture as an article's lead. */
export function leadOf({ id }: Pick<StoredPicture, "id">) {
  return { mediaId: id, caption: "A harbour", credit: "Ana Ruiz", alt: "A harbour", decorative: false };
}
