// The digest that an approval is bound to. Same content, same digest, whatever the order of keys or the form of accents.
import { createHash } from "node:crypto";
import type { Content } from "./content.ts";

/** Moves when the canonical form changes; old revisions keep the digest they were approved under. */
const version = "v1";

/** What came to the schema after texts had been approved counts only where it is used: without it they keep their digests. */
function withoutUnused(type: unknown, attrs: unknown): unknown {
  if (type !== "table" || typeof attrs !== "object" || attrs === null) return attrs;
  return Object.fromEntries(
    Object.entries(attrs).filter(([key, entry]) => key !== "caption" || entry !== null),
  );
}

/** The same of a field: a text in the site's language names none. */
function withoutUnusedField({ language, ...content }: Content): object {
  return language == null ? content : { ...content, language };
}

function canonical(value: unknown): unknown {
  if (typeof value === "string") return value.normalize("NFC");
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const type: unknown = Reflect.get(value, "type");
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, entry]): [string, unknown] => [key, key === "attrs" ? withoutUnused(type, entry) : entry])
      .filter(([, entry]) => entry !== undefined)
      .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, entry]) => [key, canonical(entry)]),
  );
}

/**
 * sha256, hex, over every content field: headline, kicker, standfirst, byline, dateline, slug, section, bureau, language, lead
 * picture and the body with all attributes of its blocks (newsroom.md §2). Keys are sorted, text is in NFC.
 */
export function contentHash(content: Content): string {
  return createHash("sha256")
    .update(`${version}:${JSON.stringify(canonical(withoutUnusedField(content)))}`)
    .digest("hex");
}
