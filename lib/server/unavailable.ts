// What a reader gets when the database can't be reached and nothing kept may be shown: 503, and what to do.
import type { Rendered } from "./page-answer.ts";

const body = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Back in a moment</title><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"></head>
<body><main><h1>This page can’t be shown just now</h1>
<p>Our database doesn’t answer. It usually comes back within a minute: please load the page again then.</p>
<p><a href="/">Front page</a></p></main></body></html>
`;

export const unavailablePage: Rendered = {
  status: 503,
  headers: new Map([
    ["content-type", "text/html; charset=utf-8"],
    ["cache-control", "no-store"],
    ["retry-after", "5"],
  ]),
  body: Buffer.from(body),
};
