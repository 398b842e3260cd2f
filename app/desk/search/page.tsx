// The newsroom's search: all that one may read, over current and past revisions. Its address is the question.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { boardStates } from "#components/desk/board-query.ts";
import { isDay, dayAfter, startOfDay } from "#components/desk/calendar-days.ts";
import { inOrder } from "#components/desk/day-bounds.ts";
import { SearchHits } from "#components/desk/search-hits.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { inputClass } from "#components/ui/field.tsx";
import { Link } from "#components/ui/link.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import { bureausOf } from "#db/bureaus.ts";
import { searchNewsroom } from "#db/search.ts";
import { listSections } from "#db/sections.ts";
import { askedLine } from "#lib/document/clean-text.ts";
import { may } from "#lib/newsroom/permissions.ts";

export const metadata: Metadata = { title: "Search" };

type Search = Promise<Record<string, string | string[] | undefined>>;

const control =
  "h-8 rounded-md border border-line-strong/60 bg-surface px-2 text-sm text-ink pointer-coarse:h-11";

export default async function SearchPage({ searchParams }: Readonly<{ searchParams: Search }>) {
  const frame = await deskFrame();
  const { actor, now, zone } = frame;
  if (!may(actor, "open-board")) notFound();
  const given = await searchParams;
  const text = (name: string) => askedLine(given[name], 200);
  const [q, past] = [text("q"), text("past") === "1"];
  const { from, until } = inOrder({ from: text("from"), until: text("until") });
  const [bureaus, sections] = await Promise.all([bureausOf(actor), listSections()]);
  const bureau = bureaus.find((one) => one.slug === text("bureau"))?.slug ?? "";
  const section = sections.find((one) => one.slug === text("section"))?.slug ?? "";
  const state = boardStates.find((one) => one.key === text("state")) ?? boardStates[0];
  const { hits, more, cut } = await searchNewsroom(actor, {
    text: q,
    past,
    bureau: bureau || undefined,
    section: section || undefined,
    stage: "stage" in state ? state.stage : undefined,
    publication: "publication" in state ? state.publication : undefined,
    from: isDay(from) ? startOfDay(zone, from) : undefined,
    until: isDay(until) ? startOfDay(zone, dayAfter(until, 1)) : undefined,
  });
  return (
    <DeskShell {...frame} here="search">
      <h1 className="sr-only">Search</h1>
      <search>
        <SearchForm action="/desk/search" className="grid gap-3">
          <div className="flex gap-2">
            <input
              type="search"
              name="q"
              defaultValue={q}
              aria-label="Search all articles"
              placeholder="Words, “a phrase”, -without, or an article’s number"
              maxLength={200}
              data-shortcut="search"
              className={inputClass}
            />
            <Button type="submit" tone="primary" icon="search">
              Search
            </Button>
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <select name="bureau" defaultValue={bureau} aria-label="Bureau" className={control}>
              <option value="">All bureaus</option>
              {bureaus.map((one) => (
                <option key={one.slug} value={one.slug}>
                  {one.name}
                </option>
              ))}
            </select>
            <select name="section" defaultValue={section} aria-label="Section" className={control}>
              <option value="">All sections</option>
              {sections.map((one) => (
                <option key={one.slug} value={one.slug}>
                  {one.name}
                </option>
              ))}
            </select>
            <select name="state" defaultValue={state.key} aria-label="State" className={control}>
              {boardStates
                .filter((one) => one.key !== "spiked")
                .map((one) => (
                  <option key={one.key} value={one.key}>
                    {one.key === "all" ? "Every state" : one.word}
                  </option>
                ))}
            </select>
            <label className="flex items-center gap-1.5">
              Changed from
              <input type="date" name="from" defaultValue={from} className={control} />
            </label>
            <label className="flex items-center gap-1.5">
              until
              <input type="date" name="until" defaultValue={until} className={control} />
            </label>
            <label className="flex items-center gap-1.5 pointer-coarse:min-h-11">
              <input type="checkbox" name="past" value="1" defaultChecked={past} className="size-4" />
              Past revisions, too
            </label>
          </div>
        </SearchForm>
      </search>
      <div className="mt-5">
        {q.trim() === "" ? (
          <p className="text-ink-soft">
            Search all that you may read: headlines, sluglines and texts, as they are now or as they were.
          </p>
        ) : hits.length === 0 ? (
          <div className="grid justify-items-start gap-3 rounded-lg border border-dashed border-line-strong p-6">
            <p className="font-medium">
              {cut
                ? "Nothing was found in time. That doesn’t mean that there is nothing."
                : "No article that you may read has these words."}
            </p>
            <p className="text-ink-soft">
              {cut
                ? "Looking for this took too long and was stopped. Try again in a moment, or add a rarer word, a bureau or days."
                : past
                  ? "Try fewer words, or other filters. What was typed in the last seconds may still be missing."
                  : "Try fewer words, or look into past revisions, too."}
            </p>
            {past ? null : (
              <Link
                href={`/desk/search?${new URLSearchParams({ q, past: "1" }).toString()}`}
                className={buttonClass("plain")}
              >
                Search past revisions, too
              </Link>
            )}
          </div>
        ) : (
          <SearchHits hits={hits} more={more} cut={cut} now={now} zone={zone} />
        )}
      </div>
    </DeskShell>
  );
}
