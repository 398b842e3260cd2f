// Reads the small markup of demo texts into runs, so that the player makes text nodes with marks from them.

export type Run = Readonly<{
  text: string;
  bold: boolean;
  italic: boolean;
  href: string | null;
  story: string | null;
}>;

const pattern = /\*\*(?<bold>[^*]+)\*\*|\*(?<italic>[^*]+)\*|\[(?<words>[^\]]+)\]\((?<href>[^)\s]+)\)/gu;

/**
 * Runs of one text in order, without empty ones. `href` is an outside address, `story` the key of another demo story;
 * marks don't nest. Square brackets without an address stay as typed ("[TK]").
 */
export function inlineRuns(text: string): Run[] {
  const runs: Run[] = [];
  const push = (words: string, mark: Partial<Run> = {}) => {
    if (words !== "")
      runs.push({ text: words, bold: false, italic: false, href: null, story: null, ...mark });
  };
  let at = 0;
  for (const match of text.matchAll(pattern)) {
    push(text.slice(at, match.index));
    at = match.index + match[0].length;
    const { bold, italic, words, href } = match.groups ?? {};
    if (bold !== undefined) push(bold, { bold: true });
    else if (italic !== undefined) push(italic, { italic: true });
    else if (words !== undefined && href !== undefined)
      push(words, href.startsWith("story:") ? { story: href.slice("story:".length) } : { href });
  }
  push(text.slice(at));
  return runs;
}
