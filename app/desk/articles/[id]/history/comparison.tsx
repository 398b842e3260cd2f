// Two texts of one article, compared: what changed, where it moved to, and on demand who wrote it.
import { CompareSides } from "#components/desk/compare-sides.tsx";
import { ContentChanges } from "#components/desk/content-diff.tsx";
import { WriterLegend } from "#components/desk/history-legend.tsx";
import { writerLooks } from "#components/desk/history-writers.ts";
import { buttonClass } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { comparedText, type Compared, type Which } from "#db/compared.ts";
import { diffContent } from "#lib/document/diff.ts";
import { diffFigures, figuresText } from "#lib/document/diff-figures.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { placeNames } from "#app/desk/place-names.ts";
import { queryOf, type HistoryAddress } from "./address.ts";

type ComparisonProps = Readonly<{
  actor: Actor;
  id: number;
  address: HistoryAddress;
  from: Which;
  to: Which;
}>;

const nameOf = (one: Compared) => (one.number === null ? "the text as it is now" : `revision ${one.number}`);
const orderOf = (one: Compared) => one.number ?? Number.POSITIVE_INFINITY;
const titled = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

export async function Comparison({ actor, id, address, from, to }: ComparisonProps) {
  const [one, other, names] = await Promise.all([
    comparedText(actor, id, from),
    comparedText(actor, id, to),
    placeNames(),
  ]);
  if (one === null || other === null) {
    return (
      <p className="rounded-lg border border-dashed border-line-strong p-4 text-ink-soft">
        One of these two texts doesn’t exist. Choose two from the list below.
      </p>
    );
  }
  const [before, after] = orderOf(one) <= orderOf(other) ? [one, other] : [other, one];
  const alone = before.number === after.number;
  const diff = diffContent(before.content, after.content);
  const figures = figuresText(diffFigures(diff));
  const writers = address.who ? writerLooks(new Map([...before.writers, ...after.writers])) : null;
  const sides = address.view === "sides" && !alone && diff.changed;
  const shown = { diff, before, after, names, writers };
  return (
    <section aria-labelledby="comparison" className="min-w-0 rounded-lg border border-line bg-surface">
      <div className="grid gap-2 border-b border-line px-3 py-2">
        <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
          <h2 id="comparison" className="font-medium">
            {alone ? titled(nameOf(after)) : `From ${nameOf(before)} to ${nameOf(after)}`}
          </h2>
          <nav aria-label="How the comparison is shown" className="flex flex-wrap gap-2">
            {alone ? null : (
              <Choice
                address={{ ...address, view: sides ? "inline" : "sides" }}
                on={sides}
                className="max-md:hidden"
              >
                Side by side
              </Choice>
            )}
            <Choice address={{ ...address, who: !address.who }} on={address.who}>
              Who wrote what
            </Choice>
          </nav>
        </div>
        {figures === null ? null : <p className="text-ink-soft tabular-nums">{figures}</p>}
        {writers === null ? null : <WriterLegend writers={writers} />}
      </div>
      <div className="px-3 py-3">
        {sides ? (
          <div className="max-md:hidden">
            <CompareSides
              {...shown}
              before={{ ...before, name: titled(nameOf(before)) }}
              after={{ ...after, name: titled(nameOf(after)) }}
            />
          </div>
        ) : null}
        <div className={sides ? "md:hidden" : ""}>
          <ContentChanges {...shown} />
        </div>
      </div>
    </section>
  );
}

function Choice({
  address,
  on,
  className = "",
  children,
}: Readonly<{ address: HistoryAddress; on: boolean; className?: string; children: string }>) {
  return (
    <Link
      href={queryOf(address) || "?"}
      scroll={false}
      className={buttonClass(on ? "primary" : "plain", className)}
    >
      {children}
      <span className="sr-only">{on ? ", shown; press to turn it off" : ", press to turn it on"}</span>
    </Link>
  );
}
