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

export type DemoState = Readonly<{ kind: "none" | "filled" } | { kind: "unfinished"; openedAt: Date }>;

/** Whether this is the demo newsroom, and whether its filling came to an end. `openedAt` is when its first day begins. */
export async function demoState(): Promise<DemoState> {
  const [row] = await newsroomSql()<{ demo: boolean; openedAt: Date; filled: boolean }[]>`
    select demo, created_at as "openedAt",
      exists (select from event where article_id = 0 and verb = 'demo-filled') as filled
    from site limit 1`;
  if (!row?.demo) return { kind: "none" };
  return row.filled ? { kind: "filled" } : { kind: "unfinished", openedAt: row.openedAt };
}

/** Ids of all accounts of the demo newsroom by address, those that nobody signs in with included. */
export async function demoAccountIds(): Promise<Map<string, string>> {
  const rows = await newsroomSql()<{ email: string; id: string }[]>`select email, id from person where demo`;
  return new Map(rows.map(({ email, id }) => [email, id]));
}

/** Keys of everything that was done in this newsroom under one: an interrupted filling looks here for what it may pass over. */
export async function keysDone(): Promise<Set<string>> {
  const rows = await newsroomSql()<
    { key: string }[]
  >`select request_id as key from event union select key::text from save_key`;
  return new Set(rows.map(({ key }) => key));
}
