// What the library is narrowed by. Without script it is a plain form: the address says what is shown.
import { Button } from "#components/ui/button.tsx";
import { inputClass } from "#components/ui/field.tsx";
import { Link } from "#components/ui/link.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import { rightsCategories, rightsNames, rightsStates } from "#lib/newsroom/picture-rights.ts";
import { asksNothing, type LibraryQuery, type Want, wants } from "./library-query.ts";
import { rightsLooks } from "./rights-looks.tsx";

const control =
  "h-8 min-w-0 rounded-md border border-line-strong/60 bg-surface px-2 text-sm text-ink pointer-coarse:h-11";

const wantWords: Readonly<Record<Want, string>> = {
  credit: "Credit is missing",
  alt: "Alt text is missing",
  unused: "Used nowhere",
  failed: "Sizes couldn’t be drawn",
};

type Named = Readonly<{ slug: string; name: string }>;

export function LibraryFilters({
  query,
  bureaus,
}: Readonly<{ query: LibraryQuery; bureaus: readonly Named[] }>) {
  return (
    <search className="print:hidden">
      <SearchForm action="/desk/media" className="grid gap-2" key={JSON.stringify(query)}>
        <div className="flex gap-2">
          <input
            type="search"
            name="q"
            defaultValue={query.q}
            aria-label="Search the pictures"
            placeholder="Words of captions, credits, keywords or file names"
            maxLength={200}
            data-shortcut="search"
            className={inputClass}
          />
          <Button type="submit" icon="search">
            Search
          </Button>
        </div>
        <div className="grid grid-cols-2 items-center gap-2 sm:flex sm:flex-wrap">
          <Choice name="bureau" label="Bureau" value={query.bureau} any="All bureaus">
            {[...bureaus.map(({ slug, name }) => [slug, name] as const), ["all", "Every bureau’s"] as const]}
          </Choice>
          <Choice name="rights" label="Rights" value={query.rights} any="Any rights">
            {rightsStates.map((one) => [one, rightsLooks[one].word] as const)}
          </Choice>
          <Choice name="category" label="Whose they are" value={query.category} any="Any owner">
            {rightsCategories.map((one) => [one, rightsNames[one].label] as const)}
          </Choice>
          <Choice name="want" label="What is to be done" value={query.want} any="Complete or not">
            {wants.map((one) => [one, wantWords[one]] as const)}
          </Choice>
          <label className="flex items-center gap-1.5 pointer-coarse:min-h-11">
            <input type="checkbox" name="own" value="1" defaultChecked={query.own} className="size-4" />
            Only mine
          </label>
          {asksNothing(query) ? null : (
            <Link
              href="/desk/media"
              className="min-h-8 rounded-md px-2 py-1.5 text-ink-soft underline underline-offset-2 hover:text-ink"
            >
              Clear
            </Link>
          )}
        </div>
      </SearchForm>
    </search>
  );
}

function Choice({
  name,
  label,
  value,
  any,
  children,
}: Readonly<{
  name: string;
  label: string;
  value: string;
  any: string;
  children: readonly (readonly [value: string, word: string])[];
}>) {
  return (
    <select name={name} defaultValue={value} aria-label={label} className={control}>
      <option value="">{any}</option>
      {children.map(([one, word]) => (
        <option key={one} value={one}>
          {word}
        </option>
      ))}
    </select>
  );
}
