// Each writer of a text gets a colour and initials, so that nobody has to tell people apart by colour alone.
import { initialsOf, ownTone, tones } from "#components/editor/review-tone.ts";

export type Writer = Readonly<{ name: string; initials: string; tone: number }>;
export type Writers = ReadonlyMap<string, Writer>;

/**
 * Names by id → looks by id, in the order of the names. Everybody has the colour that the editor gives them, or the next
 * that is free; where initials are the same, a number tells people apart.
 */
export function writerLooks(names: ReadonlyMap<string, string>): Writers {
  const initialsTaken = new Map<string, number>();
  const tonesTaken = new Set<number>();
  const sorted = [...names].toSorted(([idA, a], [idB, b]) => a.localeCompare(b) || (idA < idB ? -1 : 1));
  return new Map(
    sorted.map(([id, name]) => {
      let tone = ownTone(id);
      while (tonesTaken.has(tone) && tonesTaken.size < tones) tone = (tone % tones) + 1;
      tonesTaken.add(tone);
      const initials = initialsOf(name);
      const count = (initialsTaken.get(initials) ?? 0) + 1;
      initialsTaken.set(initials, count);
      return [id, { name, initials: count === 1 ? initials : `${initials}${count}`, tone }];
    }),
  );
}
