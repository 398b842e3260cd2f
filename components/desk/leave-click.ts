// Which presses lead away from a page, and so would lose what isn't saved there: links and searches that take this page's place.
// A new tab, a download and a place further down leave it standing.

export type Press = Readonly<Pick<MouseEvent, "button" | "metaKey" | "ctrlKey" | "shiftKey" | "altKey">>;

export type Lead = Readonly<{
  /** Whole, as the browser resolved it. */
  href: string;
  /** "" for none. */
  target: string;
  download: boolean;
  /** It stands in a text that is being written: a press sets the caret. */
  editable: boolean;
}>;

/** Whether an address takes the place of the page at `here`. Another site does too, but the browser asks about that itself. */
export function takesPlace(href: string, here: string): boolean {
  const [to, from] = [URL.parse(href), new URL(here)];
  if (to === null || to.protocol !== from.protocol || to.origin !== from.origin) return false;
  const samePage = to.pathname === from.pathname && to.search === from.search;
  return !(samePage && to.href.includes("#"));
}

/** Whether this press of a link leaves the page at `here`. */
export function leadsAway(press: Press, lead: Lead, here: string): boolean {
  if (press.button !== 0 || press.metaKey || press.ctrlKey || press.shiftKey || press.altKey) return false;
  if (lead.download || lead.editable || !["", "_self"].includes(lead.target)) return false;
  return takesPlace(lead.href, here);
}
