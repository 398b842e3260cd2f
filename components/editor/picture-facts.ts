// Which pictures of a text nobody has said the rights of, as far as this page knows.
import type { ArticleText } from "#lib/newsroom/article.ts";
import type { Facts } from "#lib/newsroom/decision.ts";
import type { PictureFacts } from "#lib/newsroom/picture-rights.ts";

/** By the picture's id, whether its rights are known: what the newsroom answered since the page was made. */
export type KnownRights = ReadonlyMap<string, boolean>;

const usedIn = ({ figures }: ArticleText) => [...new Set(figures.map((figure) => figure.mediaId))];

/** Those that this page knows nothing of: put in since it was made. */
export function unaskedPictures(text: ArticleText, { pictures }: Facts, known: KnownRights): string[] {
  return usedIn(text).filter((id) => !known.has(id) && pictures.every((one) => one.mediaId !== id));
}

/** Those whose rights were not known when they were last asked for. */
export function unknownIn(text: ArticleText, facts: Facts, known: KnownRights): string[] {
  const waiting = new Set(
    rightsIn(text, facts, known)
      .filter((one) => one.rights === "unknown")
      .map((one) => one.mediaId),
  );
  return usedIn(text).filter((id) => waiting.has(id));
}

/** Facts of the pictures in this text, each as it was last told; those that nobody has been told of are left out. */
export function rightsIn(
  text: ArticleText,
  { pictures }: Facts,
  known: KnownRights,
): readonly PictureFacts[] {
  return usedIn(text).flatMap((mediaId) => {
    const told = known.get(mediaId);
    const made = pictures.find((one) => one.mediaId === mediaId);
    if (told === undefined) return made ? [made] : [];
    const before = made ?? { mediaId, denied: false, expiresAt: null, name: "" };
    return [{ ...before, rights: told ? "own" : "unknown" }];
  });
}
