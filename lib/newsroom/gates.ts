// Gates block a publication by any path, emergencies included; they are not labels (newsroom.md §4).
import type { Article } from "./article.ts";
import type { Facts, Refusal } from "./decision.ts";

export type UsedPicture = Facts["pictures"][number];
type Gated = Pick<Article, "vaulted" | "embargoUntil">;

/** Gates that no later instant opens: vault, holds, denied pictures. Returns the first that is shut, or null. */
export function shutGate(
  article: Gated,
  holds: Facts["holds"],
  pictures: readonly UsedPicture[],
): Refusal | null {
  if (article.vaulted) return { kind: "not-now", why: "vault" };
  const hold = holds[0];
  if (hold !== undefined) return { kind: "not-now", why: "hold", hold: hold.kind };
  const denied = pictures.find((picture) => picture.denied);
  return denied === undefined ? null : { kind: "not-now", why: "picture-rights", picture: denied.name };
}

/**
 * Gates that depend on time, judged at the instant at which readers would get the article: now, or the
 * scheduled one. At the embargo's very end the article may go out; at a picture's expiry it may not.
 */
export function timeGate(article: Gated, pictures: readonly UsedPicture[], instant: Date): Refusal | null {
  const until = article.embargoUntil;
  if (until !== null && instant.getTime() < until.getTime()) {
    return { kind: "not-now", why: "embargo", until, at: instant };
  }
  const expired = pictures.find(
    (picture) => picture.expiresAt !== null && picture.expiresAt.getTime() <= instant.getTime(),
  );
  return expired === undefined ? null : { kind: "not-now", why: "picture-rights", picture: expired.name };
}
