"use client";
// The board's filters are its address: they can be shared, and the back button undoes them. A choice takes effect at once.
import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import {
  boardAddress,
  type BoardQuery,
  boardStates,
  claimChoices,
  dueChoices,
  gateChoices,
  isUnfiltered,
} from "./board-query.ts";

type Named = Readonly<{ slug: string; name: string }>;

type Choice = readonly [value: string, word: string];

const views: readonly (readonly [BoardQuery["view"], string, IconName])[] = [
  ["list", "List", "layout-list"],
  ["columns", "Columns", "columns"],
];

const control =
  "h-8 rounded-md border border-line-strong/60 bg-surface px-2 text-sm text-ink pointer-coarse:h-11";

type Person = Readonly<{ id: string; name: string }>;

type BoardFiltersProps = Readonly<{
  query: BoardQuery;
  bureaus: readonly Named[];
  sections: readonly Named[];
  /** Whom articles may be assigned to; the person who looks stands first, as "Me". */
  people: readonly Person[];
  me: string;
}>;

export function BoardFilters({ query, bureaus, sections, people, me }: BoardFiltersProps) {
  const form = useRef<HTMLFormElement>(null);
  const [more, setMore] = useState(false);
  const state = useRef<HTMLLIElement>(null);
  const asked = JSON.stringify(query);
  // The fields follow the address (Clear, a saved view, Back) and stay the same elements, so that the focus stays in them.
  useEffect(() => {
    const now = JSON.parse(asked) as BoardQuery;
    for (const field of form.current?.elements ?? []) {
      if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = now.mine;
      else if (
        field instanceof HTMLSelectElement ||
        (field instanceof HTMLInputElement && field.type === "search")
      )
        field.value = String(now[field.name as keyof BoardQuery] ?? "");
    }
    // On a phone the chosen state may lie beyond the edge.
    state.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [asked]);
  const apply = () => form.current?.requestSubmit();
  const set = [query.bureau, query.section, query.assignee, query.claim, query.due, query.gate].filter(
    Boolean,
  );
  const choose = (name: keyof BoardQuery, label: string, all: string, choices: readonly Choice[]) => (
    <select
      name={name}
      defaultValue={String(query[name] ?? "")}
      aria-label={label}
      className={`${control} max-w-31 max-sm:max-w-full max-sm:grow`}
      onChange={apply}
    >
      <option value="">{all}</option>
      {choices.map(([value, word]) => (
        <option key={value} value={value}>
          {word}
        </option>
      ))}
    </select>
  );
  const slugs = (named: readonly Named[]): Choice[] => named.map((one) => [one.slug, one.name]);
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <nav aria-label="State" className="-mx-3 min-w-0 overflow-x-auto px-3 sm:mx-0 sm:px-0">
          <ul className="flex gap-1">
            {boardStates.map((one) => {
              const current = one.key === query.state;
              return (
                <li key={one.key} ref={current ? state : null}>
                  <Link
                    href={boardAddress({ ...query, state: one.key, after: undefined })}
                    aria-current={current ? "true" : undefined}
                    className={`block rounded-md px-2.5 py-1 whitespace-nowrap pointer-coarse:py-2.5 ${current ? "bg-ink font-medium text-canvas" : "text-ink-soft hover:bg-sunken hover:text-ink"}`}
                  >
                    {one.word}
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
        <nav aria-label="View" className="flex rounded-md border border-line p-0.5">
          {views.map(([view, word, icon]) => (
            <Link
              key={view}
              href={boardAddress({ ...query, view, after: undefined })}
              aria-current={view === query.view ? "true" : undefined}
              className={`inline-flex items-center gap-1.5 rounded px-2 py-0.5 pointer-coarse:py-2 ${view === query.view ? "bg-sunken font-medium text-ink" : "text-ink-soft hover:text-ink"}`}
            >
              <Icon name={icon} />
              {word}
            </Link>
          ))}
        </nav>
      </div>
      <SearchForm ref={form} action="/desk" className="flex flex-wrap items-center gap-2">
        {query.state === "all" ? null : <input type="hidden" name="state" value={query.state} />}
        {query.view === "list" ? null : <input type="hidden" name="view" value={query.view} />}
        <div className="relative grow sm:grow-0">
          <Icon
            name="search"
            className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-ink-faint"
          />
          <input
            type="search"
            name="q"
            defaultValue={query.q}
            aria-label="Filter by text"
            placeholder="Headline or slugline"
            maxLength={200}
            data-shortcut="search"
            className={`${control} w-full pl-8 sm:w-44`}
          />
        </div>
        <Button type="submit">Filter</Button>
        <Button
          tone="quiet"
          icon="chevron-down"
          className="sm:hidden"
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          {set.length === 0 ? "More filters" : `More filters, ${set.length} set`}
        </Button>
        <div className={`contents ${more ? "" : "max-sm:*:hidden"}`}>
          {choose("bureau", "Bureau", "All bureaus", slugs(bureaus))}
          {choose("section", "Section", "All sections", slugs(sections))}
          {choose("assignee", "Assignee", "Any assignee", [
            [me, "For me"],
            ...people.filter((one) => one.id !== me).map((one): Choice => [one.id, `For ${one.name}`]),
          ])}
          {choose("claim", "Claim", "Any claim", Object.entries(claimChoices))}
          {choose("due", "Due", "Any due time", Object.entries(dueChoices))}
          {choose("gate", "Gate", "Any gate", Object.entries(gateChoices))}
          <label className="flex items-center gap-1.5 px-1 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              name="mine"
              value="1"
              defaultChecked={query.mine}
              className="size-4"
              onChange={apply}
            />
            Mine
          </label>
        </div>
        {isUnfiltered(query) ? null : (
          <Link
            href={query.view === "columns" ? "/desk?view=columns" : "/desk"}
            className="rounded-md px-2 py-1 text-ink-soft underline underline-offset-2 hover:text-ink"
          >
            Clear
          </Link>
        )}
      </SearchForm>
    </div>
  );
}
