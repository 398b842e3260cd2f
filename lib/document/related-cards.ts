// "Read more" cards in a stored body name another article. What that one is called, and whether readers may meet it at all,
// is said when the body is read, not when it was stored: a killed article stands on in no page that once related to it.
import { escape, type RenderRelated } from "./html.ts";

const card =
  /<p class="related-article"><span>Read more<\/span> <a href="(?<base>[^"]*\/news\/)(?<id>\d{1,15})\/[^"]*">[^<]*<\/a><\/p>/g;

/** The articles that the cards of a stored body name. */
export function cardIds(html: string): readonly number[] {
  return [...new Set([...html.matchAll(card)].map((match) => Number(match.groups?.["id"])))];
}

/** The body with each card as its article is now; a card whose article is not in `open` is left out. */
export function withFreshCards(html: string, open: ReadonlyMap<number, RenderRelated>): string {
  return html.replaceAll(card, (_whole, base: string, id: string) => {
    const article = open.get(Number(id));
    if (!article) return "";
    const address = `${base}${id}/${encodeURIComponent(article.slug)}`;
    return `<p class="related-article"><span>Read more</span> <a href="${escape(address)}">${escape(article.headline)}</a></p>`;
  });
}
