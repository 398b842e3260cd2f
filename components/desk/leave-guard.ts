"use client";
// What somebody typed and hasn't saved is never left without a question: by closing the tab, by a link, by the palette, by a
// search, by Back and Forward. The browser asks where the tab goes; where the newsroom goes on within itself, it asks.
import { useEffect } from "react";
import { leadsAway, takesPlace } from "./leave-click.ts";

type Guard = Readonly<{ what: string; isUnsaved: () => boolean }>;

/** What would be lost, and the way to where the person wanted. */
export type Leaving = Readonly<{ losing: readonly string[]; go: () => void }>;

const guards = new Set<Guard>();
let ask: ((leaving: Leaving) => void) | null = null;
/** The person said to leave: nothing asks again on the way. Where the form stays on screen, it asks again once they are there. */
let mayLeave = false;

function losing(): readonly string[] {
  if (mayLeave) return [];
  return [...new Set([...guards].filter(({ isUnsaved }) => isUnsaved()).map(({ what }) => what))];
}

function holdTab(event: BeforeUnloadEvent): void {
  if (losing().length > 0) event.preventDefault();
}

/**
 * Asks before the page is left while `isUnsaved` says so; answers with its end. `what` is named in the question: "the words".
 */
export function guardLeaving(what: string, isUnsaved: () => boolean): () => void {
  const guard: Guard = { what, isUnsaved };
  guards.add(guard);
  mayLeave = false;
  // Only as long as there is something to guard: a page with this listener isn't kept for Back by every browser.
  window.addEventListener("beforeunload", holdTab);
  return () => {
    guards.delete(guard);
    if (guards.size === 0) window.removeEventListener("beforeunload", holdTab);
  };
}

/** `guardLeaving` for as long as `unsaved` holds and the form is on screen. */
export function useLeaveGuard(unsaved: boolean, what: string): void {
  useEffect(() => (unsaved ? guardLeaving(what, () => true) : undefined), [unsaved, what]);
}

/** Goes on at once where nothing would be lost, and otherwise if the person says so. For every navigation that no link makes. */
export function leaveBy(go: () => void): void {
  const lost = losing();
  if (lost.length === 0 || ask === null) return go();
  ask({
    losing: lost,
    go() {
      mayLeave = true;
      go();
    },
  });
}

/** Holds back what leads away while something would be lost, and has it asked about. */
function hold(event: Event, go: () => void): void {
  event.preventDefault();
  event.stopImmediatePropagation();
  leaveBy(go);
}

function onClick(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (link === null || losing().length === 0) return;
  const { href, target, isContentEditable: editable } = link;
  if (!leadsAway(event, { href, target, download: link.hasAttribute("download"), editable }, location.href))
    return;
  // The same link once more: the router behind it does what it does with its links. It may be gone by then.
  hold(event, () => (link.isConnected ? link.click() : location.assign(href)));
}

function onSubmit(event: SubmitEvent): void {
  const { target: form, submitter } = event;
  if (!(form instanceof HTMLFormElement) || losing().length === 0) return;
  // A form with an address that it is read from is a search, which leads to its hits; others save, and stay.
  const isSearch =
    form.hasAttribute("action") && form.method === "get" && ["", "_self"].includes(form.target);
  if (isSearch && takesPlace(form.action, location.href)) hold(event, () => form.requestSubmit(submitter));
}

function onNavigate(event: NavigateEvent): void {
  if (event.navigationType !== "traverse" || event.hashChange || losing().length === 0) return;
  // A browser lets a page hold Back once for each time that somebody did something in it, so that none can keep its visitor.
  if (!event.cancelable) return;
  const { key } = event.destination;
  hold(event, () => void navigation.traverseTo(key));
}

/** Who goes on here after all, or has arrived with the form still on screen, is asked anew. */
function askAnew(): void {
  mayLeave = false;
}

/** How a navigation ends that keeps the document. */
const ends = ["navigatesuccess", "navigateerror"] as const;

/** Listens to all that leads away, with the one who asks. Answers with its end. */
export function askBeforeLeaving(asking: (leaving: Leaving) => void): () => void {
  ask = asking;
  const first = { capture: true };
  // Before the router's own listeners, which hear a link at the document.
  window.addEventListener("click", onClick, first);
  window.addEventListener("submit", onSubmit, first);
  window.addEventListener("pointerdown", askAnew, first);
  window.addEventListener("keydown", askAnew, first);
  // Older browsers can't be asked about Back within the newsroom.
  if ("navigation" in window) {
    navigation.addEventListener("navigate", onNavigate);
    for (const end of ends) navigation.addEventListener(end, askAnew);
  }
  return () => {
    if (ask === asking) ask = null;
    window.removeEventListener("click", onClick, first);
    window.removeEventListener("submit", onSubmit, first);
    window.removeEventListener("pointerdown", askAnew, first);
    window.removeEventListener("keydown", askAnew, first);
    if (!("navigation" in window)) return;
    navigation.removeEventListener("navigate", onNavigate);
    for (const end of ends) navigation.removeEventListener(end, askAnew);
  };
}
