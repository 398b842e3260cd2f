// Receipts keep the slugs of pages, never names, so that a person can be erased; whoever reads them gets the names as they
// are now.
import { inArray, sql } from "drizzle-orm";
import { type namedPages, namedTag, type ReceiptSurface, withNames } from "#lib/newsroom/surfaces.ts";
import { newsroom } from "./client.ts";
import { bureau, person, section } from "./schema/people.ts";
import { topic } from "./schema/topics.ts";

type Kind = (typeof namedPages)[number];
type Named = typeof section | typeof bureau | typeof person | typeof topic;

/** These receipts, in their order, with the names of sections, bureaus, authors and topics in place of their slugs. */
export async function namedReceipts(
  receipts: readonly (readonly ReceiptSurface[])[],
): Promise<readonly (readonly ReceiptSurface[])[]> {
  const tags = new Set(receipts.flat().map(namedTag));
  const slugs = (kind: Kind) =>
    [...tags].flatMap((tag) => (tag?.startsWith(`${kind}:`) ? [tag.slice(kind.length + 1)] : []));
  const read = async (kind: Kind, table: Named) => {
    const wanted = slugs(kind);
    return wanted.length === 0
      ? []
      : newsroom()
          .select({ tag: sql<string>`${`${kind}:`}::text || ${table.slug}`, name: table.name })
          .from(table)
          .where(inArray(table.slug, wanted));
  };
  const found = await Promise.all([
    read("section", section),
    read("bureau", bureau),
    read("author", person),
    read("topic", topic),
  ]);
  const names = new Map(found.flat().map(({ tag, name }) => [tag, name]));
  return receipts.map((one) => withNames(one, names));
}
