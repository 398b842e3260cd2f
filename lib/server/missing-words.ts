// The newsroom's 404: missing and hidden are one page, so it names nothing. Its words and looks stand here once for both that
// show it: the finished document (newsroom-missing.ts) and what Next's router draws inside an open page (app/desk/not-found.tsx).

import type { Actor } from "#lib/newsroom/article.ts";
import { mayBegin, placesOf } from "#lib/newsroom/desk-places.ts";

export const missingPage = {
  title: "Not here",
  heading: "There is nothing here, or nothing that you may see",
  text: "The address may be mistyped, or the article belongs to a bureau that is not yours. An editor of that bureau can tell you more.",
  back: "Back to the board",
} as const;

/**
 * The ways on: the screens that the person's role opens, and nothing that an address could tell apart. Null, where nobody can be
 * asked who looks: those that everybody has.
 */
export function missingWays(actor: Actor | null): readonly Readonly<{ href: string; word: string }>[] {
  const screens = actor === null ? [{ href: "/desk", word: "Board" }] : placesOf(actor);
  return [
    ...screens.map(({ href, word }) => ({ href, word })),
    ...(actor !== null && mayBegin(actor) ? [{ href: "/desk/articles/new", word: "New article" }] : []),
    { href: "/desk/notices", word: "Notices" },
    { href: "/desk/account", word: "Your account" },
  ];
}

export const missingLooks = {
  head: "flex flex-wrap min-h-12 items-center gap-1 border-b border-line bg-surface px-4",
  name: "mr-2 inline-flex min-h-8 items-center rounded-md font-semibold pointer-coarse:min-h-11",
  way: "inline-flex min-h-8 items-center rounded-md px-2.5 py-1 font-medium text-ink-soft hover:bg-sunken hover:text-ink pointer-coarse:min-h-11",
  column: "mx-auto grid max-w-lg justify-items-start gap-3 px-4 py-16",
  heading: "text-base font-semibold",
  text: "text-ink-soft",
} as const;
