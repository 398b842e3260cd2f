// What the page on screen offers to the palette. A command presses the page's own button or link, so that there is one way
// for each deed, with its questions and its refusals.
import type { IconName } from "#components/ui/icon.tsx";
import type { PaletteEntry } from "./palette-entries.ts";

const described = (button: HTMLElement): string =>
  document.querySelector(`#${CSS.escape(button.getAttribute("aria-describedby") ?? "-")}`)?.textContent ?? "";

/** The verbs of the article on screen, in the order of their buttons. */
export function verbEntries(): PaletteEntry[] {
  const buttons = document.querySelectorAll<HTMLButtonElement>(
    'section[aria-label="Verbs"] button[aria-describedby]',
  );
  return [...buttons].map((button) => {
    const refused = button.getAttribute("aria-disabled") === "true";
    const name = button.textContent.trim();
    return {
      id: `verb-${name}`,
      group: "This article",
      name,
      icon: "zap",
      also: "verb",
      detail: refused ? described(button) : "",
      keys: null,
      refused,
      quiet: false,
      run: () => button.click(),
    };
  });
}

/** A link of the page as a line: pressing it is the line's deed. */
function linkEntry(link: HTMLElement, group: string, icon: IconName, keys: string | null): PaletteEntry {
  const name = link.textContent.trim();
  const run = () => link.click();
  return {
    id: `${group}-${name}`,
    group,
    name,
    icon,
    also: "page",
    detail: "",
    keys,
    refused: false,
    quiet: false,
    run,
  };
}

const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];

/** Other pages of the article on screen: history, preview. */
export function articleLinkEntries(): PaletteEntry[] {
  return all('nav[aria-label="Article"] a').map((link) => linkEntry(link, "This article", "file-text", null));
}

/** The newsroom's places, as its head shows them to this person, and the article that may be begun. */
export function placeEntries(): PaletteEntry[] {
  return [
    ...all('nav[aria-label="Newsroom"] a').map((link) => linkEntry(link, "Go to", "layout-list", null)),
    ...all("[data-shortcut=n]").map((link) => linkEntry(link, "Go to", "plus", "n")),
  ];
}
