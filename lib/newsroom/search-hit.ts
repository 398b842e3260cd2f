// What the newsroom's search finds.
import type { Publication, Stage } from "./article.ts";

/** Ordering all matches of a common word takes seconds; the newest of them are what a newsroom looks for. */
export const newestMatches = 200;

export type SearchHit = Readonly<{
  id: number;
  headline: string;
  slugline: string;
  stage: Stage;
  publication: Publication;
  spiked: boolean;
  bureau: string;
  section: string | null;
  changedAt: Date;
  /** Only a former revision has the words. */
  onlyPast: boolean;
  /** Where the words stand, in pieces: those that were looked for apart from those around them. */
  snippet: readonly Readonly<{ text: string; hit: boolean }>[];
}>;
