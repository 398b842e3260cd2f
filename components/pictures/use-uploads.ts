"use client";
// Pictures on their way from this page: begun two at a time, each with its share, its end and a way to stop it.
import { useEffect, useReducer, useRef } from "react";
import { useLeaveGuard } from "#components/desk/leave-guard.ts";
import { type Sending, sendPicture, type TakenIn, takenIn } from "./send-picture.ts";
import { isOver, setOut, type UploadList, uploadsAfter } from "./upload-list.ts";

export type Uploads = Readonly<{
  list: UploadList;
  add: (files: readonly File[]) => void;
  cancel: (key: number) => void;
  /** Sends a refused or cancelled one once more. */
  again: (key: number) => void;
  clear: () => void;
}>;

type Kept = Readonly<{ file: File; address: string; sending?: Sending }>;

/** `addressOf` says where a picture goes, asked as it is added; `onTaken` hears of each that has arrived. */
export function useUploads(addressOf: () => string, onTaken: (picture: TakenIn) => void): Uploads {
  const [list, tell] = useReducer(uploadsAfter, []);
  const kept = useRef(new Map<number, Kept>());
  const keys = useRef(0);
  const taken = useRef(onTaken);
  useEffect(() => {
    taken.current = onTaken;
  }, [onTaken]);

  useEffect(() => {
    const end = async (key: number, sending: Sending) => {
      const answer = await sending.answer;
      const one = kept.current.get(key);
      if (one) kept.current.set(key, { file: one.file, address: one.address });
      if (answer.kind !== "taken") return tell({ kind: "changed", key, state: answer });
      kept.current.delete(key);
      tell({ kind: "changed", key, state: { kind: "taken", id: answer.taken.id } });
      taken.current(answer.taken);
    };
    for (const key of setOut(list)) {
      const one = kept.current.get(key);
      if (one === undefined || one.sending !== undefined) continue;
      tell({ kind: "changed", key, state: { kind: "sending", share: 0 } });
      const show = (share: number) => tell({ kind: "changed", key, state: { kind: "sending", share } });
      const sending = sendPicture(one.address, one.file, show, takenIn);
      kept.current.set(key, { ...one, sending });
      void end(key, sending);
    }
  }, [list]);

  // What has begun arrives when somebody goes on within the newsroom; what still waits for its turn goes with the page.
  useLeaveGuard(
    list.some(({ state }) => state.kind === "waiting"),
    "pictures that wait to be uploaded",
  );
  // Whoever closes the tab would lose what is on its way, too.
  const going = list.some((one) => !isOver(one));
  useEffect(() => {
    if (!going) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [going]);

  return {
    list,
    add(files) {
      const address = addressOf();
      const added = files.map((file) => {
        keys.current += 1;
        kept.current.set(keys.current, { file, address });
        return { key: keys.current, name: file.name, bytes: file.size };
      });
      if (added.length > 0) tell({ kind: "added", files: added });
    },
    cancel(key) {
      const sending = kept.current.get(key)?.sending;
      if (sending) sending.cancel();
      else tell({ kind: "changed", key, state: { kind: "cancelled" } });
    },
    again: (key) => tell({ kind: "changed", key, state: { kind: "waiting" } }),
    clear: () => tell({ kind: "cleared" }),
  };
}
