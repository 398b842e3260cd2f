// What the demo newsroom's translations translate, said by its chief right after their first text was saved.
import { setTranslation } from "#db/article-translations.ts";
import { withClock } from "#db/clock.ts";
import type { Story } from "#db/demo/story.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { keyOf } from "./demo-deeds.ts";

/** The key under which that is known to be done. */
export const translationKey = (story: Story): string => keyOf("translation", story.key);

/** Name the story's original, a second after the text was saved. */
export async function nameOriginal(
  chief: Actor,
  story: Story,
  numbers: Readonly<{ article: number; original: number }>,
  saved: Date,
): Promise<void> {
  const deed = { actor: chief, requestId: translationKey(story) };
  const wish = { of: numbers.original, seen: null };
  const outcome = await withClock(new Date(saved.getTime() + 1_000), () =>
    setTranslation(deed, numbers.article, wish),
  );
  if (!outcome?.ok) throw new Error(`${story.key} translates nothing: ${JSON.stringify(outcome)}`);
}
