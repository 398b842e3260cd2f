// What of an article is written and approved: its furniture and its body. Everything here, and nothing else, is hashed and shown to readers.
import { z } from "zod";
import { bylineRoles, type BylineEntry } from "#lib/newsroom/article.ts";
import { isLanguageTag } from "#lib/newsroom/languages.ts";
import { emptyDocument, type ArticleDocument } from "./article-document.ts";
import { cleanLine } from "./clean-text.ts";
import { isRecord, limitProblem } from "./json-limits.ts";
import { parseDocument, readStoredDocument, type Problem } from "./parse.ts";

/** A picture used by an article; the picture itself is looked up by its id. */
export type Figure = Readonly<{
  mediaId: string;
  caption: string;
  credit: string;
  alt: string;
  /** The picture says nothing that the text doesn't, so it needs no alt text. */
  decorative: boolean;
}>;

export type Content = Readonly<{
  headline: string;
  kicker: string;
  standfirst: string;
  byline: readonly BylineEntry[];
  dateline: string;
  /** Part of the address: a–z, 0–9 and hyphens. */
  slug: string;
  sectionId: string | null;
  bureauId: string;
  lead: Figure | null;
  body: ArticleDocument;
  /** BCP 47; null, or absent in texts from before there was a choice: the site's. */
  language?: string | null | undefined;
}>;

export type ParsedContent =
  | Readonly<{ ok: true; content: Content }>
  | Readonly<{ ok: false; problems: readonly Problem[] }>;

/** Longest texts in characters. A draft may be any shorter length, empty included. */
export const contentLimits = {
  headline: 300,
  kicker: 100,
  standfirst: 1000,
  dateline: 150,
  slug: 120,
  caption: 2000,
  credit: 300,
  alt: 1000,
  name: 200,
  signatures: 40,
} as const;

/** A new article: nothing written, at home in the bureau. */
export function emptyContent(bureauId: string): Content {
  return {
    headline: "",
    kicker: "",
    standfirst: "",
    byline: [],
    dateline: "",
    slug: "",
    sectionId: null,
    bureauId,
    lead: null,
    body: emptyDocument(),
  };
}

/**
 * Judge content from outside. Unknown keys and wrong types are refused, texts are cleaned of characters nobody sees,
 * the body is judged by `parseDocument`. Being complete is not judged here: a draft may lack a headline.
 */
export function parseContent(untrusted: unknown): ParsedContent {
  const limit = limitProblem(untrusted);
  if (limit) return { ok: false, problems: [{ path: "", message: `The article ${limit}.` }] };
  const shape = contentShape.safeParse(untrusted);
  const body = parseDocument(isRecord(untrusted) ? untrusted["body"] : undefined);
  if (shape.success && body.ok) return { ok: true, content: { ...shape.data, body: body.document } };
  return {
    ok: false,
    problems: [
      ...(shape.success ? [] : shape.error.issues.map(worded)),
      ...(body.ok || !isRecord(untrusted)
        ? []
        : body.problems.map(({ path, message }) => ({ path: path ? `body.${path}` : "body", message }))),
    ],
  };
}

/**
 * Read content that this system stored. A damaged field falls back to an empty one and a damaged body keeps what can be
 * read, so that the rest of the article still shows; `dropped` says what was lost.
 */
export function readStoredContent(
  stored: unknown,
): Readonly<{ content: Content; dropped: readonly Problem[] }> {
  const fields = isRecord(stored) ? stored : {};
  const { document, dropped } = readStoredDocument(fields["body"]);
  const problems = dropped.map(({ path, message }) => ({ path: path ? `body.${path}` : "body", message }));
  const read = <T>(name: string, field: z.ZodType<T>, fallback: T): T => {
    const result = field.safeParse(fields[name]);
    if (result.success) return result.data;
    problems.push({ path: name, message: `${name} could not be read.` });
    return fallback;
  };
  const language = read("language", contentFields.language, null) ?? null;
  const content = {
    headline: read("headline", contentFields.headline, ""),
    kicker: read("kicker", contentFields.kicker, ""),
    standfirst: read("standfirst", contentFields.standfirst, ""),
    byline: read("byline", contentFields.byline, []),
    dateline: read("dateline", contentFields.dateline, ""),
    slug: read("slug", contentFields.slug, ""),
    sectionId: read("sectionId", contentFields.sectionId, null),
    bureauId: read("bureauId", contentFields.bureauId, ""),
    lead: read("lead", contentFields.lead, null),
    body: document,
    ...(language === null ? {} : { language }),
  };
  return { content, dropped: problems };
}

function line(limit: number) {
  return z
    .string("must be text")
    .transform(cleanLine)
    .refine((text) => text.length <= limit, `is longer than ${limit} characters; shorten it`);
}

const id = z.string("must be an id").regex(/^[A-Za-z0-9_-]{1,64}$/, "must be an id");
const role = z.enum(bylineRoles, `must be one of ${bylineRoles.join(", ")}`);
const name = line(contentLimits.name).refine((text) => text !== "", "must hold a name");

const signature = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({ kind: z.literal("person"), id, name, role }),
    z.strictObject({ kind: z.literal("bureau"), id, name, role }),
    z.strictObject({ kind: z.literal("name"), name, role }),
  ],
  "must be a person, a bureau or a name",
);

const contentFields = {
  headline: line(contentLimits.headline),
  kicker: line(contentLimits.kicker),
  standfirst: line(contentLimits.standfirst),
  byline: z
    .array(signature, "must be a list")
    .max(contentLimits.signatures, `has more than ${contentLimits.signatures} names; shorten it`),
  dateline: line(contentLimits.dateline),
  slug: z
    .string("must be text")
    .max(contentLimits.slug, `is longer than ${contentLimits.slug} characters; shorten it`)
    .regex(/^[a-z0-9-]*$/, "may hold only a–z, 0–9 and hyphens"),
  sectionId: id.nullable(),
  bureauId: id,
  lead: z
    .strictObject(
      {
        mediaId: id,
        caption: line(contentLimits.caption),
        credit: line(contentLimits.credit),
        alt: line(contentLimits.alt),
        decorative: z.boolean("must be true or false"),
      },
      "must be a picture or null",
    )
    .nullable(),
  language: z
    .string("must be a language tag")
    .refine(isLanguageTag, "must be a language tag such as de or pt-BR")
    .nullable()
    .optional(),
};

const contentShape = z.strictObject({ ...contentFields, body: z.unknown() });

function worded(issue: z.core.$ZodIssue): Problem {
  const path = issue.path.join(".");
  if (issue.code === "unrecognized_keys") {
    const keys = issue.keys.map((key) => `“${key.slice(0, 40)}”`).join(", ");
    return { path, message: `${keys} is not part of an article.` };
  }
  if (path === "") return { path, message: "The article must be an object." };
  return { path, message: `${path} ${issue.message}.` };
}
