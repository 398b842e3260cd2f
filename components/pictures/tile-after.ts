// Where an arrow leads in a list that is drawn in rows.

type Place = Readonly<{ left: number; top: number }>;

/**
 * Which of these places an arrow leads to; the same one where there is no other. Rows are told by their upper edges, so that it
 * works at every width.
 */
export function tileAfter(places: readonly Place[], at: number, key: string): number | null {
  const here = places[at];
  if (here === undefined) return null;
  const last = places.length - 1;
  const nearest = (row: number | undefined): number => {
    if (row === undefined) return at;
    let best = at;
    let distance = Number.POSITIVE_INFINITY;
    for (const [index, one] of places.entries())
      if (one.top === row && Math.abs(one.left - here.left) < distance) {
        best = index;
        distance = Math.abs(one.left - here.left);
      }
    return best;
  };
  switch (key) {
    case "ArrowRight":
      return Math.min(at + 1, last);
    case "ArrowLeft":
      return Math.max(at - 1, 0);
    case "ArrowDown":
      return nearest(places.find((one) => one.top > here.top)?.top);
    case "ArrowUp":
      return nearest(places.findLast((one) => one.top < here.top)?.top);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}
