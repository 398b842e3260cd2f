"use client";
// A list of tiles by its arrows: left and right go on, up and down to the row above and below, Home and End to the ends.
import type { KeyboardEvent, ReactNode } from "react";
import { tileAfter } from "./tile-after.ts";

export function TileGrid({ label, children }: Readonly<{ label: string; children: ReactNode }>) {
  const move = (event: KeyboardEvent<HTMLUListElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const leads = [...event.currentTarget.querySelectorAll<HTMLElement>("[data-row]")];
    const at = leads.findIndex((one) => one === document.activeElement);
    const tiles = leads.map((one) => one.closest("li") ?? one);
    const next = tileAfter(
      tiles.map((one) => ({ left: one.offsetLeft, top: one.offsetTop })),
      at,
      event.key,
    );
    if (next === null) return;
    event.preventDefault();
    leads[next]?.focus();
    tiles[next]?.scrollIntoView({ block: "nearest" });
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrows lead between the links inside
    <ul
      aria-label={label}
      onKeyDown={move}
      className="grid grid-cols-[repeat(auto-fill,minmax(min(9.75rem,44%),1fr))] gap-2.5 sm:grid-cols-[repeat(auto-fill,minmax(12.5rem,1fr))]"
    >
      {children}
    </ul>
  );
}
