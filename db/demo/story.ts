// The shape of one demo story: what a reporter typed, and what the newsroom then did with it. Data only; lib/server/demo.ts plays it.
import type { BylineRole, ChangeClass, HoldKind } from "#lib/newsroom/article.ts";
import { type PictureKey, pictures } from "./pictures.ts";
import type { PersonKey } from "./people.ts";

export type SectionSlug = "world" | "defence" | "technology" | "features-interviews";
export type BureauSlug = "americas" | "asia" | "europe" | "investigations";

/**
 * Running text with a little markup: `**bold**`, `*italic*`, `[words](https://address)` and `[words](story:key)`
 * for another demo story. inline.ts reads it.
 */
export type Inline = string;

export type Figure = Readonly<{ picture: PictureKey; caption: Inline; credit: string; alt: string }>;

/** One block of the body, in reading order. A plain string is a paragraph. */
export type Block =
  | Inline
  | Readonly<{ kind: "heading"; level: 2 | 3; text: Inline }>
  | Readonly<{ kind: "blockquote"; text: Inline; source: string }>
  | Readonly<{ kind: "pull-quote"; text: Inline; source: string }>
  | Readonly<{ kind: "list"; ordered: boolean; items: readonly Inline[] }>
  | Readonly<{ kind: "fact-box"; title: string; blocks: readonly Block[] }>
  /** The first row is the header. */
  | Readonly<{ kind: "table"; caption: string | null; rows: readonly (readonly Inline[])[] }>
  | Readonly<{ kind: "gallery"; figures: readonly Figure[] }>
  | (Figure & Readonly<{ kind: "figure" }>)
  | Readonly<{ kind: "related"; story: string }>;

export type Signature = Readonly<
  | { kind: "bureau"; bureau: BureauSlug; role: BylineRole }
  | { kind: "person"; person: PersonKey; role: BylineRole }
  | { kind: "name"; name: string; role: BylineRole }
>;

/** One change to a published story: exact words that occur once in headline, kicker, standfirst, dateline or body; or blocks put at the end. */
export type Edit = Readonly<{ from: string; to: string } | { append: readonly Block[] }>;

/** Where the story stands when the newsroom opens. `hoursLater` counts from first publication. */
export type Outcome =
  | Readonly<{ kind: "draft" }>
  /** `passed`: how many of the bureau's steps have said yes already. */
  | Readonly<{ kind: "review"; passed?: number }>
  | Readonly<{ kind: "ready" }>
  | Readonly<{ kind: "changes-requested"; comment: string }>
  | Readonly<{ kind: "spiked"; reason: string }>
  | Readonly<{ kind: "scheduled"; inHours: number }>
  /** Scheduled, then held; the clock came and could not publish. */
  | Readonly<{ kind: "schedule-failed"; dueHoursAgo: number; hold: HoldKind; reason: string }>
  | Readonly<{ kind: "live" }>
  | Readonly<{ kind: "live-updated"; hoursLater: number; edits: readonly Edit[]; note?: string }>
  | Readonly<{
      kind: "live-corrected";
      changeClass: Extract<ChangeClass, "correction" | "clarification" | "editors-note">;
      note: string;
      hoursLater: number;
      edits: readonly Edit[];
    }>
  /** Live, and the working copy is ahead of it: typed (draft) or also submitted (review). */
  | Readonly<{
      kind: "live-with-changes";
      stage: "draft" | "review";
      edits: readonly Edit[];
      changeClass: ChangeClass;
      note?: string;
    }>
  | Readonly<{ kind: "emergency"; reason: string }>
  | Readonly<{ kind: "withheld"; reason: string; hoursLater: number }>
  | Readonly<{ kind: "killed"; reason: string; hoursLater: number }>
  | Readonly<{ kind: "retracted"; note: string; keepText: boolean; hoursLater: number }>;

export type Story = Readonly<{
  /** Stable name; other stories relate to it. */
  key: string;
  section: SectionSlug;
  bureau: BureauSlug;
  slugline: string;
  /** BCP 47, where it isn't the paper's own. */
  language?: string;
  /** The story that it translates. */
  translates?: string;
  kicker: string;
  headline: string;
  standfirst: string;
  dateline: string;
  byline: readonly Signature[];
  lead?: Figure;
  body: readonly Block[];
  /** First publication (else the last touch) so many hours before the demo newsroom is filled. */
  hoursAgo: number;
  outcome: Outcome;
  /** Internal: what a colleague should know. Never shown to readers. */
  note?: string;
}>;

/** A bureau's signature, the default of news reports. */
export function bureau(slug: BureauSlug, role: BylineRole = "reporting"): Signature {
  return { kind: "bureau", bureau: slug, role };
}

/** The signature of somebody in people.ts. */
export function person(key: PersonKey, role: BylineRole = "reporting"): Signature {
  return { kind: "person", person: key, role };
}

/** A freelancer or guest: a bare name without a page. */
export function name(words: string, role: BylineRole = "reporting"): Signature {
  return { kind: "name", name: words, role };
}

/** A picture of ours; credit and alt text come from its entry in pictures.ts. */
export function picture(key: PictureKey, caption: Inline): Figure {
  return { picture: key, caption, credit: pictures[key].credit, alt: pictures[key].alt };
}

export function figure(key: PictureKey, caption: Inline): Block {
  return { kind: "figure", ...picture(key, caption) };
}

export function h2(text: Inline): Block {
  return { kind: "heading", level: 2, text };
}

/** A quotation set apart. Its words carry no quotation marks: the page draws them. */
export function quote(text: Inline, source: string): Block {
  return { kind: "blockquote", text, source };
}

/** Words lifted out of the story, without quotation marks: the page draws them. */
export function pull(text: Inline, source: string): Block {
  return { kind: "pull-quote", text, source };
}

export function list(items: readonly Inline[]): Block {
  return { kind: "list", ordered: false, items };
}

export function steps(items: readonly Inline[]): Block {
  return { kind: "list", ordered: true, items };
}

/** A box beside the story: strings are paragraphs. */
export function facts(title: string, blocks: readonly Block[]): Block {
  return { kind: "fact-box", title, blocks };
}

export function table(rows: readonly (readonly Inline[])[], caption: string | null = null): Block {
  return { kind: "table", caption, rows };
}

export function gallery(...figures: readonly Figure[]): Block {
  return { kind: "gallery", figures };
}

/** Leads to a story that readers can open already. */
export function related(story: string): Block {
  return { kind: "related", story };
}
