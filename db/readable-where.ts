// Which articles a person may read, and which words fit, as conditions of a query: the same rules as everywhere, said in SQL.
import { and, inArray, ne, sql, type SQL } from "drizzle-orm";
import type { Actor } from "#lib/newsroom/article.ts";
import { reachOf } from "#lib/newsroom/permissions.ts";
import { article, workingCopy } from "./schema/articles.ts";

/** Articles that the actor may read: the same rule as permissions.ts, as a condition. Null: none at all. */
export function readableWhere(actor: Actor): SQL | null {
  const reach = reachOf(actor.role, "read");
  if (reach === "none") return null;
  const alive =
    actor.role === "chief" || actor.role === "legal" ? undefined : ne(article.publication, "killed");
  const near =
    reach === "all"
      ? undefined
      : actor.bureauIds.length > 0
        ? inArray(article.bureauId, [...actor.bureauIds])
        : sql`false`;
  return and(alive, near) ?? sql`true`;
}

const workingWords = sql`${workingCopy.headline} || ' ' || ${workingCopy.slugline}`;

/** Every word must begin a word of the headline or the slugline, or of other words given as SQL. */
export function matches(text: string, among: SQL = workingWords): SQL | undefined {
  const words = text.slice(0, 200).match(/[\p{L}\p{N}]+/gu);
  if (!words) return undefined;
  const query = words.map((word) => `${word}:*`).join(" & ");
  return sql`to_tsvector('simple', ${among}) @@ to_tsquery('simple', ${query})`;
}
