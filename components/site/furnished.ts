// Which articles need more than the stylesheet for text and pictures: those with what notes.css, boxes.css and furniture.css dress.
import type { LiveArticle } from "#lib/newsroom/readers.ts";

const furniture =
  /class="(?:gallery|table-wrap|embed|note-mark|pull-quote|fact-box|related-article|correction)"/;

/** Whether an article has translations, notes to readers, or anything beside paragraphs, headings, lists, quotations and pictures. */
export function isFurnished({
  bodyHtml,
  notes,
  publication,
  translations,
}: Pick<LiveArticle, "bodyHtml" | "notes" | "publication" | "translations">): boolean {
  if (translations !== undefined && translations.others.length > 0) return true;
  return notes.length > 0 || publication === "retracted" || furniture.test(bodyHtml);
}
