// Which days and which bureau the numbers are of. A plain form and links: the address says it all.
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import { numbersSearch, spanOf, type NumbersQuery } from "./numbers-query.ts";

const control =
  "h-8 min-w-0 rounded-md border border-line-strong/60 bg-surface px-2 text-sm text-ink pointer-coarse:h-11";

const spans = [7, 30, 90, 365] as const;

export function NumbersFilters({
  query,
  days,
  bureaus,
}: Readonly<{
  query: NumbersQuery;
  days: number;
  bureaus: readonly Readonly<{ slug: string; name: string }>[];
}>) {
  return (
    <div className="mt-3 flex flex-wrap items-end gap-x-4 gap-y-2 print:hidden">
      <SearchForm
        action="/desk/numbers"
        key={JSON.stringify(query)}
        className="flex flex-wrap items-end gap-x-3 gap-y-2"
      >
        <label className="grid gap-0.5 text-xs text-ink-soft">
          From
          <input type="date" name="from" defaultValue={query.from} className={control} />
        </label>
        <label className="grid gap-0.5 text-xs text-ink-soft">
          Until
          <input type="date" name="until" defaultValue={query.until} className={control} />
        </label>
        <label className="grid gap-0.5 text-xs text-ink-soft">
          Bureau
          <select name="bureau" defaultValue={query.bureau} className={control}>
            <option value="">All</option>
            {bureaus.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit">Show</Button>
      </SearchForm>
      <nav aria-label="Span" className="flex flex-wrap gap-1">
        {spans.map((one) => (
          <Link
            key={one}
            href={`/desk/numbers${numbersSearch(spanOf(query, one))}`}
            aria-current={one === days ? "true" : undefined}
            className={`rounded-md px-2.5 py-1 whitespace-nowrap pointer-coarse:py-2.5 ${one === days ? "bg-ink font-medium text-canvas" : "text-ink-soft hover:bg-sunken hover:text-ink"}`}
          >
            {one} days
          </Link>
        ))}
      </nav>
    </div>
  );
}
