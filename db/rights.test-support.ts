// For database tests of the table of rights: the people and places that db/testing-stories.ts builds on, in a database without
// the demo newsroom. One person of each role, all of the Americas, so that the table's cells of everybody's own bureau exist.
import { roles, type Actor, type Role } from "#lib/newsroom/article.ts";
import { newsroom } from "./client.ts";
import { newId } from "./ids.ts";
import { bureau, membership, person, section, site } from "./schema/people.ts";
import { actorOf } from "./testing-stories.ts";

/** Makes them; answers the person of each role. */
export async function peopleOfEveryRole(): Promise<Readonly<Record<Role, Actor>>> {
  const db = newsroom();
  const [home, abroad] = [newId(), newId()];
  await db.insert(site).values({ name: "The Test", description: "For tests", zone: "Europe/London" });
  await db.insert(section).values({ id: newId(), slug: "world", name: "World" });
  await db.insert(bureau).values([
    { id: home, slug: "americas", name: "Americas bureau" },
    { id: abroad, slug: "europe", name: "Europe bureau" },
  ]);
  const approving = [
    { who: "editor2", role: "editor", bureauId: home },
    { who: "claire.moreau", role: "editor", bureauId: abroad },
  ] as const;
  for (const { who, role, bureauId } of [
    ...roles.map((one) => ({ who: one, role: one, bureauId: home })),
    ...approving,
  ]) {
    const id = newId();
    const slug = who.replace(".", "-");
    await db.insert(person).values({ id, email: `${who}@meridian.test`, name: `Person ${who}`, slug, role });
    await db.insert(membership).values({ personId: id, bureauId });
  }
  const [reporter, editor, chief, legal, admin] = await Promise.all(roles.map(actorOf));
  if (!reporter || !editor || !chief || !legal || !admin) throw new Error("somebody was not made");
  return { reporter, editor, chief, legal, admin };
}
