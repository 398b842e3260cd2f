// For browser tests: a bureau of its own whose articles go through named steps, so that no other test meets them; and a claim
// that rests.
import type { ReviewStep } from "#lib/newsroom/article.ts";
import { addPerson } from "./accounts.ts";
import { newsroom, newsroomSql } from "./client.ts";
import { newId } from "./ids.ts";
import { bureau } from "./schema/people.ts";
import { canary, inReview, text } from "./testing-stories.ts";

/** An article in review at the first of these steps, written and submitted by the bureau's only reporter. */
export async function reviewInSteps(steps: readonly ReviewStep[]): Promise<number> {
  const word = canary();
  await newsroom()
    .insert(bureau)
    .values({ id: newId(), slug: word, name: `Bureau ${word}`, steps: [...steps] });
  const added = await addPerson(
    { actorId: null, requestId: newId() },
    {
      email: `${word}@meridian.test`,
      name: `Person ${word}`,
      slug: word,
      role: "reporter",
      passwordHash: null,
      bureaus: [word],
    },
  );
  if (!added.ok) throw new Error(`not added: ${JSON.stringify(added)}`);
  return inReview(await text({ bureau: word }), word);
}

/** As if whoever has the article hadn't been at it for thirteen minutes: the claim is about to end. */
export async function letClaimRest(id: number): Promise<void> {
  await newsroomSql()`update article set claim_seen_at = now() - interval '13 minutes' where id = ${id}`;
}
