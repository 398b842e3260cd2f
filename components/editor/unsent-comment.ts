// Words of a comment that were not sent, kept in their tab under their writer's name: the next person there may be another.
import type { Person } from "./review-channel.ts";

export type Kept = Readonly<{ text: string; mentions: readonly Person[] }>;

export const nothing: Kept = { text: "", mentions: [] };

/** Where the words are kept. `place`: what the comment is about. */
export function commentSlot(personId: string, articleId: number | null, place: string): string {
  return `nightdesk:comment:${personId}:${articleId}:${place}`;
}

export function readKept(name: string): Kept {
  const stored = sessionStorage.getItem(name);
  if (stored === null) return nothing;
  try {
    const { text, mentions } = JSON.parse(stored) as Partial<Kept>;
    return typeof text === "string" && Array.isArray(mentions) ? { text, mentions } : nothing;
  } catch {
    return nothing;
  }
}

export function keepWords(name: string, kept: Kept): void {
  if (kept.text.trim() === "") sessionStorage.removeItem(name);
  else sessionStorage.setItem(name, JSON.stringify(kept));
}
