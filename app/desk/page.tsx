// The board: what waits for me first, then everything by where it stands. An administrator gets the people and settings instead.
import type { Metadata } from "next";
import { Board } from "#components/desk/board.tsx";
import { BoardFilters } from "#components/desk/board-filters.tsx";
import {
  boardAddress,
  type BoardQuery,
  boardSearch,
  isUnfiltered,
  readBoardQuery,
} from "#components/desk/board-query.ts";
import { RefreshOnNews } from "#components/desk/refresh-on-news.tsx";
import { SavedViews } from "#components/desk/saved-views.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { bureausOf } from "#db/bureaus.ts";
import { colleaguesOf } from "#db/people.ts";
import { viewsOf } from "#db/saved-views.ts";
import { listSections } from "#db/sections.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { carryOut } from "./articles/[id]/actions.ts";
import { drawnBoard } from "./board-drawn.ts";
import { deskFrame } from "./desk-frame.ts";
import { carryOutForMany } from "./many-actions.ts";
import { SiteOverview } from "./site-overview.tsx";
import { changeViews } from "./view-actions.ts";

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
  const whole = isUnfiltered(query);
  const [{ lines, next, more }, bureaus, sections, people, views] = await Promise.all([
    drawnBoard(actor, query, now, zone),
    bureausOf(actor),
    listSections(),
    colleaguesOf(actor),
    viewsOf(actor),
  ]);
  const idle = whole && query.view === "list" && !lines.some((line) => line.waiting);
  return (
    <DeskShell {...frame} here="board" wide={query.view === "columns"}>
      <RefreshOnNews of={[]} />
      <h1 className="sr-only">Board</h1>
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <SavedViews views={views} query={query} changeViews={changeViews} />
        <BoardFilters query={query} bureaus={bureaus} sections={sections} people={people} me={actor.id} />
      </div>
      <div className="mt-5">
        {idle ? (
          <p className="mb-5 flex items-center gap-2 rounded-lg border border-line bg-surface px-3 py-2.5 text-ink-soft">
            <Icon name="check" className="text-live" />
            Nothing waits for you.{" "}
            {frame.mayWrite ? "Press n to begin an article." : "Articles that need you appear here."}
          </p>
        ) : null}
        <Board
          // What was read for other filters says nothing of these.
          key={boardSearch(query)}
          drawn={{ lines, now }}
          query={boardSearch(query)}
          view={query.view}
          waitingFirst={whole}
          more={more}
          zone={zone}
          carryOut={carryOut}
          carryOutForMany={carryOutForMany}
        />
        {lines.length === 0 && query.view === "list" ? (
          <Empty query={query} mayWrite={frame.mayWrite} />
        ) : null}
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
  const filtered = !isUnfiltered(query);
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
