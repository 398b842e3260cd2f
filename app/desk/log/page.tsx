// The log of everything that somebody may read, newest first; and whether the chains of events hold.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { LogFilters } from "#components/desk/log-filters.tsx";
import { LogList } from "#components/desk/log-list.tsx";
import { logAddress, logSearch, readLogQuery } from "#components/desk/log-query.ts";
import { DeskShell } from "#components/desk/shell.tsx";
import { deskTime } from "#components/desk/desk-time.ts";
import { DeskTime } from "#components/desk/time.tsx";
import { type ShownVerification, VerificationPanel } from "#components/desk/verification-panel.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { bureausOf } from "#db/bureaus.ts";
import { logPage, peopleOfLog } from "#db/log.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { type VerificationState, verificationState } from "#lib/server/log-verification.ts";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { verifyLog } from "./actions.ts";
import { logFilter } from "./log-filter.ts";

export const metadata: Metadata = { title: "Log" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function LogPage({ searchParams }: Readonly<{ searchParams: Search }>) {
  const frame = await deskFrame();
  const { actor, now, zone } = frame;
  if (!may(actor, "see-log")) notFound();
  const query = readLogQuery(await searchParams);
  const [page, people, bureaus, verified] = await Promise.all([
    logPage(actor, logFilter(query, zone)),
    peopleOfLog(actor),
    bureausOf(actor),
    verificationState(),
  ]);
  if (page === null) notFound();
  const articles = may(actor, "open-board");
  const exported = { ...query, after: "" };
  return (
    <DeskShell {...frame} here="log">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div>
          <h1 className="text-base font-semibold">Log</h1>
          <p className="text-ink-soft">
            {articles
              ? "Everything that happened to the articles you may read"
              : "Everything that happened to people and settings"}
            {articles && may(actor, "see-site-log") ? ", and to people and settings" : ""}. Times are in{" "}
            {zone}.
          </p>
        </div>
        <form method="post" action={`/desk/log/export${logSearch(exported)}`}>
          <Button type="submit" icon="download">
            Export as CSV
          </Button>
        </form>
      </div>
      <VerificationPanel
        last={verified.last && shown(verified.last, actor, now, zone)}
        underWay={verified.underWay}
        failed={verified.failed}
        verify={may(actor, "verify-log") ? verifyLog : null}
      />
      <div className="mt-4">
        <LogFilters
          query={query}
          people={people}
          bureaus={bureaus}
          ofArticles={articles}
          ofSite={may(actor, "see-site-log")}
        />
      </div>
      <LogList lines={page.lines} names={page.names} now={now} zone={zone} />
      {page.lines.length === 0 && page.lookedBackTo === null ? (
        <div className="mt-4 grid justify-items-start gap-3 rounded-lg border border-dashed border-line-strong p-6">
          <p className="font-medium">Nothing in the log fits these filters.</p>
          <Link href="/desk/log" className={buttonClass("plain")}>
            Clear the filters
          </Link>
        </div>
      ) : null}
      {page.lookedBackTo === null ? null : (
        <p className="mt-4 text-ink-soft">
          Looked back to <DeskTime at={page.lookedBackTo} now={now} zone={zone} />. Older events may fit, too.
        </p>
      )}
      <nav aria-label="Pages" className="mt-5 flex justify-between">
        {query.after === "" ? (
          <span />
        ) : (
          <Link href={logAddress(exported)} className={buttonClass("plain")}>
            <Icon name="chevron-left" />
            Newest
          </Link>
        )}
        {page.next === null ? null : (
          <Link href={logAddress({ ...query, after: page.next })} className={buttonClass("plain")}>
            {page.lookedBackTo === null ? "Older" : "Look further back"}
            <Icon name="chevron-right" />
          </Link>
        )}
      </nav>
    </DeskShell>
  );
}

const many = (count: number, one: string, more: string) =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? one : more}`;

/** Which row is broken is told to those alone who read the whole log: it may be of an article that others may not see. */
function shown(
  one: NonNullable<VerificationState["last"]>,
  actor: Actor,
  now: Date,
  zone: string,
): ShownVerification {
  const whole = may(actor, "see-site-log");
  const read = `${many(one.events, "event", "events")} in ${many(one.chains, "chain", "chains")}`;
  return {
    outcome: one.outcome,
    counts: `${read} and ${many(one.anchors, "hourly anchor", "hourly anchors")}`,
    when: deskTime(one.at, now, zone),
    by: one.by,
    found: whole ? one.found : null,
    address: whole ? `/desk/log?article=site&number=${one.number}` : null,
  };
}
