"use client";
// Articles to put on a front: the latest, those to come, or what a search finds. Each goes into a slot by a button or by dragging.
import { useEffect, useEffectEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { inputClass } from "#components/ui/field.tsx";
import { type Slot, slots, slotWords } from "#lib/newsroom/front.ts";
import { ArticleState, PictureState, type Clock } from "./article-state.tsx";
import type { ShownArticle } from "./front-shapes.ts";

const restMs = 150;
const shortest = 2;

type Found = Readonly<{
  articles: readonly ShownArticle[];
  of: string;
  state: "known" | "away";
}>;

/** Of the search's field: the page's head leads there on a phone. */
export const pickerField = "find-an-article";

type ArticlePickerProps = Readonly<{
  latest: readonly ShownArticle[];
  coming: readonly ShownArticle[];
  /** Articles that stand in a slot already. */
  placed: ReadonlySet<number>;
  clock: Clock;
  onFound: (articles: readonly ShownArticle[]) => void;
  onPick: (article: ShownArticle, slot: Slot) => void;
}>;

async function look(typed: string, signal: AbortSignal): Promise<readonly ShownArticle[]> {
  const response = await fetch(`/desk/api/fronts?q=${encodeURIComponent(typed)}`, { signal });
  if (!response.ok) throw new Error(`the newsroom answered ${response.status}`);
  const answer: { articles: ShownArticle[] } = await response.json();
  return answer.articles;
}

export function ArticlePicker({ latest, coming, placed, clock, onFound, onPick }: ArticlePickerProps) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const [found, setFound] = useState<Found | null>(null);
  const words = typed.trim();
  const tell = useEffectEvent(onFound);

  useEffect(() => {
    if (words.length < shortest) return undefined;
    const stopping = new AbortController();
    const ask = async () => {
      try {
        const articles = await look(words, stopping.signal);
        tell(articles);
        setFound({ articles, of: words, state: "known" });
      } catch {
        // Whatever kept the newsroom from answering: the search says so, and asks again with the next letter.
        if (!stopping.signal.aborted) setFound({ articles: [], of: words, state: "away" });
      }
    };
    const timer = setTimeout(() => void ask(), restMs);
    return () => {
      clearTimeout(timer);
      stopping.abort();
    };
  }, [words]);

  const list = (title: string, articles: readonly ShownArticle[]) =>
    articles.length === 0 ? null : (
      <section aria-label={title}>
        <h3 className="px-3 pt-2 text-xs font-semibold text-ink-soft">{title}</h3>
        <ul>
          {articles.map((article) => (
            <PickerRow
              key={article.id}
              article={article}
              placed={placed.has(article.id)}
              clock={clock}
              onPick={onPick}
            />
          ))}
        </ul>
      </section>
    );

  return (
    <section aria-labelledby={`${id}-title`} className="min-w-0">
      <h2 id={`${id}-title`} className="pb-1.5 font-semibold">
        Articles
      </h2>
      <div className="overflow-hidden rounded-lg border border-line bg-surface">
        <p aria-live="polite" className="sr-only">
          {found !== null && found.of === words && found.state === "known"
            ? `${found.articles.length} found`
            : ""}
        </p>
        <div className="border-b border-line p-2">
          <input
            id={pickerField}
            type="search"
            aria-label="Search articles to place"
            placeholder="Search by words of the headline"
            value={typed}
            maxLength={200}
            onChange={(event) => setTyped(event.target.value)}
            className={`${inputClass} scroll-mt-28`}
          />
        </div>
        <div className="relative max-h-144 overflow-y-auto pb-2">
          {words.length < shortest ? (
            <>
              {list("To come", coming)}
              {list("Latest", latest)}
              {coming.length + latest.length === 0 ? (
                <p className="px-3 py-2 text-ink-faint">Nothing is published yet, and nothing is ready.</p>
              ) : null}
            </>
          ) : found === null || found.of !== words ? (
            <p className="px-3 py-2 text-ink-faint">Looking…</p>
          ) : found.state === "away" ? (
            <p className="px-3 py-2 text-killed">The newsroom can’t be reached. Type on to try again.</p>
          ) : found.articles.length === 0 ? (
            <p className="px-3 py-2 text-ink-faint">No article that you may place has these words.</p>
          ) : (
            list("Found", found.articles)
          )}
        </div>
      </div>
    </section>
  );
}

function PickerRow({
  article,
  placed,
  clock,
  onPick,
}: Readonly<{
  article: ShownArticle;
  placed: boolean;
  clock: Clock;
  onPick: (article: ShownArticle, slot: Slot) => void;
}>) {
  return (
    <li
      data-item={`article:${article.id}`}
      draggable
      className="cursor-grab border-t border-line px-3 py-2 first:border-t-0"
    >
      <p className={`wrap-anywhere ${placed ? "text-ink-faint" : ""}`}>
        {article.headline || "An article without a headline yet"}
      </p>
      <div className="flex flex-wrap items-center gap-1.5 text-xs text-ink-faint">
        {article.section === null ? null : <span>{article.section}</span>}
        <ArticleState article={article} clock={clock} quietWhenLive />
        <PictureState picture={article.picture} />
        {placed ? <span>On the page</span> : null}
        <span className="ml-auto flex gap-1.5">
          {slots.map((slot) => (
            <Button key={slot} className="!px-2 text-xs" onClick={() => onPick(article, slot)}>
              {slotWords[slot]}
              <span className="sr-only">: {article.headline}</span>
            </Button>
          ))}
        </span>
      </div>
    </li>
  );
}
