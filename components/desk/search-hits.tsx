// What the search found: each with where it stands and the words around those that were looked for.
import { Badge } from "#components/ui/badge.tsx";
import { Link } from "#components/ui/link.tsx";
import { newestMatches, type SearchHit } from "#lib/newsroom/search-hit.ts";
import { StateBadges } from "./states.tsx";
import { DeskTime } from "./time.tsx";

const cutSentence =
  "Looking through all texts for this took too long, so only the articles that changed last were looked through. Add a rarer word, a bureau or days.";

export function SearchHits({
  hits,
  more,
  cut,
  now,
  zone,
}: Readonly<{ hits: readonly SearchHit[]; more: boolean; cut: boolean; now: Date; zone: string }>) {
  return (
    <>
      <output className="block pb-2 text-ink-faint">
        {cut
          ? `${cutSentence} ${hits.length === 1 ? "1 article" : `${hits.length} articles`} of those:`
          : more
            ? `The best ${hits.length} of the newest ${newestMatches} matches. Narrow the search to see others.`
            : hits.length === 1
              ? "1 article"
              : `${hits.length} articles`}
      </output>
      <ol className="overflow-hidden rounded-lg border border-line bg-surface">
        {hits.map((hit) => (
          <li
            key={hit.id}
            className="relative grid gap-1 border-t border-line px-3 py-2.5 first:border-t-0 hover:bg-sunken"
          >
            <div className="flex flex-wrap items-center gap-2">
              <Link
                href={hit.onlyPast ? `/desk/articles/${hit.id}/history` : `/desk/articles/${hit.id}`}
                data-row=""
                className="font-medium wrap-anywhere outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent"
              >
                {hit.headline || hit.slugline || `Article ${hit.id}, no headline yet`}
              </Link>
              <StateBadges
                stage={hit.stage}
                publication={hit.publication}
                ahead={false}
                spiked={hit.spiked}
              />
              {hit.onlyPast ? (
                <Badge tone="draft" icon="history">
                  Only in a past revision
                </Badge>
              ) : null}
            </div>
            {hit.snippet.length === 0 ? null : (
              <p className="text-ink-soft wrap-anywhere">
                {hit.snippet.map((piece, index) =>
                  piece.hit ? (
                    // oxlint-disable-next-line react/no-array-index-key
                    <mark key={index} className="rounded-sm bg-accent-soft text-ink">
                      {piece.text}
                    </mark>
                  ) : (
                    piece.text
                  ),
                )}
              </p>
            )}
            <p className="text-xs text-ink-faint">
              {hit.section === null ? hit.bureau : `${hit.bureau} · ${hit.section}`} ·{" "}
              <DeskTime at={hit.changedAt} now={now} zone={zone} />
            </p>
          </li>
        ))}
      </ol>
    </>
  );
}
