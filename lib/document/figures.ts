// How long the document's own work takes on a very long text, for `npm run bench`. Prints one line of JSON, milliseconds.
import * as Y from "yjs";
import { articleText } from "./article-text.ts";
import { authorshipOf } from "./authorship.ts";
import { contentHash } from "./content-hash.ts";
import { emptyContent, parseContent, type Content } from "./content.ts";
import { changeSpans, diffContent } from "./diff.ts";
import { bodyHtml } from "./html.ts";
import { documentOf, seedOf } from "./working-document.ts";

const words = 20_000;
const rounds = 7;

function text(seed: number, change: string): Content {
  const paragraph = (index: number) => ({
    type: "paragraph" as const,
    attrs: { id: `p${index}` },
    content: [
      {
        type: "text" as const,
        text:
          Array.from({ length: 80 }, (_, word) => `word${(index * 31 + word * seed) % 997}`).join(" ") +
          (index % 10 === 0 ? change : ""),
      },
    ],
  });
  const body = {
    type: "doc" as const,
    content: Array.from({ length: words / 80 }, (_, index) => paragraph(index)),
  };
  return { ...emptyContent("0190b0a0-0000-7000-8000-000000000001"), headline: "A long text", body };
}

function times(run: () => unknown): number[] {
  return Array.from({ length: rounds }, () => {
    const started = performance.now();
    run();
    return performance.now() - started;
  });
}

const before = text(7, "");
const after = text(7, " and a late change");
const json = JSON.stringify(after);
const seed = seedOf(after);
const found = {
  words,
  parse: times(() => {
    const parsed = parseContent(JSON.parse(json));
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems.slice(0, 3)));
  }),
  hash: times(() => contentHash(after)),
  text: times(() => articleText(after)),
  render: times(() => bodyHtml(after.body, { pictures: new Map(), related: new Map() })),
  diff: times(() => diffContent(before, after)),
  spans: times(() => changeSpans(before, after)),
  /** What a cut adds to a text that people write together: open it, say who wrote what, pack it. */
  record: times(() => {
    const opened = documentOf([seed]);
    authorshipOf(opened, after, () => null);
    Y.encodeStateAsUpdate(opened);
  }),
};
process.stdout.write(`${JSON.stringify(found)}\n`);
