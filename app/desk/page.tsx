// The board: what waits for me first, then everything by where it stands. An administrator gets the people and settings instead.
import type { Metadata } from "next";
import Link from "next/link";
import { boardGroups } from "#components/desk/board-groups.ts";
import { BoardFilters } from "#components/desk/board-filters.tsx";
import { BoardSection } from "#components/desk/board-list.tsx";
import { boardAddress, type BoardQuery, readBoardQuery, stateFilter } from "#components/desk/board-query.ts";
import { RefreshOnNews } from "#components/desk/refresh-on-news.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { board, waitingFor } from "#db/board.ts";
import { bureausOf } from "#db/bureaus.ts";
import { listSections } from "#db/sections.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { deskFrame } from "./desk-frame.ts";
import { SiteOverview } from "./site-overview.tsx";

export const metadata: Metadata = { title: "Board" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function BoardPage({ searchParams }: Readonly<{ searchParams: Search }>) {
  const frame = await deskFrame();
  const { actor, now, zone } = frame;
  if (!may(actor, "open-board")) {
    return (
      <DeskShell {...frame} here="board">
        <SiteOverview />
      </DeskShell>
    );
  }
  const query = readBoardQuery(await searchParams);
  const { stage, publication, spiked } = stateFilter(query);
  const first = boardAddress(query) === "/desk";
  // What is under way is shown whole, however long ago it was touched: an overdue schedule must not hide on page four.
  const [{ rows, next }, waiting, inReview, ready, bureaus, sections] = await Promise.all([
    board(actor, {
      bureau: query.bureau || undefined,
      section: query.section || undefined,
      mine: query.mine,
      text: query.q || undefined,
      stage,
      publication,
      spiked,
      after: query.after,
    }),
    first ? waitingFor(actor) : [],
    first ? board(actor, { stage: "review" }) : { rows: [] },
    first ? board(actor, { stage: "ready" }) : { rows: [] },
    bureausOf(actor),
    listSections(),
  ]);
  const lines = [...new Map([...inReview.rows, ...ready.rows, ...rows].map((row) => [row.id, row])).values()];
  const groups = boardGroups(lines, new Set(waiting.map((row) => row.id)));
  return (
    <DeskShell {...frame} here="board">
      <RefreshOnNews of={["article"]} />
      <h1 className="sr-only">Board</h1>
      <BoardFilters query={query} bureaus={bureaus} sections={sections} />
      <div className="mt-5">
        {first ? (
          waiting.length > 0 ? (
            <BoardSection group={{ title: "Waiting for you", lines: waiting }} now={now} zone={zone} />
          ) : (
            <p className="flex items-center gap-2 rounded-lg border border-line bg-surface px-3 py-2.5 text-ink-soft">
              <Icon name="check" className="text-live" />
              Nothing waits for you.{" "}
              {frame.mayWrite ? "Press n to begin an article." : "Articles that need you appear here."}
            </p>
          )
        ) : null}
        {groups.map((group) => (
          <BoardSection key={group.title} group={group} now={now} zone={zone} />
        ))}
        {rows.length === 0 ? <Empty query={query} mayWrite={frame.mayWrite} /> : null}
      </div>
      <nav aria-label="Pages" className="mt-5 flex justify-between">
        {query.after === undefined ? (
          <span />
        ) : (
          <Link href={boardAddress({ ...query, after: undefined })} className={buttonClass("plain")}>
            <Icon name="chevron-left" />
            Newest
          </Link>
        )}
        {next === null ? null : (
          <Link href={boardAddress({ ...query, after: next })} className={buttonClass("plain")}>
            Older
            <Icon name="chevron-right" />
          </Link>
        )}
      </nav>
    </DeskShell>
  );
}

function Empty({ query, mayWrite }: Readonly<{ query: BoardQuery; mayWrite: boolean }>) {
  const filtered = boardAddress(query) !== "/desk";
  return (
    <div className="mt-5 grid justify-items-start gap-3 rounded-lg border border-dashed border-line-strong p-6">
      <p className="font-medium">
        {filtered ? "No article fits these filters." : "There is no article yet."}
      </p>
      <p className="text-ink-soft">
        {filtered
          ? "Clear the filters to see every article that you may read."
          : mayWrite
            ? "Begin with the first one: it is saved as you type."
            : "Articles appear here as soon as somebody writes one."}
      </p>
      {filtered ? (
        <Link href="/desk" className={buttonClass("plain")}>
          Clear the filters
        </Link>
      ) : mayWrite ? (
        <Link href="/desk/articles/new" className={buttonClass("primary")}>
          <Icon name="plus" />
          New article
        </Link>
      ) : null}
    </div>
  );
}
