"use client";
// Whether this person's changes are suggestions now: always for those who may only suggest, by choice for those who may edit.
import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";

export type Suggesting = Readonly<{
  right: "edit" | "suggest" | "read";
  on: boolean;
  /** The same answer for the editors' extension, which asks at every change. Stays the same function. */
  isOn: () => boolean;
  toggle: () => void;
  /** Why the last change did not happen; null when there is nothing to say. */
  refused: string | null;
  /** Hand this to `suggestingExtension`. Stays the same function. */
  onRefused: (why: string) => void;
  dismiss: () => void;
}>;

/** How long a refusal stays on screen. */
const shownMs = 12_000;

/** A tab hears nothing from the browser of what it puts into its own session storage. */
const watching = new Set<() => void>();

function watchSwitch(listener: () => void): () => void {
  watching.add(listener);
  return () => watching.delete(listener);
}

/** Kept per article for as long as the tab is open, so that a reload goes on suggesting. */
export function useSuggesting({
  articleId,
  right,
}: Readonly<{ articleId: number | null; right: Suggesting["right"] }>): Suggesting {
  const name = `nightdesk:suggesting:${articleId}`;
  const wanted = useSyncExternalStore(
    watchSwitch,
    () => sessionStorage.getItem(name) === "on",
    () => false,
  );
  // Two of the same refusals in a row are two pieces of news.
  const [refused, setRefused] = useState<Readonly<{ why: string }> | null>(null);
  const on = right === "suggest" || (right === "edit" && wanted);
  const now = useRef(on);
  // Before anything can be typed in the page that was drawn.
  useLayoutEffect(() => {
    now.current = on;
  }, [on]);
  const isOn = useCallback(() => now.current, []);
  const onRefused = useCallback((why: string) => setRefused({ why }), []);
  const dismiss = useCallback(() => setRefused(null), []);
  const toggle = useCallback(() => {
    setRefused(null);
    if (sessionStorage.getItem(name) === "on") sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, "on");
    for (const listener of watching) listener();
  }, [name]);
  useEffect(() => {
    if (refused === null) return;
    const timer = setTimeout(dismiss, shownMs);
    return () => clearTimeout(timer);
  }, [refused, dismiss]);
  return useMemo(
    () => ({ right, on, isOn, toggle, refused: refused?.why ?? null, onRefused, dismiss }),
    [right, on, isOn, toggle, refused, onRefused, dismiss],
  );
}
