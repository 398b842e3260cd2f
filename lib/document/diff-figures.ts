// How much two versions differ, in the figures that a newsroom counts: words added, words taken out, blocks moved.
import type { ContentDiff } from "./diff.ts";
import { countWords } from "./count-words.ts";

export type DiffFigures = Readonly<{ added: number; removed: number; moved: number }>;

/** Words of headline, standfirst and body that were added and taken out, and how many blocks were moved. */
export function diffFigures(diff: ContentDiff): DiffFigures {
  const prose = diff.fields.filter(({ field }) => field === "headline" || field === "standfirst");
  const runs = [...prose, ...diff.blocks].flatMap((one) => one.runs);
  const count = (kind: "inserted" | "deleted") =>
    runs.reduce((sum, run) => sum + (run.kind === kind ? countWords(run.text) : 0), 0);
  return {
    added: count("inserted"),
    removed: count("deleted"),
    moved: diff.blocks.filter((block) => block.moved).length,
  };
}

/** "+120 −34 words, 2 moved"; null when none of these changed. */
export function figuresText({ added, removed, moved }: DiffFigures): string | null {
  const words = [added > 0 ? `+${added}` : "", removed > 0 ? `−${removed}` : ""].filter((one) => one !== "");
  const parts = [
    ...(words.length > 0 ? [`${words.join(" ")} ${added + removed === 1 ? "word" : "words"}`] : []),
    ...(moved > 0 ? [`${moved} moved`] : []),
  ];
  return parts.length === 0 ? null : parts.join(", ");
}
