// What the log is narrowed by. Without script it is a plain form: the address says what is shown.
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import { eventKinds } from "#lib/newsroom/event-kinds.ts";
import { eventDeed } from "./event-words.ts";
import { logAddress, type LogQuery } from "./log-query.ts";

type Named = Readonly<{ slug: string; name: string }>;

const control =
  "h-8 min-w-0 rounded-md border border-line-strong/60 bg-surface px-2 text-sm text-ink pointer-coarse:h-11";

export function LogFilters({
  query,
  people,
  bureaus,
  ofArticles,
  ofSite,
}: Readonly<{
  query: LogQuery;
  people: readonly Named[];
  bureaus: readonly Named[];
  ofArticles: boolean;
  ofSite: boolean;
}>) {
  return (
    <SearchForm
      action="/desk/log"
      className="flex flex-wrap items-end gap-x-2 gap-y-2 print:hidden"
      key={JSON.stringify(query)}
    >
      <label className="grid gap-0.5 text-xs text-ink-soft">
        Person
        <select name="who" defaultValue={query.who} className={`${control} max-w-40`}>
          <option value="">Everybody</option>
          <option value="nobody">The clock or the console</option>
          {people.map((one) => (
            <option key={one.slug} value={one.slug}>
              {one.name}
            </option>
          ))}
        </select>
      </label>
      {ofArticles ? (
        <>
          <label className="grid gap-0.5 text-xs text-ink-soft">
            What happened
            <select name="what" defaultValue={query.what} className={`${control} max-w-40`}>
              <option value="">Everything</option>
              {eventKinds.map((kind) => (
                <optgroup key={kind.key} label={kind.word}>
                  <option value={kind.key}>{kind.word}: all</option>
                  {kind.verbs.map((verb) => (
                    <option key={verb} value={verb}>
                      {eventDeed(verb)}
                    </option>
                  ))}
                </optgroup>
              ))}
              {ofSite ? <option value="site">People and settings</option> : null}
            </select>
          </label>
          <label className="grid gap-0.5 text-xs text-ink-soft">
            Bureau
            <select name="bureau" defaultValue={query.bureau} className={`${control} max-w-32`}>
              <option value="">All</option>
              {bureaus.map((one) => (
                <option key={one.slug} value={one.slug}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
          <label className="grid gap-0.5 text-xs text-ink-soft">
            Article
            <input
              name="article"
              defaultValue={query.article}
              inputMode="numeric"
              placeholder="Number"
              maxLength={15}
              className={`${control} w-20`}
            />
          </label>
        </>
      ) : null}
      <label className="grid gap-0.5 text-xs text-ink-soft">
        From
        <input type="date" name="from" defaultValue={query.from} className={control} />
      </label>
      <label className="grid gap-0.5 text-xs text-ink-soft">
        Until
        <input type="date" name="until" defaultValue={query.until} className={control} />
      </label>
      {ofArticles ? (
        <label className="flex min-h-8 items-center gap-1.5 pointer-coarse:min-h-11">
          <input
            type="checkbox"
            name="emergency"
            value="1"
            defaultChecked={query.emergency}
            className="size-4"
          />
          Emergencies only
        </label>
      ) : null}
      <Button type="submit">Filter</Button>
      {logAddress({ ...query, after: "" }) === "/desk/log" ? null : (
        <Link
          href="/desk/log"
          className="min-h-8 rounded-md px-2 py-1.5 text-ink-soft underline underline-offset-2 hover:text-ink"
        >
          Clear
        </Link>
      )}
    </SearchForm>
  );
}
