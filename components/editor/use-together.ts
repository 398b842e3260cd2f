"use client";
// Ties the shared text of one article to the page: opened and closed with it, woken by network and focus.
import { useEffect, useState, useSyncExternalStore } from "react";
import { guardLeaving } from "#components/desk/leave-guard.ts";
import { Together } from "./together.ts";
import type { TogetherStart, TogetherState } from "./together-state.ts";

/** Null until the page listens: nothing of this runs on the server. */
export function useTogether(start: TogetherStart): Together | null {
  const [first] = useState(start);
  const [together, setTogether] = useState<Together | null>(null);
  useEffect(() => {
    const opened = new Together(first);
    queueMicrotask(() => setTogether(opened));
    const wake = () => opened.wake();
    // What this browser keeps a copy of comes back by itself; without one, leaving would lose it.
    const unguard = guardLeaving(
      "the text of this article",
      () => !opened.state.saved && !opened.state.localCopies,
    );
    const wipe = () => void opened.dropLocal();
    // An open socket may not notice for half a minute that the network is gone.
    const rest = () => opened.rest();
    window.addEventListener("offline", rest);
    window.addEventListener("online", wake);
    window.addEventListener("focus", wake);
    window.addEventListener("nightdesk-wipe", wipe);
    return () => {
      window.removeEventListener("offline", rest);
      window.removeEventListener("online", wake);
      window.removeEventListener("focus", wake);
      unguard();
      window.removeEventListener("nightdesk-wipe", wipe);
      opened.close();
    };
  }, [first]);
  return together;
}

export function useTogetherState(together: Together | null, fallback: TogetherState): TogetherState {
  return useSyncExternalStore(
    (listener) => together?.subscribe(listener) ?? (() => {}),
    () => together?.state ?? fallback,
    () => fallback,
  );
}
