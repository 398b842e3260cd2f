// A demo story as the content that its reporter types: the same fields, nodes and marks that the editor would send.
import { type Inline, type Block, type Figure, type Story } from "#db/demo/story.ts";
import { inlineRuns } from "#db/demo/inline.ts";
import { bureaus, people } from "#db/demo/people.ts";
import { type Content, parseContent } from "#lib/document/content.ts";
import type { BylineEntry } from "#lib/newsroom/article.ts";

/** What names and pictures stand for in this database. Each throws for what it doesn't know. */
export type DemoIds = Readonly<{
  section: (slug: string) => string;
  bureau: (slug: string) => string;
  person: (key: string) => string;
  picture: (key: string) => string;
  story: (key: string) => number;
}>;

type Json = { [key: string]: unknown };

/** The story's content, judged by the parser that judges everybody's. Throws when it isn't accepted: a demo text is ours. */
export function demoContent(story: Story, ids: DemoIds): Content {
  const parsed = parseContent({
    headline: story.headline,
    kicker: story.kicker,
    standfirst: story.standfirst,
    dateline: story.dateline,
    slug: "",
    sectionId: ids.section(story.section),
    bureauId: ids.bureau(story.bureau),
    ...(story.language === undefined ? {} : { language: story.language }),
    byline: story.byline.map((one) => signature(one, ids)),
    lead: story.lead ? leadOf(story.lead, ids) : null,
    body: { type: "doc", content: story.body.map((block) => node(block, ids)) },
  });
  if (!parsed.ok) throw new Error(`demo story ${story.key}: ${JSON.stringify(parsed.problems.slice(0, 3))}`);
  return parsed.content;
}

function signature(one: Story["byline"][number], ids: DemoIds): BylineEntry {
  switch (one.kind) {
    case "name":
      return { kind: "name", name: one.name, role: one.role };
    case "person":
      return { kind: "person", id: ids.person(one.person), name: people[one.person].name, role: one.role };
    case "bureau": {
      const signs = bureaus.find(({ slug }) => slug === one.bureau)?.signature ?? one.bureau;
      return { kind: "bureau", id: ids.bureau(one.bureau), name: signs, role: one.role };
    }
    default:
      return one satisfies never;
  }
}

function leadOf(figure: Figure, ids: DemoIds): Json {
  const caption = inlineRuns(figure.caption)
    .map(({ text }) => text)
    .join("");
  return {
    mediaId: ids.picture(figure.picture),
    caption,
    credit: figure.credit,
    alt: figure.alt,
    decorative: false,
  };
}

function words(text: Inline, ids: DemoIds): Json[] {
  return inlineRuns(text).map((run) => {
    const href = run.story === null ? run.href : `/news/${ids.story(run.story)}`;
    const marks = [
      ...(run.bold ? [{ type: "bold" }] : []),
      ...(run.italic ? [{ type: "italic" }] : []),
      ...(href === null ? [] : [{ type: "link", attrs: { href } }]),
    ];
    return { type: "text", text: run.text, ...(marks.length > 0 ? { marks } : {}) };
  });
}

function shown(figure: Figure, ids: DemoIds): Json {
  const { credit, alt } = figure;
  return {
    type: "figure",
    attrs: { mediaId: ids.picture(figure.picture), credit, alt, decorative: false },
    content: words(figure.caption, ids),
  };
}

function node(block: Block, ids: DemoIds): Json {
  const paragraph = (text: Inline): Json => ({ type: "paragraph", content: words(text, ids) });
  if (typeof block === "string") return paragraph(block);
  switch (block.kind) {
    case "heading":
      return { type: "heading", attrs: { level: block.level }, content: words(block.text, ids) };
    case "blockquote":
      return { type: "blockquote", attrs: { source: block.source }, content: [paragraph(block.text)] };
    case "pull-quote":
      return { type: "pullQuote", attrs: { source: block.source }, content: words(block.text, ids) };
    case "list":
      return {
        type: block.ordered ? "orderedList" : "bulletList",
        content: block.items.map((item) => ({ type: "listItem", content: [paragraph(item)] })),
      };
    case "fact-box":
      return {
        type: "factBox",
        attrs: { title: block.title },
        content: block.blocks.map((inner) => node(inner, ids)),
      };
    case "table":
      return {
        type: "table",
        attrs: { caption: block.caption },
        content: block.rows.map((row, index) => ({
          type: "tableRow",
          content: row.map((cell) => ({
            type: index === 0 ? "tableHeader" : "tableCell",
            content: [paragraph(cell)],
          })),
        })),
      };
    case "figure":
      return shown(block, ids);
    case "gallery":
      return { type: "gallery", content: block.figures.map((one) => shown(one, ids)) };
    case "related":
      return { type: "related", attrs: { articleId: ids.story(block.story) } };
    default:
      return block satisfies never;
  }
}

/** Pictures that a story shows. */
export function picturesIn(story: Story): string[] {
  const body = story.body.flatMap((block) =>
    typeof block === "string"
      ? []
      : block.kind === "figure"
        ? [block.picture]
        : block.kind === "gallery"
          ? block.figures.map((one) => one.picture)
          : [],
  );
  return [...new Set([...(story.lead ? [story.lead.picture] : []), ...body])];
}
