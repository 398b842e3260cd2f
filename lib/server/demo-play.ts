// One deed of the demo newsroom, carried out by the function that people's work goes through.
import { changeArticle, createArticle } from "#db/articles.ts";
import { withClock } from "#db/clock.ts";
import { openDocument } from "#db/collab-open.ts";
import { makeReviewLink, replyToReview } from "#db/review-links.ts";
import { fireDueSchedules } from "#db/schedules.ts";
import { openThread, replyToThread } from "#db/threads.ts";
import { saveWorkingCopy } from "#db/working-copy.ts";
import type { AnchorBytes } from "#lib/document/comment-anchor.ts";
import { placesOf } from "#lib/document/find-words.ts";
import { documentOf } from "#lib/document/working-document.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { demoContent, type DemoIds } from "./demo-content.ts";
import { type Deed, keyOf } from "./demo-deeds.ts";

/** Where a story stands as its next person sees it. */
export type Standing = Readonly<{
  id: number;
  version: number;
  copyVersion: number;
  /** The thread that was opened last. */
  thread?: string;
}>;

/** One deed, carried out by whoever did it. Throws when it is refused. Done before, it is passed over or answers the same. */
export async function playDeed(
  deed: Deed,
  actor: Actor,
  seen: Standing,
  { bureauId, ids, before }: Readonly<{ bureauId: string; ids: DemoIds; before: ReadonlySet<string> }>,
): Promise<Standing> {
  const { story, step, what } = deed;
  const key = keyOf(story.key, step);
  const refused = (answer: unknown) =>
    new Error(
      `demo story ${story.key}, step ${step} (${JSON.stringify(what).slice(0, 200)}): ${JSON.stringify(answer)}`,
    );
  switch (what.kind) {
    case "create": {
      const made = await createArticle(actor, { bureauId, key });
      if (!made.ok) throw refused(made);
      return { ...seen, id: made.id };
    }
    case "save": {
      const content = demoContent(what.text, ids);
      const saved = await saveWorkingCopy(actor, seen.id, {
        seenVersion: seen.copyVersion,
        key,
        content,
        slugline: story.slugline,
      });
      if (!saved?.ok) throw refused(saved);
      return { ...seen, copyVersion: saved.version };
    }
    case "verb": {
      const wish = {
        ...what.wish,
        ...(what.assignee && { assigneeId: ids.person(what.assignee) }),
        seenVersion: seen.version,
        seenCopyVersion: seen.copyVersion,
      };
      const outcome = await changeArticle(actor, seen.id, wish, { requestId: key });
      if (!outcome?.ok) throw refused(outcome);
      return { ...seen, version: outcome.article.version, copyVersion: outcome.article.copyVersion };
    }
    case "comment": {
      const { about, text, blocking = false, mentions = [] } = what.comment;
      const said = { key, text, mentions: mentions.map(ids.person) };
      const asked = { actor, requestId: key };
      const outcome =
        about === undefined
          ? await replyToThread(asked, seen.id, seen.thread ?? "", said)
          : await openThread(asked, seen.id, {
              ...said,
              blocking,
              field: "body",
              anchor: await wordsOf(seen.id, about),
            });
      if (!outcome?.ok) throw refused(outcome);
      return { ...seen, thread: outcome.thread.id };
    }
    case "outside": {
      if (before.has(key)) return seen;
      const { forName, text, answersAfterMinutes } = what.outside;
      const wish = { revision: 1, grants: "sign-off", forName, days: 14 } as const;
      const link = await makeReviewLink({ actor, requestId: key }, seen.id, wish);
      if (!link?.ok) throw refused(link);
      const reply = { verdict: "comment", name: forName, text } as const;
      const answered = new Date(deed.at.getTime() + answersAfterMinutes * 60_000);
      const refusal = await withClock(answered, () => replyToReview(link.token, reply, keyOf(key, "reply")));
      if (refusal !== null) throw refused(refusal);
      return seen;
    }
    case "clock":
      await fireDueSchedules(key, seen.id);
      return seen;
    default:
      return what satisfies never;
  }
}

/** Where words stand in an article's body. */
async function wordsOf(articleId: number, words: string): Promise<AnchorBytes | null> {
  const opened = await openDocument(articleId);
  return opened ? placesOf(documentOf(opened.updates), "body", words) : null;
}
