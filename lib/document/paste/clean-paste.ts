// Pasted markup → markup the article's schema reads well, and sentences about what could not come along (issue 3, point 8).
import { markupOf } from "./pasted-blocks.ts";
import { pastedStyle, quietMarkup } from "./quiet-markup.ts";
import { readForeign, type LeftOut } from "./read-foreign.ts";

export type CleanPaste = Readonly<{
  html: string;
  /** For people: what was left out and what to do. Empty when all came along. */
  notes: readonly string[];
}>;

/**
 * Clean markup from the clipboard. `parse` makes a document of it without running or loading anything (DOMParser).
 * From Word, Google Docs, LibreOffice and web pages the text, headings, lists, quotations, tables, links, bold and
 * italics stay; tracked deletions, comments, menus and hidden parts go. Text copied from an article here keeps all its
 * blocks and loses comments and suggestions, read as if accepted. The schema judges the result once more.
 */
export function cleanPastedHtml(html: string, parse: (html: string) => Document): CleanPaste {
  const { body } = parse(quietMarkup(html));
  if (body.querySelector("[data-pm-slice]")) return { html: ownMarkup(body), notes: [] };
  const leftOut: LeftOut = { pictures: 0, players: 0, struck: false };
  const blocks = readForeign(body, leftOut);
  return { html: markupOf(blocks), notes: notesOn(leftOut) };
}

/** True when pasted markup holds words of its own, not just a picture. */
export function holdsWords(html: string, parse: (html: string) => Document): boolean {
  return readForeign(parse(quietMarkup(html)).body, { pictures: 0, players: 0, struck: false }).length > 0;
}

function ownMarkup(body: Element): string {
  for (const gone of body.querySelectorAll("del, script, style, template, iframe, object, embed, img, svg"))
    gone.remove();
  for (const wrapper of body.querySelectorAll("ins, span[data-thread], span[data-suggestion]"))
    wrapper.replaceWith(...wrapper.childNodes);
  for (const element of body.querySelectorAll("*")) {
    for (const name of element.getAttributeNames()) {
      const kept = name === "href" || name === "start" || name === "colspan" || name === "rowspan";
      const review = name === "data-splitby" || name === "data-joinby" || name === "data-suggestion";
      if (!kept && (review || name === pastedStyle || !name.startsWith("data-")))
        element.removeAttribute(name);
    }
  }
  return body.innerHTML;
}

function notesOn({ pictures, players, struck }: LeftOut): string[] {
  const notes: string[] = [];
  if (pictures === 1) notes.push("1 picture was not pasted; upload it where it belongs.");
  if (pictures > 1) notes.push(`${pictures} pictures were not pasted; upload them where they belong.`);
  if (players === 1) notes.push("1 video or post was not pasted; insert it by its address.");
  if (players > 1) notes.push(`${players} videos or posts were not pasted; insert them by their addresses.`);
  if (struck) notes.push("Struck-out words were pasted as plain words; delete what should not stay.");
  return notes;
}
