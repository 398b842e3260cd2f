// The publication itself: its name and zone, and the one moment in which an empty database becomes a newsroom.
import { sql } from "drizzle-orm";
import { newsroom } from "./client.ts";
import { now } from "./clock.ts";
import { recordEvent, siteChain } from "./events.ts";
import { starterRows } from "./house-style.ts";
import { newId } from "./ids.ts";
import { insertPerson } from "./accounts.ts";
import { bureau, section, site } from "./schema/people.ts";
import { styleRule } from "./schema/review.ts";

export type SiteFacts = Readonly<{ name: string; zone: string; language: string; demo: boolean }>;

/** Name, zone, language and whether it is the demo newsroom; null before the set-up. */
export async function siteFacts(): Promise<SiteFacts | null> {
  const [row] = await newsroom()
    .select({ name: site.name, zone: site.zone, language: site.language, demo: site.demo })
    .from(site)
    .limit(1);
  return row ?? null;
}

type Account = Readonly<{ email: string; name: string; slug: string; passwordHash: string; bio?: string }>;
type Place = Readonly<{ name: string; slug: string; description?: string }>;

export type FirstNewsroom = Readonly<{
  name: string;
  zone: string;
  description?: string;
  language?: string;
  /** The demo newsroom: its accounts have a published password. */
  demo?: boolean;
  bureau: Place;
  otherBureaus?: readonly Place[];
  sections: readonly Place[];
  chief: Account;
  admin: Account;
}>;

/** Whether the database reckons in this zone, too: its list and the machine's own differ. */
export async function knowsZone(zone: string): Promise<boolean> {
  const found = await newsroom().execute(
    sql`select 1 from pg_timezone_names where lower(name) = lower(${zone}) limit 1`,
  );
  return found.length > 0;
}

/**
 * Makes site, first bureau, sections, house style, chief and administrator in one transaction; false when a newsroom is there already.
 * The site's row is the lock: of any number at once, the second waits for the first and then finds it made.
 */
export async function createNewsroom(wish: FirstNewsroom, requestId: string): Promise<boolean> {
  return await newsroom().transaction(async (tx) => {
    const at = await now(tx);
    const { name, zone, description = "", language = "en", demo = false } = wish;
    const [made] = await tx
      .insert(site)
      .values({ name, zone, description, language, demo, createdAt: at })
      .onConflictDoNothing()
      .returning({ only: site.only });
    if (made === undefined) return false;
    const bureauId = newId();
    await tx
      .insert(bureau)
      .values([
        { id: bureauId, ...wish.bureau, position: 0 },
        ...(wish.otherBureaus ?? []).map((entry, index) => ({ id: newId(), ...entry, position: index + 1 })),
      ]);
    await tx
      .insert(section)
      .values(wish.sections.map((entry, position) => ({ id: newId(), ...entry, position })));
    await tx.insert(styleRule).values(starterRows(at));
    for (const [role, account] of [
      ["chief", wish.chief],
      ["admin", wish.admin],
    ] as const) {
      const id = await insertPerson(tx, {
        ...account,
        role,
        demo,
        // With several bureaus a chief acts in all of them without being listed in one.
        bureauIds: role === "chief" && !wish.otherBureaus ? [bureauId] : [],
      });
      if (id === null) throw new Error("The first two accounts have the same address.");
      await recordEvent(tx, {
        articleId: siteChain,
        verb: "set-up",
        actorId: null,
        before: {},
        after: { personId: id, role },
        requestId,
        at,
      });
    }
    return true;
  });
}

/** The last entry of a demo newsroom's beginning: without it the filling was interrupted and goes on at the next start. */
export async function noteDemoFilled(requestId: string): Promise<void> {
  await newsroom().transaction(async (tx) => {
    const at = await now(tx);
    await recordEvent(tx, {
      articleId: siteChain,
      verb: "demo-filled",
      actorId: null,
      before: {},
      after: {},
      requestId,
      at,
    });
  });
}
