// Who did what, when and why; any two texts compared; named versions; and the way back to an older text.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeskShell } from "#components/desk/shell.tsx";
import { StateBadges } from "#components/desk/states.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { articleForDesk } from "#db/articles.ts";
import { revisionsOf } from "#db/revisions.ts";
import { timelineOf } from "#db/timeline.ts";
import { verbsOfKind } from "#lib/newsroom/event-kinds.ts";
import { nameVersionRefusal } from "#lib/newsroom/permissions.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { articleIdOf } from "#app/desk/articles/[id]/article-id.ts";
import "#components/editor/review.css";
import "#components/desk/history.css";
import { queryOf, readAddress } from "./address.ts";
import { Comparison } from "./comparison.tsx";
import { NameVersion } from "./name-version.tsx";
import { restoreRefusal } from "./restore-refusal.ts";
import { RevisionList } from "./revision-list.tsx";
import { Timeline } from "./timeline.tsx";

export const metadata: Metadata = { title: "History" };

/** Events newer than the one that the address leads to that are listed with it. */
const newerShown = 200;

type Props = Readonly<{
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}>;

export default async function HistoryPage({ params, searchParams }: Props) {
  const frame = await deskFrame();
  const { actor, zone, now } = frame;
  const id = articleIdOf((await params).id);
  const found = id === null ? null : await articleForDesk(actor, id);
  if (id === null || found === null) notFound();
  const asked = readAddress(await searchParams);
  const [page, timeline] = await Promise.all([
    revisionsOf(actor, id, asked.before),
    timelineOf(actor, id, {
      verbs: asked.kind === null ? undefined : verbsOfKind(asked.kind),
      upTo: asked.event === null ? undefined : asked.event + newerShown,
    }),
  ]);
  if (page === null || timeline === null) notFound();

  const { article, content } = found;
  const [newest, second] = asked.before === null ? page.revisions : [];
  // Without a choice: what the newest revision changed, or what was written since the only one.
  const to = asked.to ?? (second === undefined && newest !== undefined ? "now" : (newest?.number ?? null));
  const from = asked.from ?? second?.number ?? newest?.number ?? null;
  const address = { ...asked, from, to };
  const mayNotName = nameVersionRefusal(actor, article);
  return (
    <DeskShell {...frame} here="other">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Link
          href={`/desk/articles/${id}`}
          className="inline-flex items-center gap-1 rounded-md py-1 text-ink-soft hover:text-ink"
        >
          <Icon name="arrow-left" />
          Back to the article
        </Link>
        <StateBadges
          stage={article.stage}
          publication={article.publication}
          ahead={found.aheadOfLive}
          spiked={article.spiked}
        />
      </div>
      <div className="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <h1 className="text-base font-semibold">History of “{content.headline || `article ${id}`}”</h1>
        <Link
          href={`/desk/articles/${id}/reviewers`}
          className="inline-flex items-center gap-1 rounded-md py-1 text-ink-soft hover:text-ink sm:ml-auto"
        >
          <Icon name="link" />
          Reviewers
        </Link>
        <NameVersion articleId={id} refused={mayNotName === null ? null : refusalText(mayNotName, zone)} />
      </div>
      {article.liveRevisionId === null ? null : (
        <p className="mt-1">
          <Link
            href={queryOf({ ...address, from: "live", to: "now" })}
            className="text-accent underline underline-offset-2"
          >
            Compare the live text with the text as it is now
          </Link>
        </p>
      )}
      <div className="mt-4 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-6">
          {from === null || to === null ? null : (
            <Comparison actor={actor} id={id} address={address} from={from} to={to} />
          )}
          <RevisionList
            articleId={id}
            version={article.version}
            page={page}
            address={address}
            refused={restoreRefusal(actor, article, zone)}
            now={now}
            zone={zone}
          />
        </div>
        <Timeline timeline={timeline} address={address} now={now} zone={zone} />
      </div>
    </DeskShell>
  );
}
