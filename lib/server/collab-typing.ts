// One update of somebody's: judged, stored and put into the text, in this order and with nothing in between. What is judged
// by the rest of the text counts only for that text: it has a turn of its own here, and no other process stores anything
// meanwhile.
import type { Connection } from "@hocuspocus/server";
import * as Y from "yjs";
import type { Stored, Typed } from "#db/collab-save.ts";
import { judgeUpdate } from "#lib/document/update-judge.ts";
import type { Guest } from "./collab.ts";
import type { Room } from "./collab-room.ts";
import { breaksSuggesting } from "./collab-suggesting.ts";

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

type Judged = Readonly<{ typed: Typed; isBound: boolean } | { refused: Refusal }>;

/** Take an update into the text, or say why not. */
export async function takeUpdate(sent: Sent): Promise<Refusal> {
  const { turns } = sent.room;
  const refusal = sent.guest.right === "suggest" ? "alone" : await turns.together(() => takeTogether(sent));
  return refusal === "alone" ? turns.alone(() => takeAlone(sent)) : refusal;
}

/** As others type too. Says "alone" for what is judged by the whole text. */
async function takeTogether(sent: Sent): Promise<Refusal> {
  const judged = judge(sent);
  // Words of others that another process stored are news until they are here.
  if ("refused" in judged) return judged.refused === "not-yours" ? "alone" : judged.refused;
  return judged.isBound ? "alone" : putIn(sent, await sent.room.store(judged.typed));
}

async function takeAlone(sent: Sent): Promise<Refusal> {
  const stored = await sent.room.storeJudged(() => {
    const judged = judge(sent);
    if ("refused" in judged) return judged;
    const breaks =
      sent.guest.right === "suggest" &&
      breaksSuggesting(sent.room.document, sent.payload, sent.guest.actor.id);
    return breaks ? { refused: "suggest-only" } : judged.typed;
  });
  return stored !== null && typeof stored === "object" ? stored.refused : putIn(sent, stored);
}

/** What this update is in the text as it is now. */
function judge({ room, connection, guest, payload, isWhole }: Sent): Judged {
  const { document } = room;
  const judged = judgeUpdate(payload, document);
  if (!judged.ok) return { refused: judged.early ? "too-early" : "malformed" };
  // The library answers a reader's update itself: not taken.
  if (judged.empty || connection.readOnly) return { refused: null };
  if (isWhole && Y.snapshotContainsUpdate(Y.snapshot(document), payload)) return { refused: null };
  const { actor, right } = guest;
  if (!judged.news.every((one) => room.numbers.isFor(one, actor.id))) return { refused: "not-yours" };
  const { suggested } = judged;
  // Not every number that is brought along: a browser that sends all it has made nothing of the others' words.
  const clients = room.numbers.unowned(judged.news);
  const foreign = room.foreign(suggested, actor.id);
  return {
    typed: { actor, right, bytes: payload, clients, suggested, foreign },
    isBound: right === "suggest" || judged.waits || clients.length > 0,
  };
}

function putIn({ room, connection, guest, payload }: Sent, stored: Stored): Refusal {
  if (stored === null) return "read-only";
  if (typeof stored === "string") return stored;
  // Now, and not when the library comes to it: what is stored is in the text, whatever becomes of its writer's rights.
  Y.applyUpdate(room.document, payload, { source: "connection", connection });
  room.has(stored);
  guest.active = true;
  return null;
}
