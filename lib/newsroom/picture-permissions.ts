// Who may do what with a picture, by the table in permissions.ts. One that belongs to no single bureau belongs to all: whoever
// has the right in any bureau has it there, but what readers see of it is changed for everybody by a chief alone.
import type { Actor } from "./article.ts";
import { pictureDeeds, type MayNot, type PictureDeed } from "./permissions.ts";

export type PicturePlace = Readonly<{ bureauId: string | null; uploadedBy: string }>;

/** Why a person's role gives no right to a deed on this picture, or null. */
export function mayNotPicture(actor: Actor, deed: PictureDeed, place: PicturePlace): MayNot | null {
  const reach = pictureDeeds[deed][actor.role];
  if (reach === "none") return { kind: "may-not", why: "role" };
  if (reach === "all") return null;
  if (place.bureauId === null) {
    if (actor.bureauIds.length === 0) return { kind: "may-not", why: "bureau" };
    if (deed === "replace-picture") return { kind: "may-not", why: "role" };
  } else if (!actor.bureauIds.includes(place.bureauId)) return { kind: "may-not", why: "bureau" };
  if (reach === "own" && place.uploadedBy !== actor.id) return { kind: "may-not", why: "own-work" };
  return null;
}

/** True if the person's role gives the right to this deed on this picture. */
export function mayPicture(actor: Actor, deed: PictureDeed, place: PicturePlace): boolean {
  return mayNotPicture(actor, deed, place) === null;
}
