// Which lines of the board are chosen to go together: one by one, or all from one to another, in the order they stand in. Pure.

/** The chosen ids after this one was pressed; with `from`, all between the two follow it. */
export function withPressed(
  chosen: ReadonlySet<number>,
  order: readonly number[],
  pressed: number,
  from: number | null,
): ReadonlySet<number> {
  const next = new Set(chosen);
  const [start, end] = [from === null ? -1 : order.indexOf(from), order.indexOf(pressed)];
  const range =
    start === -1 || end === -1 ? [pressed] : order.slice(Math.min(start, end), Math.max(start, end) + 1);
  for (const id of range)
    if (chosen.has(pressed)) next.delete(id);
    else next.add(id);
  return next;
}

/** Without what is no longer there; the same set when nothing left. */
export function stillThere(chosen: ReadonlySet<number>, order: readonly number[]): ReadonlySet<number> {
  const here = new Set(order);
  return [...chosen].every((id) => here.has(id)) ? chosen : new Set([...chosen].filter((id) => here.has(id)));
}
