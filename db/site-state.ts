// Job: what the console has to know at start: is there a newsroom already, and does it have accounts whose password is published.
import { newsroomSql } from "./client.ts";

/** True until a demo newsroom was played or somebody has set the site up. */
export async function isNewsroomEmpty(): Promise<boolean> {
  const rows = await newsroomSql()`select 1 from person limit 1`;
  return rows.length === 0;
}

/** The demo accounts, in the order of their rights. */
export async function demoPeople(): Promise<{ email: string; role: string }[]> {
  return newsroomSql()<{ email: string; role: string }[]>`
    select email, role::text as role from person
    where demo and disabled_at is null and password_hash is not null order by role, email limit 20`;
}
