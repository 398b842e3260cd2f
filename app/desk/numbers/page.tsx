// The newsroom in numbers: what went live, how long each step took, which deadlines were kept. Every chart is a table, too.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { dayWord } from "#components/desk/day-bounds.ts";
import { eventAddress } from "#components/desk/log-query.ts";
import { NumberTableView, type NumberTable } from "#components/desk/number-table.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { Button } from "#components/ui/button.tsx";
import { bureausOf } from "#db/bureaus.ts";
import { numbersOf } from "#db/numbers.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { DeadlinesChart, PlainChart, PublishedChart, StepsChart } from "./number-charts.tsx";
import { numberTables, type TableName } from "./number-tables.ts";
import { NumbersFilters } from "./numbers-filters.tsx";
import { daysOf, instantsOf, numbersSearch, readNumbersQuery } from "./numbers-query.ts";

export const metadata: Metadata = { title: "Numbers" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function NumbersPage({ searchParams }: Readonly<{ searchParams: Search }>) {
  const frame = await deskFrame();
  const { actor, now, zone } = frame;
  if (!may(actor, "see-numbers")) notFound();
  const query = readNumbersQuery(await searchParams, now, zone);
  const [numbers, bureaus] = await Promise.all([
    numbersOf(actor, { ...instantsOf(query, zone), zone, bureau: query.bureau || null }),
    bureausOf(actor),
  ]);
  if (numbers === null) notFound();
  const days = daysOf(query);
  const tables = numberTables(
    numbers,
    days,
    bureaus.map(({ name }) => name),
  );
  const last = tables.changes.columns.length - 1;
  const card = { zone, search: numbersSearch(query) };
  return (
    <DeskShell {...frame} here="numbers">
      <h1 className="text-base font-semibold">Numbers</h1>
      <p className="text-ink-soft">
        Of the articles you may read, {dayWord(query.from)} to {dayWord(query.until)}, days of {zone}.
      </p>
      <NumbersFilters query={query} days={days.length} bureaus={bureaus} />
      <div className="mt-4 grid items-start gap-4 lg:grid-cols-2">
        <Card
          {...card}
          name="published"
          table={tables.published}
          wide
          empty={numbers.published.length === 0 ? "Nothing was first published in these days." : null}
        >
          <PublishedChart table={tables.published} />
        </Card>
        <Card {...card} name="steps" table={tables.steps} empty="No article left a step in these days.">
          <StepsChart table={tables.steps} />
        </Card>
        <Card
          {...card}
          name="deadlines"
          table={tables.deadlines}
          empty="No deadline passed in these days. Assign an article with a due time to see it here."
        >
          <DeadlinesChart table={tables.deadlines} />
        </Card>
        <Card
          {...card}
          name="changes"
          table={tables.changes}
          empty="Nothing that was live changed in these days."
        >
          <PlainChart table={tables.changes} value={last} />
        </Card>
        <Card
          {...card}
          name="most-read"
          table={tables["most-read"]}
          empty="Nothing that went live in these days has been read yet."
          links={numbers.mostRead.map(({ articleId }) => ({
            column: 0,
            href: `/desk/articles/${articleId}`,
          }))}
        >
          <PlainChart table={tables["most-read"]} value={3} most={10} />
        </Card>
        <Card
          {...card}
          name="break-glass"
          table={tables["break-glass"]}
          wide
          empty="Nothing was published in an emergency in these days."
          links={numbers.breakGlass.map((one) => ({ column: 1, href: eventAddress(one) }))}
        />
      </div>
    </DeskShell>
  );
}

type CardProps = Readonly<{
  name: TableName;
  table: NumberTable;
  zone: string;
  search: string;
  /** What is said instead of an empty table. */
  empty: string | null;
  wide?: boolean;
  links?: readonly Readonly<{ column: number; href: string }>[];
  /** The chart. Without one the table stands alone. */
  children?: ReactNode;
}>;

function Card({ name, table, zone, search, empty, wide = false, links, children }: CardProps) {
  const none = table.rows.length === 0 || (name === "published" && empty !== null);
  const view = <NumberTableView table={table} zone={zone} {...(links && { links })} />;
  return (
    <section
      aria-labelledby={`numbers-${name}`}
      className={`min-w-0 break-inside-avoid-page rounded-lg border border-line bg-surface p-3 ${wide ? "lg:col-span-2" : ""}`}
    >
      <div className="flex flex-wrap items-center justify-between gap-2 pb-2">
        <h2 id={`numbers-${name}`} className="font-semibold">
          {table.title}
        </h2>
        {none ? null : (
          <form method="post" action={`/desk/numbers/export${search}&table=${name}`} className="print:hidden">
            <Button type="submit" tone="quiet" icon="download">
              CSV<span className="sr-only"> of “{table.title}”</span>
            </Button>
          </form>
        )}
      </div>
      {none ? (
        <p className="text-ink-soft">{empty}</p>
      ) : children === undefined ? (
        view
      ) : (
        <>
          {children}
          <details className="mt-3">
            <summary className="rounded-sm py-1 text-ink-soft underline underline-offset-2">
              As a table
            </summary>
            <div className="mt-2">{view}</div>
          </details>
        </>
      )}
    </section>
  );
}
