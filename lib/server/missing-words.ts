// The newsroom's 404: missing and hidden are one page, so it names nothing. Its words and looks stand here once for both that
// show it: the finished document (newsroom-missing.ts) and what Next's router draws inside an open page (app/desk/not-found.tsx).

export const missingPage = {
  title: "Not here",
  heading: "There is nothing here, or nothing that you may see",
  text: "The address may be mistyped, or the article belongs to a bureau that is not yours. An editor of that bureau can tell you more.",
  back: "Back to the board",
} as const;

export const missingLooks = {
  column: "mx-auto grid max-w-lg justify-items-start gap-3 px-4 py-16",
  heading: "text-base font-semibold",
  text: "text-ink-soft",
} as const;
