// Pictures that this person may see, for whoever puts one into a text: by words, or the one that a colleague has just put in.
import { z } from "zod";
import { libraryFilter, readLibraryQuery } from "#components/pictures/library-query.ts";
import { cutsOf } from "#db/picture-cuts.ts";
import { type LibraryPicture, pictureLibrary } from "#db/picture-library.ts";
import { pictureRecord } from "#db/picture-record.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { handler } from "#lib/server/handler.ts";

/** A dialog shows fewer than a page. */
const atOnce = 24;

type Shown = Omit<LibraryPicture, "used"> & Partial<Pick<LibraryPicture, "used">>;

/** What a dialog and a text need of a picture. */
function shown(picture: Shown) {
  const { id, key, width, height, widths, fileName, title, caption, credit, alt, state, renditions } =
    picture;
  const used = picture.used ?? true;
  return { id, key, width, height, widths, fileName, title, caption, credit, alt, state, renditions, used };
}

async function one(actor: Actor, id: string) {
  const picture = await pictureRecord(actor, id);
  if (picture === null) return null;
  const { focal, crops } = picture;
  return { pictures: [{ ...shown(picture), cut: { focal, crops } }], next: null };
}

export const GET = handler({ params: z.object({}), body: null }, async ({ actor, request }) => {
  const asked = new URL(request.url).searchParams;
  const id = asked.get("id");
  if (id !== null) return one(actor, id);
  const page = await pictureLibrary(
    actor,
    libraryFilter(readLibraryQuery(Object.fromEntries(asked))),
    atOnce,
  );
  if (page === null) return null;
  const cuts = await cutsOf(page.pictures.map((picture) => picture.id));
  return {
    pictures: page.pictures.map((picture) => ({ ...shown(picture), cut: cuts[picture.id] })),
    next: page.next,
  };
});
