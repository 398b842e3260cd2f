// Old addresses: where they lead readers, how often they are followed, and whole tables of them.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { deskTime } from "#components/desk/desk-time.ts";
import { AddressImport } from "#components/desk/settings/address-import.tsx";
import { AddressList, type ShownAddress } from "#components/desk/settings/address-list.tsx";
import { SettingsFrame } from "#components/desk/settings/settings-frame.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { inputClass } from "#components/ui/field.tsx";
import { Link } from "#components/ui/link.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import { oldAddresses, type OldAddress } from "#db/old-address-list.ts";
import { askedLine } from "#lib/document/clean-text.ts";
import { longestAddress } from "#lib/newsroom/old-addresses.ts";
import { dropAddress, leadAddress } from "./actions.ts";

export const metadata: Metadata = { title: "Old addresses" };

const home = "/desk/settings/addresses";

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function AddressesPage({ searchParams }: Readonly<{ searchParams: Search }>) {
  const frame = await deskFrame();
  const { q, after } = await searchParams;
  const search = askedLine(q, longestAddress);
  // A kept address, letter for letter: none of them holds what PostgreSQL can't read.
  const last = typeof after === "string" && !/\p{Cc}/u.test(after) ? after.slice(0, longestAddress) : "";
  const found = await oldAddresses(frame.actor, { search, after: last });
  if (found === null) notFound();
  const { rows, next, all } = found;
  const shown = (one: OldAddress): ShownAddress => ({
    address: one.address,
    target: one.targetText,
    headline: one.headline,
    state: one.gone ? "gone" : one.target.kind === "article" && one.headline === null ? "nowhere" : "leads",
    moved: one.origin === "moved",
    hits: one.hits,
    lastHit: one.lastHitAt && deskTime(one.lastHitAt, frame.now, frame.zone),
  });
  return (
    <DeskShell {...frame} here="settings">
      <SettingsFrame actor={frame.actor} here="addresses">
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div>
            <h1 className="text-base font-semibold">Old addresses</h1>
            <p className="max-w-prose text-ink-soft">
              Links to the site as it was before lead readers on. An article and a section are followed
              wherever they go; a killed article answers that it was withdrawn. Counts come in every few
              seconds.
            </p>
          </div>
          {all > 0 ? (
            <form method="post" action={`${home}/export`}>
              <Button type="submit" icon="download">
                Export as CSV
              </Button>
            </form>
          ) : null}
        </div>
        <AddressImport />
        {all > 0 ? (
          <SearchForm action={home} className="flex gap-2">
            <input
              type="search"
              name="q"
              defaultValue={search}
              aria-label="Search old addresses"
              placeholder="Part of an address"
              maxLength={200}
              data-shortcut="search"
              className={`${inputClass} sm:max-w-72`}
            />
            <Button type="submit">Search</Button>
          </SearchForm>
        ) : null}
        <AddressList addresses={rows.map(shown)} deeds={{ lead: leadAddress, drop: dropAddress }} />
        {rows.length === 0 ? (
          <p className="rounded-lg border border-dashed border-line-strong p-4">
            {search === "" ? (
              "No old address leads here yet. Add one, or take in a table from the site as it was before."
            ) : (
              <>
                No old address holds “{search}”. <Link href={home}>Show all</Link>
              </>
            )}
          </p>
        ) : (
          <div className="flex flex-wrap items-center justify-between gap-3 text-ink-soft">
            <p className="tabular-nums">
              {all.toLocaleString("en")} {all === 1 ? "old address" : "old addresses"} in all
            </p>
            {next === null ? null : (
              <Link
                href={`${home}?${new URLSearchParams({ ...(search && { q: search }), after: next }).toString()}`}
                className={buttonClass("plain")}
              >
                Further addresses
              </Link>
            )}
          </div>
        )}
      </SettingsFrame>
    </DeskShell>
  );
}
