// Each writer of a text gets a colour and initials, so that nobody has to tell people apart by colour alone.

export type Writer = Readonly<{ name: string; initials: string; tone: number }>;
export type Writers = ReadonlyMap<string, Writer>;

const tones = 8;

/** "Ana Ruiz" is AR, "Madonna" M: the first letters of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => word !== "");
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => Array.from(word ?? "")[0]?.toUpperCase() ?? "").join("");
}

/** Names by id → looks by id, in the order of the names. Where initials are the same, a number tells people apart. */
export function writerLooks(names: ReadonlyMap<string, string>): Writers {
  const taken = new Map<string, number>();
  const sorted = [...names].toSorted(([idA, a], [idB, b]) => a.localeCompare(b) || (idA < idB ? -1 : 1));
  return new Map(
    sorted.map(([id, name], index) => {
      const initials = initialsOf(name);
      const count = (taken.get(initials) ?? 0) + 1;
      taken.set(initials, count);
      return [
        id,
        { name, initials: count === 1 ? initials : `${initials}${count}`, tone: (index % tones) + 1 },
      ];
    }),
  );
}
