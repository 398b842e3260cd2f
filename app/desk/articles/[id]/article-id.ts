// The number in an article's address. What is no number is an article that doesn't exist.

/** Null for anything but a plain positive number: `1e3`, `01001` and `+1001` are no addresses of ours. */
export function articleIdOf(segment: string): number | null {
  return /^[1-9]\d{0,14}$/.test(segment) ? Number(segment) : null;
}
