"use client";
// Pictures dropped anywhere on a page, or pasted into it while nobody types.
import { useEffect, useEffectEvent, useState } from "react";
import { carriesFiles, picturesIn } from "./choose-files.ts";

const typed = "input, textarea, select, [contenteditable]";

/** `onFiles` gets what is dropped or pasted; the answer says whether files hover over the page now. */
export function useFileDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [hovering, setHovering] = useState(false);
  const take = useEffectEvent(onFiles);
  useEffect(() => {
    // Entering a child comes before leaving its parent: only the count knows when the window is left.
    let inside = 0;
    const enter = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return;
      inside += 1;
      setHovering(true);
    };
    const leave = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return;
      inside = Math.max(0, inside - 1);
      if (inside === 0) setHovering(false);
    };
    // Without this a browser leaves the page and shows the file.
    const over = (event: DragEvent) => {
      if (carriesFiles(event.dataTransfer)) event.preventDefault();
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      inside = 0;
      setHovering(false);
      take([...(event.dataTransfer?.files ?? [])]);
    };
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof Element && event.target.closest(typed) !== null) return;
      const pasted = picturesIn(event.clipboardData);
      if (pasted.length === 0) return;
      event.preventDefault();
      take(pasted);
    };
    const heard = [
      ["dragenter", enter],
      ["dragleave", leave],
      ["dragover", over],
      ["drop", drop],
      ["paste", paste],
    ] as const;
    for (const [name, hear] of heard) document.addEventListener(name, hear as EventListener);
    return () => {
      for (const [name, hear] of heard) document.removeEventListener(name, hear as EventListener);
    };
  }, []);
  return hovering;
}
