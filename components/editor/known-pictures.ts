// Pictures that a page knows by id: those it was loaded with, those that were put in here, and those that a colleague put in,
// which the newsroom is asked for once each.
import { type FoundPicture, findPicture } from "#components/pictures/find-pictures.ts";
import type { TakenIn } from "#components/pictures/send-picture.ts";
import type { Cut } from "#components/pictures/cut-steps.ts";
import type { Figure } from "#lib/document/content.ts";

export type KnownPicture = Readonly<{
  key: string;
  width: number;
  height: number;
  widths: readonly number[];
  /** Absent: nobody has said what must stay in sight. */
  cut?: Cut;
}>;

export type KnownPictures = Map<string, KnownPicture>;

/** A picture that somebody puts into a text: just uploaded, or from the library. */
export type PutIn = TakenIn | FoundPicture;

const asked = new Map<string, Promise<KnownPicture | null>>();

/** The picture, from what is known or from the newsroom; null when this person may not see it. */
export function pictureOf(known: KnownPictures, id: string): Promise<KnownPicture | null> {
  const here = known.get(id);
  if (here) return Promise.resolve(here);
  const before = asked.get(id);
  if (before) return before;
  const answer = findPicture(id).then((found) => {
    // Hidden, or the line is down: whoever asks later asks anew.
    if (found === null) asked.delete(id);
    else known.set(id, found);
    return found;
  });
  asked.set(id, answer);
  return answer;
}

/** The picture with its own words, as an article begins with it. */
export function figureOf({ id, caption, credit, alt }: PutIn): Figure {
  return { mediaId: id, caption, credit, alt, decorative: false };
}
