"use client";
// Keys drawn as caps. Only in what opens by a key or a click: the server doesn't know whose keyboard it is.
import { isMac, keyCaps } from "./shortcut-keys.ts";

export function KeyCaps({ keys }: Readonly<{ keys: string }>) {
  return (
    <span className="inline-flex shrink-0 gap-1">
      {keyCaps(keys, isMac()).map((cap) => (
        <kbd
          key={cap}
          className="min-w-5 rounded border border-line-strong/60 bg-sunken px-1.5 py-0.5 text-center font-sans text-xs text-ink-soft"
        >
          {cap}
        </kbd>
      ))}
    </span>
  );
}
