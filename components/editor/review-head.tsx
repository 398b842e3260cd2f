"use client";
// What stands above the cards: which of them are shown, and what decides many suggestions at once.
import { useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Person, Verdict } from "./review-channel.ts";
import type { ReviewDesk } from "./review-desk.ts";
import { reviewFilters, fits, type ReviewFilter, type SuggestionItem } from "./review-items.ts";
import { Initials } from "./review-parts.tsx";

type ReviewHeadProps = Readonly<{
  desk: ReviewDesk;
  filter: ReviewFilter;
  onFilter: (filter: ReviewFilter) => void;
  resolved: boolean;
  onResolved: (shown: boolean) => void;
  /** How many are resolved or decided. */
  done: number;
}>;

const filterWords: Readonly<Record<ReviewFilter, string>> = {
  open: "Open",
  mine: "Mine",
  blocking: "Blocking",
};

const pill =
  "inline-flex min-h-7 items-center gap-1 rounded-md px-2 text-xs font-medium text-ink-soft hover:bg-sunken hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent pointer-coarse:min-h-11 pointer-coarse:px-3";

export function ReviewHead({ desk, filter, onFilter, resolved, onResolved, done }: ReviewHeadProps) {
  const open = desk.items.filter((item) => item.open);
  const suggestions = open.filter((item) => item.kind === "suggestion");
  // Before the comments were read, what the text itself shows is counted, and none is no number.
  const known = desk.review.loaded || desk.articleId === null;
  const countOf = (one: ReviewFilter) => {
    const count = open.filter((item) => fits(item, one, desk.actor.id)).length;
    return known || count > 0 ? count : "";
  };
  return (
    <div className="grid gap-1.5">
      <div className="flex flex-wrap items-center gap-0.5">
        <fieldset className="flex gap-0.5">
          <legend className="sr-only">Show</legend>
          {reviewFilters.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={filter === one}
              onClick={() => onFilter(one)}
              className={pill}
            >
              {filterWords[one]}
              <span className="font-normal tabular-nums">{countOf(one)}</span>
            </button>
          ))}
        </fieldset>
        {done === 0 && !resolved ? null : (
          <button
            type="button"
            aria-pressed={resolved}
            onClick={() => onResolved(!resolved)}
            className={`${pill} ml-auto`}
          >
            <span className="sr-only">Show </span>Resolved{" "}
            <span className="font-normal tabular-nums">{done}</span>
          </button>
        )}
      </div>
      {desk.review.problem === null ? null : <Notice tone="warning" title={desk.review.problem} />}
      {desk.right === "edit" && suggestions.length > 1 ? (
        <DecideMany desk={desk} suggestions={suggestions} />
      ) : null}
    </div>
  );
}

type Asked = Readonly<{ verdict: Verdict; ids: readonly string[] | "all"; count: number; whose: string }>;

function DecideMany({
  desk,
  suggestions,
}: Readonly<{ desk: ReviewDesk; suggestions: readonly SuggestionItem[] }>) {
  const menu = useRef<HTMLDetailsElement>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const authors = Map.groupBy(suggestions, (item) => item.author.id);
  const ask = (verdict: Verdict, ids: Asked["ids"], count: number, whose: string) => {
    menu.current?.removeAttribute("open");
    setProblem(null);
    setAsked({ verdict, ids, count, whose });
  };
  const decide = async () => {
    if (asked === null) return;
    const answer = await desk.review.decide(asked.ids, asked.verdict);
    if (!answer.ok) return setProblem(answer.message);
    setAsked(null);
    // What was pressed goes with the last suggestion: the focus goes on in the text.
    desk.editors.body?.commands.focus(null, { scrollIntoView: false });
  };
  const all = suggestions.length;
  return (
    <>
      <details ref={menu} className="group relative">
        <summary className="flex min-h-8 cursor-pointer list-none items-center gap-1.5 rounded-md px-2 text-sm text-ink-soft hover:bg-sunken hover:text-ink pointer-coarse:min-h-11">
          <Icon name="chevron-right" className="size-3.5 transition-transform group-open:rotate-90" />
          Decide all {all} suggestions
        </summary>
        <div className="mt-1 grid min-w-0 grid-cols-1 gap-2 rounded-lg border border-line bg-surface p-2 text-sm">
          <div className="flex gap-1.5">
            <Button icon="check" onClick={() => ask("accept", "all", all, "all")}>
              Accept all
            </Button>
            <Button icon="x" onClick={() => ask("reject", "all", all, "all")}>
              Reject all
            </Button>
          </div>
          {authors.size < 2
            ? null
            : [...authors].map(([id, theirs]) => {
                const author = theirs[0]?.author;
                return author === undefined ? null : (
                  <Row
                    key={id}
                    author={author}
                    onDecide={(verdict) =>
                      ask(
                        verdict,
                        theirs.map((item) => item.id),
                        theirs.length,
                        `${author.name}’s`,
                      )
                    }
                  />
                );
              })}
        </div>
      </details>
      <Dialog
        open={asked !== null}
        title={asked === null ? "" : question(asked)}
        onClose={() => setAsked(null)}
      >
        <p>
          {asked?.verdict === "accept"
            ? "What they add becomes part of the text, and what they strike goes. The record keeps every one with your name."
            : "The text stays as it is without them. The record keeps every one with your name."}
        </p>
        {problem === null ? null : <Notice tone="problem" title={problem} />}
        <div className="flex justify-end gap-2">
          <Button onClick={() => setAsked(null)}>Cancel</Button>
          <Button tone="primary" aria-disabled={desk.review.waiting.size > 0} onClick={() => void decide()}>
            {asked?.verdict === "accept" ? "Accept" : "Reject"}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

function question({ verdict, count, whose }: Asked): string {
  const verb = verdict === "accept" ? "Accept" : "Reject";
  return `${verb} ${whose} ${count} ${count === 1 ? "suggestion" : "suggestions"}?`;
}

function Row({ author, onDecide }: Readonly<{ author: Person; onDecide: (verdict: Verdict) => void }>) {
  const whose = <span className="sr-only"> all by {author.name}</span>;
  return (
    <div className="flex min-w-0 items-center gap-1.5">
      <Initials person={author} />
      <span className="min-w-0 grow truncate font-medium">{author.name}</span>
      <Button tone="quiet" className="px-1.5" onClick={() => onDecide("accept")}>
        Accept{whose}
      </Button>
      <Button tone="quiet" className="px-1.5" onClick={() => onDecide("reject")}>
        Reject{whose}
      </Button>
    </div>
  );
}
