// The board's selection: it follows the lines as they move, and forgets those that leave.
import { useRef, useState } from "react";
import { stillThere, withPressed } from "./selection.ts";

export type Selection = Readonly<{
  chosen: ReadonlySet<number>;
  /** With `range` all lines from the last pressed one to this one follow it. */
  press: (id: number, range: boolean) => void;
  takeOut: (ids: readonly number[]) => void;
  clear: () => void;
}>;

/** `order`: the lines as they stand on screen, from above. */
export function useSelection(order: readonly number[]): Selection {
  const [kept, setKept] = useState<ReadonlySet<number>>(new Set());
  const last = useRef<number | null>(null);
  const chosen = stillThere(kept, order);
  // Whoever chose it would not know of it, should it come back.
  if (chosen !== kept) setKept(chosen);
  return {
    chosen,
    press(id, range) {
      const from = range ? last.current : null;
      last.current = id;
      setKept((now) => withPressed(now, order, id, from));
    },
    takeOut(ids) {
      setKept((now) => new Set([...now].filter((id) => !ids.includes(id))));
    },
    clear() {
      setKept(new Set());
    },
  };
}
