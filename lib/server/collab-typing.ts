// One update of somebody's: judged, stored and put into the text, in this order and with nothing in between. What is judged
// by the rest of the text counts only for that text: it has a turn of its own here, and the log's head says whether another
// process stored something since.
import type { Connection } from "@hocuspocus/server";
import * as Y from "yjs";
import { judgeUpdate } from "#lib/document/update-judge.ts";
import type { Guest } from "./collab.ts";
import type { Room } from "./collab-room.ts";
import { breaksSuggesting } from "./collab-suggesting.ts";

/** How often an update is judged anew because others wrote meanwhile. After that its browser has to send it again. */
const mostTries = 8;

/** Why a connection ends; null: the update is stored, or has nothing new. */
type Refusal = string | null;

type Sent = Readonly<{
  room: Room;
  connection: Connection<Guest>;
  guest: Guest;
  payload: Uint8Array;
  /** It answers for everything that the browser has, which may be nothing new. */
  isWhole: boolean;
}>;

/** Take an update into the text, or say why not. */
export async function takeUpdate(sent: Sent): Promise<Refusal> {
  const { room, guest } = sent;
  let isAlone = guest.right === "suggest";
  for (let tries = 0; tries < mostTries;) {
    const taken = isAlone
      ? await room.turns.alone(() => take(sent, true))
      : await room.turns.together(() => take(sent, false));
    if (taken === "alone") isAlone = true;
    // Words of others that another process stored are news until they are here.
    else if (taken === "again" || (taken === "not-yours" && tries === 0)) {
      tries += 1;
      await room.catchUp();
    } else return taken;
  }
  return "again";
}

async function take({ room, connection, guest, payload, isWhole }: Sent, isAlone: boolean): Promise<Refusal> {
  const { document } = room;
  const judged = judgeUpdate(payload, document);
  if (!judged.ok) return judged.early ? "too-early" : "malformed";
  // The library answers a reader's update itself: not taken.
  if (judged.empty || connection.readOnly) return null;
  if (isWhole && Y.snapshotContainsUpdate(Y.snapshot(document), payload)) return null;
  const { actor, right } = guest;
  if (!judged.news.every((one) => room.numbers.isFor(one, actor.id))) return "not-yours";
  const { suggested } = judged;
  // Not every number that is brought along: a browser that sends all it has made nothing of the others' words.
  const clients = room.numbers.unowned(judged.news);
  const isBound = right === "suggest" || judged.waits || clients.length > 0;
  if (isBound && !isAlone) return "alone";
  const judgedAt = isBound ? room.applied : undefined;
  if (right === "suggest" && breaksSuggesting(document, payload, actor.id)) return "suggest-only";
  const foreign = room.foreign(suggested, actor.id);
  const typed = { actor, right, bytes: payload, clients, suggested, foreign, judgedAt };
  const stored = await room.store(typed);
  if (stored === null) return "read-only";
  if (typeof stored === "string") return stored;
  // Now, and not when the library comes to it: what is stored is in the text, whatever becomes of its writer's rights.
  Y.applyUpdate(document, payload, { source: "connection", connection });
  room.has(stored);
  guest.active = true;
  return null;
}
