// One revision for a reviewer without an account: drawn by the public page's own components, with a plain form below that
// works without script. Private, kept by nobody, found by no search.
import type { ReactElement } from "react";
import { ArticlePage } from "#components/site/article-page.tsx";
import { SiteDocument } from "#components/site/document.tsx";
import { ReviewDesk, type ReviewSaid } from "#components/site/review-desk.tsx";
import { drawnLive } from "#db/preview.ts";
import { readSnapshot } from "#db/live.ts";
import { noteReviewUse, type OpenReview, openReview, replyToReview } from "#db/review-links.ts";
import { siteFacts } from "#db/site.ts";
import { env } from "#lib/env.ts";
import { siteFrame } from "#lib/server/html.ts";
import { bodyUpTo } from "#lib/server/request-body.ts";
import { requestIdOf } from "#lib/server/request-id.ts";
import { originOf } from "#lib/server/same-origin.ts";
import { ClosedReview } from "./closed.tsx";

const headers = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "private, no-store",
  "x-robots-tag": "noindex, nofollow",
};
const largestReply = 64 * 1024;

type Context = Readonly<{ params: Promise<{ token: string }> }>;

async function answer(page: ReactElement, status = 200): Promise<Response> {
  const { renderToStaticMarkup } = await import("react-dom/server");
  return new Response(`<!doctype html>${renderToStaticMarkup(page)}`, { status, headers });
}

/** Before the set-up there is no link, and no page to say so on. */
async function closed(): Promise<Response> {
  if ((await siteFacts()) === null) return new Response(null, { status: 404, headers });
  return answer(<ClosedReview frame={await readSnapshot(siteFrame)} />, 404);
}

async function reviewPage(token: string, review: OpenReview, said: ReviewSaid): Promise<ReactElement> {
  const base = `/review/${token}/media`;
  const { article, everLive } = await drawnLive(review.row, review.content, base);
  return readSnapshot(async (snapshot) => {
    const frame = await siteFrame(snapshot);
    const note = `Revision ${review.revision}, for ${review.forName} alone. It is not published: please don’t pass it on.`;
    return (
      <SiteDocument
        {...frame}
        title={`For review: ${article.headline}`}
        description={article.standfirst}
        path={null}
      >
        <ArticlePage article={article} site={frame.site} preview={{ note, mediaBase: base, everLive }} />
        <ReviewDesk
          grants={review.grants}
          until={review.expiresAt}
          replies={review.replies}
          site={frame.site}
          said={said}
        />
      </SiteDocument>
    );
  });
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const review = await openReview(token);
  if (review === null) return closed();
  await noteReviewUse(review, requestIdOf(request.headers));
  const done = new URL(request.url).searchParams.get("said") === "1";
  return answer(await reviewPage(token, review, done ? { kind: "done" } : null));
}

const sentences = {
  "no-right": "This link doesn’t include that. Ask whoever sent it for another one.",
  empty: "Write your name and what you want to say, then send it again.",
  full: "This link has taken all the replies that it can. Ask whoever sent it for another one.",
} as const;

/**
 * A page that says nothing of its own address sends its forms with the origin "null" where the browser has no other word
 * for it, as over plain http. What vouches for the form then is the address that it was sent to, which no other site knows.
 */
const hidesItsOrigin = (sent: Headers): boolean =>
  sent.get("sec-fetch-site") === null && sent.get("origin") === "null";

export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const review = await openReview(token);
  if (review === null) return closed();
  if (originOf(request.headers, env.siteUrl()) !== "same" && !hidesItsOrigin(request.headers)) {
    const sentence = "This form did not come from this page. Load the page again and send it from there.";
    return answer(await reviewPage(token, review, { kind: "refused", sentence, name: "", text: "" }), 403);
  }
  const body = await bodyUpTo(request, largestReply);
  if (!body.ok) {
    const sentence = "This is too long. Make it shorter and send it again.";
    return answer(await reviewPage(token, review, { kind: "refused", sentence, name: "", text: "" }), 413);
  }
  const form = new URLSearchParams(body.bytes.toString("utf8"));
  const [name, text] = [form.get("name") ?? "", form.get("text") ?? ""];
  const sent = form.get("verdict");
  const verdict = sent === "signed-off" || sent === "objects" ? sent : "comment";
  const refusal = await replyToReview(token, { verdict, name, text }, requestIdOf(request.headers));
  if (refusal === "gone") return closed();
  if (refusal !== null) {
    const said = { kind: "refused", sentence: sentences[refusal], name, text } as const;
    return answer(await reviewPage(token, review, said), refusal === "no-right" ? 403 : 422);
  }
  return new Response(null, {
    status: 303,
    headers: { ...headers, location: `/review/${token}?said=1#replies` },
  });
}
