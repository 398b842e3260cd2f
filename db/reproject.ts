// Writes readers' rows again from the live revisions, after the renderer changed: an article at a time, each with its purge.
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { newsroom } from "./client.ts";
import { reprojectFronts } from "./front-checks.ts";
import { project } from "./projection.ts";
import { purge } from "./purge.ts";
import { article } from "./schema/articles.ts";

/** Articles that readers can open. */
export async function countShown(): Promise<number> {
  return newsroom().$count(article, inArray(article.publication, ["live", "retracted"]));
}

/**
 * Project every article that readers can open again and every front, then purge everything. A page that was rendered in between is dropped by its own
 * article's purge; one that names other articles, by the last. Returns how many were written.
 */
export async function reprojectAll(progress: (count: number) => void = () => {}): Promise<number> {
  let count = 0;
  for (let after = 0; ;) {
    const [next] = await newsroom()
      .select({ id: article.id })
      .from(article)
      .where(and(gt(article.id, after), inArray(article.publication, ["live", "retracted"])))
      .orderBy(asc(article.id))
      .limit(1);
    if (!next) break;
    await newsroom().transaction(async (tx) => {
      const [row] = await tx.select().from(article).where(eq(article.id, next.id)).for("update");
      if (row) await purge(tx, await project(tx, row));
    });
    count += 1;
    progress(count);
    after = next.id;
  }
  await reprojectFronts();
  await newsroom().transaction((tx) => purge(tx, ["site"]));
  return count;
}
