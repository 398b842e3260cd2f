// Who did what, when and why; any two revisions side by side; and the way back to an older text.
import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ContentChanges } from "#components/desk/content-diff.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { StateBadges } from "#components/desk/states.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { articleForDesk } from "#db/articles.ts";
import { eventsOf } from "#db/events.ts";
import { revisionOf, revisionsOf } from "#db/revisions.ts";
import { diffContent } from "#lib/document/diff.ts";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { placeNames } from "#app/desk/place-names.ts";
import { articleIdOf } from "#app/desk/articles/[id]/article-id.ts";
import { restoreRefusal } from "./restore-refusal.ts";
import { EventList } from "./event-list.tsx";
import { RevisionList } from "./revision-list.tsx";

export const metadata: Metadata = { title: "History" };

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
  const [revisions, events, query] = await Promise.all([
    revisionsOf(actor, id),
    eventsOf(actor, id),
    searchParams,
  ]);
  if (revisions === null || events === null) notFound();

  const chosen = (name: string) => revisions.find((one) => String(one.number) === query[name])?.number;
  const to = chosen("to") ?? revisions[0]?.number;
  const from = chosen("from") ?? revisions[1]?.number;
  const { article, content } = found;
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
      <h1 className="mt-2 text-base font-semibold">History of “{content.headline || `article ${id}`}”</h1>
      <div className="mt-4 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid gap-6">
          {from === undefined || to === undefined ? null : (
            <Comparison actor={actor} id={id} from={Math.min(from, to)} to={Math.max(from, to)} />
          )}
          <RevisionList
            articleId={id}
            version={article.version}
            copyVersion={article.copyVersion}
            revisions={revisions}
            from={from ?? null}
            to={to ?? null}
            refused={restoreRefusal(actor, article, zone)}
            now={now}
            zone={zone}
          />
        </div>
        <EventList events={events} now={now} zone={zone} />
      </div>
    </DeskShell>
  );
}

async function Comparison({
  actor,
  id,
  from,
  to,
}: Readonly<{ actor: Parameters<typeof revisionOf>[0]; id: number; from: number; to: number }>) {
  const [before, after, names] = await Promise.all([
    revisionOf(actor, id, from),
    revisionOf(actor, id, to),
    placeNames(),
  ]);
  if (before === null || after === null) return null;
  return (
    <section aria-labelledby="comparison" className="rounded-lg border border-line bg-surface">
      <h2 id="comparison" className="border-b border-line px-3 py-2 font-medium">
        {from === to ? `Revision ${from}` : `From revision ${from} to revision ${to}`}
      </h2>
      <div className="px-3 py-3">
        <ContentChanges diff={diffContent(before.content, after.content)} names={names} />
      </div>
    </section>
  );
}
