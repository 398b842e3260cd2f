// Who wrote the words that a comparison shows: each side's authors laid over the runs of words.
import type { BlockNode } from "./article-document.ts";
import type { AuthorRuns, Authorship } from "./authorship.ts";
import { blockParts } from "./block-text.ts";
import type { Run } from "./word-diff.ts";

/** A run of words by one person; null where nobody knows. */
export type AuthoredRun = Run & Readonly<{ personId: string | null }>;

/** The same words told as each of the two texts has them. */
export type AuthoredSides = Readonly<{ before: readonly AuthoredRun[]; after: readonly AuthoredRun[] }>;

/** A comparison taken apart: what was deleted stands only before, what was inserted only after, each with its own authors. */
export function authoredSides(runs: readonly Run[], before: AuthorRuns, after: AuthorRuns): AuthoredSides {
  const side = (without: Run["kind"], authors: AuthorRuns) => {
    const next = reader(authors);
    return runs.filter((run) => run.kind !== without).flatMap((run) => pieces(run, next(run.text.length)));
  };
  return { before: side("inserted", before), after: side("deleted", after) };
}

/** Who wrote a block's text as the comparison tells it, captions, sources and line breaks between its parts included. */
export function blockAuthors(block: BlockNode | undefined, authorship: Authorship | null): AuthorRuns {
  if (!block) return [];
  return blockParts(block).flatMap((part, index) => {
    const known = part.id === null ? undefined : authorship?.[part.id];
    const own: AuthorRuns = known ?? [[part.text.length, null]];
    return index === 0 ? own : [[1, null] as const, ...own];
  });
}

/** Cut runs where their author changes. What was deleted is its author's in the older text, all else in the newer. */
export function withAuthors(runs: readonly Run[], before: AuthorRuns, after: AuthorRuns): AuthoredRun[] {
  const older = reader(before);
  const newer = reader(after);
  return runs.flatMap((run) => {
    const { length } = run.text;
    if (run.kind === "deleted") return pieces(run, older(length));
    if (run.kind === "same") older(length);
    return pieces(run, newer(length));
  });
}

/** Gives out the author runs of the next so many characters. */
function reader(runs: AuthorRuns): (length: number) => AuthorRuns {
  let [at, used] = [0, 0];
  return (wanted) => {
    const found: [number, string | null][] = [];
    for (let left = wanted; left > 0;) {
      const [length, personId] = runs[at] ?? [used + left, null];
      const taken = Math.min(left, length - used);
      if (taken > 0) found.push([taken, personId]);
      left -= taken;
      used += taken;
      if (used >= length && at < runs.length) [at, used] = [at + 1, 0];
    }
    return found;
  };
}

function pieces(run: Run, authors: AuthorRuns): AuthoredRun[] {
  let at = 0;
  return authors.map(([length, personId]) => {
    const text = run.text.slice(at, at + length);
    at += length;
    return { kind: run.kind, text, personId };
  });
}
