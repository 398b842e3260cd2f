// What a reader gets when no page can be made and nothing kept may be shown: 503, and what to do.
import type { Rendered } from "./page-answer.ts";

function page(title: string, why: string, seconds: number): Rendered {
  return {
    status: 503,
    headers: new Map([
      ["content-type", "text/html; charset=utf-8"],
      ["cache-control", "no-store"],
      ["retry-after", String(seconds)],
    ]),
    body: Buffer.from(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"></head>
<body><main><h1>This page can’t be shown just now</h1>
<p>${why}</p>
<p><a href="/">Front page</a></p></main></body></html>
`),
  };
}

/** The database can't be reached. */
export const unavailablePage = page(
  "Back in a moment",
  "Our database doesn’t answer. It usually comes back within a minute: please load the page again then.",
  5,
);

/** More ask for pages than can be made. */
export const busyPage = page(
  "One moment",
  "More is asked of us at the moment than we can answer. Please load the page again in a few seconds.",
  2,
);

const sentence =
  "The database can’t be reached at the moment. Nobody is signed out, what was saved is safe, and text that was still being typed is kept in this browser: try again in a few seconds.";

/** What the newsroom gets instead of a page that failed because the database is away. */
export function newsroomAway(accepts: string): Rendered {
  const html = accepts.includes("text/html");
  return {
    status: 503,
    headers: new Map([
      ["content-type", html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8"],
      ["cache-control", "private, no-store"],
      ["retry-after", "2"],
    ]),
    body: Buffer.from(
      html
        ? `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>One moment</title><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"></head>
<body><main><h1>One moment</h1>
<p>${sentence}</p>
<p><a href="">Try again</a></p></main></body></html>
`
        : `${sentence}\n`,
    ),
  };
}
