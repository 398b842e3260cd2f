// Where pictures of the newsroom lie: their page at the desk, and their stored sizes, which are private.

/** A picture's page in the library. */
export function pictureAddress(id: string): string {
  return `/desk/media/picture/${id}`;
}

type Stored = Readonly<{ key: string; width: number; widths: readonly number[] }>;

/** The stored size nearest to what is shown: the first at least this wide, else the widest. */
export function privateSize({ key, width, widths }: Stored, atLeast: number): string {
  const stored = widths.find((one) => one >= atLeast) ?? widths.at(-1) ?? width;
  return `/desk/media/${key}-${stored}.jpg`;
}
