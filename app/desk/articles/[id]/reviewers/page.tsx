// Reviewers without an account: links to one revision each, and what they said.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { articleIdOf } from "#app/desk/articles/[id]/article-id.ts";
import { revisionWord } from "#components/desk/event-words.ts";
import { deskTime } from "#components/desk/desk-time.ts";
import { ReviewLinks } from "#components/desk/review-links.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { articleForDesk } from "#db/articles.ts";
import { reviewLinksOf, type ShutBy } from "#db/review-link-lines.ts";
import { revisionsOf } from "#db/revisions.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { makeLink, takeBackLink } from "./actions.ts";

export const metadata: Metadata = { title: "Reviewers" };

const shutWords: Readonly<Record<ShutBy, string>> = {
  killed: "opens nothing: the article was killed",
  spiked: "opens nothing while the article is spiked",
  retracted: "opens nothing: the article was retracted with its text taken from readers",
  gates: "opens nothing while the article is in the vault or under a legal hold",
  maker: "opens nothing: whoever made it may not share the article any more",
};

export default async function ReviewersPage({ params }: Readonly<{ params: Promise<{ id: string }> }>) {
  const frame = await deskFrame();
  const { actor, now, zone } = frame;
  const id = articleIdOf((await params).id);
  const found = id === null ? null : await articleForDesk(actor, id);
  if (id === null || found === null) notFound();
  const [links, page] = await Promise.all([reviewLinksOf(actor, id), revisionsOf(actor, id)]);
  if (links === null || page === null) notFound();
  const time = (at: Date) => deskTime(at, now, zone);
  return (
    <DeskShell {...frame} here="other">
      <Link
        href={`/desk/articles/${id}`}
        className="inline-flex items-center gap-1 rounded-md py-1 text-ink-soft hover:text-ink"
      >
        <Icon name="arrow-left" />
        Back to the article
      </Link>
      <h1 className="mt-2 text-base font-semibold">
        Reviewers of “{found.content.headline || `article ${id}`}”
      </h1>
      <p className="max-w-prose text-ink-soft">
        A link shows one revision to somebody without an account, as readers would see it, for as long as you
        may share it, and never while the article is in the vault or under a legal hold. Everything done with
        it is in the article’s history.
      </p>
      <div className="mt-4 max-w-3xl">
        <ReviewLinks
          articleId={id}
          mayShare={may(actor, "share-for-review", found.article)}
          zone={zone}
          revisions={page.revisions.map((one) => ({
            number: one.number,
            word: `Revision ${one.number}: ${one.note ?? revisionWord(one.kind)}, ${time(one.createdAt)}`,
          }))}
          links={links.map((link) => ({
            id: link.id,
            revision: link.revision,
            grants: link.grants,
            forName: link.forName,
            made: `${link.createdBy}, ${time(link.createdAt)}`,
            state:
              link.revokedAt !== null
                ? `Taken back ${time(link.revokedAt)}`
                : link.expiresAt <= now
                  ? `Ran out ${time(link.expiresAt)}`
                  : `Good until ${time(link.expiresAt)}${link.shut === null ? "" : `, but ${shutWords[link.shut]}`}`,
            open: link.revokedAt === null && link.expiresAt > now,
            used: link.lastUsedAt === null ? "Not opened yet" : `Last opened ${time(link.lastUsedAt)}`,
            replies: link.replies.map((reply) => ({ ...reply, at: time(reply.at) })),
          }))}
          deeds={{ make: makeLink, takeBack: takeBackLink }}
        />
      </div>
    </DeskShell>
  );
}
