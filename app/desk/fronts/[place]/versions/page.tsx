// The versions of a front: who arranged it when, what each changed, any two compared, any of them taken up again.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { restoreVersion } from "#app/desk/fronts/actions.ts";
import { changeWords } from "#components/desk/fronts/front-change-words.ts";
import { RestoreFront } from "#components/desk/fronts/restore-front.tsx";
import { RefreshOnNews } from "#components/desk/refresh-on-news.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { DeskTime } from "#components/desk/time.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import type { FrontArticle } from "#db/front-articles.ts";
import type { SavedFront } from "#db/front-rows.ts";
import { frontHistory, frontPair } from "#db/fronts.ts";
import { type Arrangement, emptyArrangement } from "#lib/newsroom/front.ts";
import { frontChanges } from "#lib/newsroom/front-changes.ts";

export const metadata: Metadata = { title: "Versions of a front" };

type Params = Promise<{ place: string }>;
type Search = Promise<Record<string, string | string[] | undefined>>;

const perPage = 20;

const numberIn = (text: string | string[] | undefined): number | undefined =>
  typeof text === "string" && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;

type Clock = Readonly<{ now: Date; zone: string }>;
type Articles = ReadonlyMap<number, FrontArticle>;

export default async function FrontVersionsPage({
  params,
  searchParams,
}: Readonly<{ params: Params; searchParams: Search }>) {
  const frame = await deskFrame();
  const { actor, now, zone } = frame;
  const [{ place: key }, asked] = await Promise.all([params, searchParams]);
  const below = numberIn(asked["below"]);
  const history = await frontHistory(actor, key, { below, size: perPage });
  if (history === null) notFound();
  const { place, versions, before, articles, newest } = history;
  const [from, to] = [numberIn(asked["from"]), numberIn(asked["to"])];
  const compared = from && to ? await frontPair(actor, key, [from, to]) : null;
  const clock = { now, zone };
  return (
    <DeskShell {...frame} here="fronts">
      <RefreshOnNews of={["fronts"]} />
      <Link
        href={`/desk/fronts/${place.key}`}
        className="inline-flex min-h-6 items-center gap-1 text-xs text-ink-soft hover:underline"
      >
        <Icon name="arrow-left" className="size-3.5" />
        {place.name}
      </Link>
      <h1 className="text-base font-semibold">Versions of {place.name}</h1>
      {newest === null ? (
        <p className="mt-4 rounded-lg border border-dashed border-line-strong p-6">
          Nobody has arranged this yet. The first version appears here when somebody saves one.
        </p>
      ) : (
        <>
          <SearchForm
            action={`/desk/fronts/${place.key}/versions`}
            className="mt-3 flex flex-wrap items-end gap-2"
          >
            <VersionField
              name="from"
              label="Compare version"
              value={from ?? Math.max(1, newest - 1)}
              most={newest}
            />
            <VersionField name="to" label="with version" value={to ?? newest} most={newest} />
            <Button type="submit">Compare</Button>
          </SearchForm>
          {compared === null ? null : (
            <section aria-label="Comparison" className="mt-3 rounded-lg border border-accent bg-surface p-3">
              <h2 className="font-semibold">
                From version {compared.pair[0].number} to version {compared.pair[1].number}
              </h2>
              <Changes
                from={compared.pair[0].arrangement}
                to={compared.pair[1].arrangement}
                articles={compared.articles}
                clock={clock}
              />
            </section>
          )}
          <ol
            aria-label="Versions, newest first"
            className="mt-4 overflow-hidden rounded-lg border border-line bg-surface"
          >
            {versions.map((version, index) => (
              <VersionLine
                key={version.number}
                version={version}
                earlier={versions[index + 1] ?? before}
                articles={articles}
                clock={clock}
                place={place}
                newest={newest}
              />
            ))}
          </ol>
        </>
      )}
      {before === null ? null : (
        <nav aria-label="Pages" className="mt-4">
          <Link
            href={`/desk/fronts/${place.key}/versions?below=${versions.at(-1)?.number ?? 1}`}
            className={buttonClass("plain")}
          >
            Older
            <Icon name="chevron-right" />
          </Link>
        </nav>
      )}
    </DeskShell>
  );
}

function VersionField({
  name,
  label,
  value,
  most,
}: Readonly<{ name: string; label: string; value: number; most: number }>) {
  return (
    <label className="flex items-center gap-2">
      {label}
      <input
        type="number"
        name={name}
        key={value}
        defaultValue={value}
        min={1}
        max={most}
        className="h-8 w-20 rounded-md border border-line-strong bg-surface px-2 pointer-coarse:h-11"
      />
    </label>
  );
}

function Changes({
  from,
  to,
  articles,
  clock,
}: Readonly<{ from: Arrangement; to: Arrangement; articles: Articles; clock: Clock }>) {
  const names = new Map(
    [...articles].map(([id, { headline }]) => [id, headline || "An article without a headline yet"]),
  );
  const lines = changeWords(frontChanges(from, to), names, clock);
  return (
    <ul className="mt-1 grid gap-0.5 text-ink-soft">
      {lines.length === 0 ? <li>Nothing is different</li> : null}
      {lines.map((line) => (
        <li key={line} className="wrap-anywhere">
          {line}
        </li>
      ))}
    </ul>
  );
}

function VersionLine({
  version,
  earlier,
  articles,
  clock,
  place,
  newest,
}: Readonly<{
  version: SavedFront;
  earlier: SavedFront | null;
  articles: Articles;
  clock: Clock;
  place: Readonly<{ key: string; name: string }>;
  newest: number;
}>) {
  const { number, by, at, restoredFrom, arrangement } = version;
  return (
    <li className="grid gap-x-4 gap-y-2 border-t border-line px-3 py-2.5 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_auto]">
      <div className="min-w-0">
        <p>
          <span className="font-medium">Version {number}</span>
          {number === newest ? <span className="text-ink-faint"> (now)</span> : null}, {by.name},{" "}
          <DeskTime at={at} now={clock.now} zone={clock.zone} />
          {restoredFrom === null ? null : (
            <span className="text-ink-faint"> · took up version {restoredFrom} again</span>
          )}
        </p>
        <Changes
          from={earlier?.arrangement ?? emptyArrangement}
          to={arrangement}
          articles={articles}
          clock={clock}
        />
      </div>
      <div className="flex flex-wrap items-start gap-1">
        <a
          href={`/desk/fronts/${place.key}/preview?version=${number}`}
          target="_blank"
          rel="noreferrer"
          className={buttonClass("quiet")}
        >
          <Icon name="eye" />
          Preview<span className="sr-only"> version {number}</span>
        </a>
        {number === newest ? null : (
          <RestoreFront front={place} number={number} seen={newest} restore={restoreVersion} />
        )}
      </div>
    </li>
  );
}
