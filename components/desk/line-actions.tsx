"use client";
// What can be done with a line without opening it. The verbs' names are those of the article's own bar.
import { Icon, type IconName } from "#components/ui/icon.tsx";
import type { BoardLine } from "#lib/newsroom/board.ts";

const lineVerbs = ["claim", "release-claim", "assign"] as const;
export type LineVerb = (typeof lineVerbs)[number];

export type OnLineVerb = (verb: LineVerb, line: BoardLine) => void;

export function LineActions({
  line,
  titleId,
  onVerb,
}: Readonly<{ line: BoardLine; titleId: string; onVerb: OnLineVerb }>) {
  const { verbs } = line.choice;
  if (!lineVerbs.some((verb) => verbs.includes(verb))) return null;
  const button = (verb: LineVerb, word: string, icon: IconName, key?: string) => (
    <button
      type="button"
      title={key === undefined ? word : `${word} (${key})`}
      aria-describedby={titleId}
      data-shortcut={key === undefined ? undefined : "claim"}
      onClick={() => onVerb(verb, line)}
      className="relative z-1 grid size-7 place-items-center rounded-md text-ink-faint hover:bg-canvas hover:text-ink pointer-coarse:size-11"
    >
      <Icon name={icon} />
      <span className="sr-only">{word}</span>
    </button>
  );
  return (
    <div className="flex gap-0.5">
      {verbs.includes("claim") ? button("claim", "Claim", "hand", "c") : null}
      {verbs.includes("release-claim") ? button("release-claim", "Release claim", "lock-open") : null}
      {verbs.includes("assign") ? button("assign", "Assign", "user-plus") : null}
    </div>
  );
}
