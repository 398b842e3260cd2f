// What is still due, said in SQL: the same as `stillDue` in lib/newsroom/board.ts says of one article.
import { sql } from "drizzle-orm";
import { article } from "./schema/articles.ts";

/** Written as the index of what is due is, so that PostgreSQL reads along it. */
export const dueOpen = sql`${article.dueAt} is not null and ${article.stage} = 'draft' and not ${article.spiked}
  and ${article.publication} <> 'killed'
  and (${article.modifiedAt} is null or ${article.modifiedAt} < ${article.assignedAt})`;
