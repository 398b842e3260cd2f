// The article's topics, changed as a whole against those that the person saw. They are not part of what is approved.
import { z } from "zod";
import { setTopics } from "#db/article-topics.ts";
import { siteFacts } from "#db/site.ts";
import { mostTopics } from "#lib/newsroom/topics.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { handler } from "#lib/server/handler.ts";
import { ofArticle } from "#lib/server/review-answers.ts";

const list = z.array(z.uuid()).max(100);

export const PUT = handler(
  { params: ofArticle, body: z.strictObject({ topics: list, seen: list }) },
  async ({ actor, requestId }, { id }, wanted) => {
    const outcome = await setTopics({ actor, requestId }, id, wanted);
    if (outcome === null) return null;
    if (outcome.ok) return { topics: outcome.topics, shown: outcome.shown };
    const { refusal } = outcome;
    const no = (status: number, message: string, more: object = {}) =>
      Response.json({ ok: false, message, ...more }, { status });
    switch (refusal.kind) {
      case "changed":
        return no(
          409,
          "Somebody changed the topics meanwhile. These are the topics now: change them again.",
          {
            stale: { topics: refusal.topics },
          },
        );
      case "no-such-topic":
        return no(422, "Somebody merged or removed this topic meanwhile. Look for it again.");
      case "too-many":
        return no(422, `An article has at most ${mostTopics} topics. Take one away first.`);
      case "may-not":
      case "not-now":
      case "stale":
        return no(
          refusal.kind === "may-not" ? 403 : 409,
          refusalText(refusal, (await siteFacts())?.zone ?? "UTC"),
        );
    }
  },
);
