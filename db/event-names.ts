// Events keep ids, never names, so that a person can be erased; whoever reads them gets the names as they are now, and those
// alone that they may know.
import { inArray } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { mayPicture } from "#lib/newsroom/picture-permissions.ts";
import { newsroom } from "./client.ts";
import { isId } from "./ids.ts";
import type { EventState } from "./schema/events.ts";
import { invite } from "./schema/guests.ts";
import { media } from "./schema/media.ts";
import { bureau, person } from "./schema/people.ts";
import { coverage } from "./schema/planning.ts";
import { topic } from "./schema/topics.ts";

/** Keys of an event's state whose value is the id of a person, a bureau or a topic, or several of them. */
const named = ["assignee", "personId", "bureau", "bureauId", "id", "topics"];

function idsIn(states: readonly EventState[], keys: readonly string[]): string[] {
  const ids = new Set<string>();
  for (const state of states)
    for (const key of keys) {
      const value = state[key];
      if (typeof value === "string") for (const id of value.split(" ")) if (isId(id)) ids.add(id);
    }
  return [...ids];
}

/**
 * Names of the people, bureaus and topics that these states speak of, by id; and of whom was invited, what was planned and
 * which picture was meant, where the actor may know it.
 */
export async function namesInStates(
  actor: Actor,
  states: readonly EventState[],
): Promise<ReadonlyMap<string, string>> {
  const ids = idsIn(states, named);
  const invites = may(actor, "see-site-log") ? idsIn(states, ["inviteId"]) : [];
  const plans = idsIn(states, ["coverageId"]);
  const pictures = idsIn(states, ["mediaId"]);
  const db = newsroom();
  const found = await Promise.all([
    ids.length === 0
      ? []
      : db.select({ id: person.id, name: person.name }).from(person).where(inArray(person.id, ids)),
    ids.length === 0
      ? []
      : db.select({ id: bureau.id, name: bureau.name }).from(bureau).where(inArray(bureau.id, ids)),
    ids.length === 0
      ? []
      : db.select({ id: topic.id, name: topic.name }).from(topic).where(inArray(topic.id, ids)),
    invites.length === 0
      ? []
      : db.select({ id: invite.id, name: invite.name }).from(invite).where(inArray(invite.id, invites)),
    plans.length === 0 ? [] : plansNamed(actor, plans),
    pictures.length === 0 ? [] : picturesNamed(actor, pictures),
  ]);
  return new Map(found.flat().map(({ id, name }) => [id, name]));
}

/** File names of these pictures, where the actor may look at the bureau's. */
async function picturesNamed(
  actor: Actor,
  ids: readonly string[],
): Promise<Readonly<{ id: string; name: string }>[]> {
  const rows = await newsroom()
    .select({ id: media.id, name: media.fileName, bureauId: media.bureauId, uploadedBy: media.uploadedBy })
    .from(media)
    .where(inArray(media.id, [...ids]));
  return rows.filter((row) => mayPicture(actor, "see-picture", row));
}

/** Titles of these plans, cancelled or not, where the actor reads the bureau's plans. */
async function plansNamed(
  actor: Actor,
  ids: readonly string[],
): Promise<Readonly<{ id: string; name: string }>[]> {
  const rows = await newsroom()
    .select({ id: coverage.id, name: coverage.title, bureauId: coverage.bureauId })
    .from(coverage)
    .where(inArray(coverage.id, [...ids]));
  return rows.filter(({ bureauId }) => may(actor, "read", { bureauId }));
}
