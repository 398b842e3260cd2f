"use client";
// Keeps what somebody writes where it is on the screen when something above it comes, grows or goes: the page is scrolled by as
// much, in the frame in which it changes. Whoever writes in nothing sees it push the page, as anything in its flow does.
import { type RefObject, useLayoutEffect, useRef } from "react";

/** The person's caret stands in a field or a text outside this element. */
function isWriting(outside: HTMLElement): boolean {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || outside.contains(focused)) return false;
  return focused.isContentEditable || focused.matches("input, textarea, select");
}

/**
 * Hang it on the element whose height changes by news. Scrolled pages are held by browsers themselves, where they can; none does
 * so at a page's top.
 */
export function useSteadyPage(): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const known = useRef<number | null>(null);
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return;
    const grown = box.offsetHeight - (known.current ?? box.offsetHeight);
    known.current = box.offsetHeight;
    if (grown === 0 || !isWriting(box)) return;
    if (window.scrollY > 0 && CSS.supports("overflow-anchor", "auto")) return;
    window.scrollBy({ top: grown, behavior: "instant" });
  });
  useLayoutEffect(() => {
    const box = element.current;
    if (box === null) return;
    // What its person folds and unfolds by hand is no news.
    const watch = new ResizeObserver(() => {
      known.current = box.offsetHeight;
    });
    watch.observe(box);
    return () => watch.disconnect();
  }, []);
  return element;
}
