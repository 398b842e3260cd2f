// How programs write what they put on the clipboard: what is hidden, bold or struck, where a link really leads.
import { safeUrl } from "#lib/document/safe-url.ts";
import { pastedStyle } from "./quiet-markup.ts";

/** Elements whose words are none of the text's. */
export const furniture: ReadonlySet<string> = new Set(
  "script style template noscript head title meta link xml nav aside dialog svg math canvas button label input select textarea datalist progress meter map area base frame frameset menu del".split(
    " ",
  ),
);

/** Players and frames of other sites. */
export const players: ReadonlySet<string> = new Set([
  "iframe",
  "video",
  "audio",
  "embed",
  "object",
  "applet",
]);

/** Elements that begin and end a block. */
export const blockElements: ReadonlySet<string> = new Set(
  "html body p div section article main header footer address figure figcaption dl dt dd details summary fieldset legend form center hr li tr td th caption thead tbody tfoot pre listing xmp hgroup search".split(
    " ",
  ),
);

const furnitureRoles = new Set(["navigation", "complementary", "banner", "contentinfo", "search", "dialog"]);

/** One declaration of an element's own style, in lower case, or "". */
export function declared(element: Element, property: string): string {
  const style = element.getAttribute(pastedStyle);
  if (style === null) return "";
  for (const declaration of style.split(";")) {
    const colon = declaration.indexOf(":");
    if (colon > 0 && declaration.slice(0, colon).trim().toLowerCase() === property)
      return declaration
        .slice(colon + 1)
        .trim()
        .toLowerCase();
  }
  return "";
}

/** True for what a reader of the source didn't see, or what isn't its text: hidden parts, list signs, comment signs, menus. */
export function isLeftOut(element: Element): boolean {
  if (furnitureRoles.has(element.getAttribute("role") ?? "")) return true;
  if (element.hasAttribute("hidden")) return true;
  if (/^none\b/.test(declared(element, "display")) || declared(element, "visibility") === "hidden")
    return true;
  if (declared(element, "mso-hide") === "all" || declared(element, "mso-list") === "ignore") return true;
  if (declared(element, "mso-special-character") === "comment") return true;
  if (/^comment(-list)?$/.test(declared(element, "mso-element"))) return true;
  const classes = element.getAttribute("class") ?? "";
  if (/\b(?:MsoCommentReference|msocomtxt|msocomoff|msocomanchor|msoDel)\b/.test(classes)) return true;
  return element.tagName === "FOOTER" && element.closest("blockquote") === null;
}

/** Bold after this element, given what it was before: the tag first, then the style, which may take it back. */
export function boldAfter(element: Element, before: boolean): boolean {
  const weight = declared(element, "font-weight");
  if (/^(?:bold|bolder|[6-9]\d\d)\b/.test(weight)) return true;
  if (/^(?:normal|lighter|[1-5]\d\d)\b/.test(weight)) return false;
  return before || element.tagName === "B" || element.tagName === "STRONG";
}

/** The same for italics. */
export function italicAfter(element: Element, before: boolean): boolean {
  const style = declared(element, "font-style");
  if (/^(?:italic|oblique)\b/.test(style)) return true;
  if (/^normal\b/.test(style)) return false;
  return before || element.tagName === "I" || element.tagName === "EM";
}

/** Struck out by hand, not as a tracked change. */
export function isStruck(element: Element): boolean {
  return (
    element.tagName === "S" ||
    element.tagName === "STRIKE" ||
    declared(element, "text-decoration").includes("line-through") ||
    declared(element, "text-decoration-line").includes("line-through")
  );
}

/**
 * Where a foreign link leads, or null where it leads nowhere from here: an address of this site would be another
 * one's, a place inside the pasted text is gone. Addresses that only count the click and pass on are taken off.
 */
export function foreignAddress(href: string): string | null {
  const trimmed = href.trim();
  if (!/^[a-z][a-z0-9+.-]*:/i.test(trimmed)) return null;
  const address = passedOn(trimmed) ?? trimmed;
  return safeUrl(address) ?? safeUrl(tidied(address));
}

const passers: readonly Readonly<{ host: RegExp; path: RegExp; parameter: string }>[] = [
  { host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, parameter: "q" },
  { host: /^(?:www\.)?google\.[a-z.]+$/, path: /^\/url$/, parameter: "url" },
  { host: /^lm?\.facebook\.com$/, path: /^\/l\.php$/, parameter: "u" },
  { host: /\.safelinks\.protection\.outlook\.com$/, path: /^\//, parameter: "url" },
];

function passedOn(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  for (const { host, path, parameter } of passers) {
    const target = url.searchParams.get(parameter);
    if (target !== null && host.test(url.hostname) && path.test(url.pathname) && /^https?:\/\//i.test(target))
      return target;
  }
  return null;
}

/** Spaces and letters that a browser would write in percents. */
function tidied(address: string): string {
  return /^https?:\/\/[^@]*$/i.test(address) && URL.canParse(address) ? new URL(address).href : "";
}

/** Pictures that stand for a sign of the text or for nothing: emoji as images, counting pixels, ticks of a checklist. */
export function signOf(image: Element): string | null {
  const alt = image.getAttribute("alt") ?? "";
  if (
    /^(?:\p{Extended_Pictographic}|\p{RI})(?:\p{Extended_Pictographic}|\p{RI}|\p{M}|\u200d|\ufe0f){0,12}$/u.test(
      alt,
    )
  )
    return alt;
  const small = ["width", "height"].every((side) => /^[0-2](?:px)?$/.test(image.getAttribute(side) ?? ""));
  return small || image.closest('[role="checkbox"]') !== null ? "" : null;
}
