"use client";
// The board's filters are its address: they can be shared, and the back button undoes them. A choice takes effect at once.
import Form from "next/form";
import Link from "next/link";
import { useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { boardAddress, type BoardQuery, boardStates } from "./board-query.ts";

type Named = Readonly<{ slug: string; name: string }>;

const control =
  "h-8 rounded-md border border-line-strong/60 bg-surface px-2 text-sm text-ink pointer-coarse:h-11";

export function BoardFilters({
  query,
  bureaus,
  sections,
}: Readonly<{ query: BoardQuery; bureaus: readonly Named[]; sections: readonly Named[] }>) {
  const form = useRef<HTMLFormElement>(null);
  const apply = () => form.current?.requestSubmit();
  return (
    <div className="grid gap-3">
      <nav aria-label="State" className="-mx-3 overflow-x-auto px-3 sm:mx-0 sm:px-0">
        <ul className="flex gap-1">
          {boardStates.map((state) => {
            const current = state.key === query.state;
            return (
              <li key={state.key}>
                <Link
                  href={boardAddress({ ...query, state: state.key, after: undefined })}
                  aria-current={current ? "true" : undefined}
                  className={`block rounded-md px-2.5 py-1 whitespace-nowrap pointer-coarse:py-2.5 ${current ? "bg-ink font-medium text-canvas" : "text-ink-soft hover:bg-sunken hover:text-ink"}`}
                >
                  {state.word}
                </Link>
              </li>
            );
          })}
        </ul>
      </nav>
      <Form
        ref={form}
        action="/desk"
        className="flex flex-wrap items-center gap-2"
        key={JSON.stringify(query)}
      >
        {query.state === "all" ? null : <input type="hidden" name="state" value={query.state} />}
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
            className={`${control} w-full pl-8 sm:w-64`}
          />
        </div>
        <Button type="submit">Filter</Button>
        <select
          name="bureau"
          defaultValue={query.bureau}
          aria-label="Bureau"
          className={`${control} min-w-0 max-sm:flex-1`}
          onChange={apply}
        >
          <option value="">All bureaus</option>
          {bureaus.map((one) => (
            <option key={one.slug} value={one.slug}>
              {one.name}
            </option>
          ))}
        </select>
        <select
          name="section"
          defaultValue={query.section}
          aria-label="Section"
          className={`${control} min-w-0 max-sm:flex-1`}
          onChange={apply}
        >
          <option value="">All sections</option>
          {sections.map((one) => (
            <option key={one.slug} value={one.slug}>
              {one.name}
            </option>
          ))}
        </select>
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
        {boardAddress(query) === "/desk" ? null : (
          <Link
            href="/desk"
            className="rounded-md px-2 py-1 text-ink-soft underline underline-offset-2 hover:text-ink"
          >
            Clear
          </Link>
        )}
      </Form>
    </div>
  );
}
