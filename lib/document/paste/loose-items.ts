// Word keeps no lists in its markup, only paragraphs that say their level. They become lists here.
import type { PastedBlock, PastedList } from "./pasted-blocks.ts";
import { pastedStyle } from "./quiet-markup.ts";

/** A list's item as Word writes it: a paragraph with a level and its sign. */
export type LooseItem = Readonly<{
  kind: "item";
  /** 1 is the outermost. */
  level: number;
  /** Which list it belongs to; neighbours of another list don't join. */
  list: string;
  ordered: boolean;
  start: number;
  blocks: PastedBlock[];
}>;

/** Level and list of a paragraph that Word numbered, or null. The style reads `mso-list:l0 level2 lfo1`. */
export function looseLevel(element: Element): Readonly<{ level: number; list: string }> | null {
  const style = element.getAttribute(pastedStyle) ?? "";
  const found = /mso-list:\s*(l\d+)\s+level(\d+)\s*(lfo\d+)?/i.exec(style);
  if (found) return { level: Number(found[2]), list: `${found[1]} ${found[3] ?? ""}` };
  // Word in the browser wraps every item in a list of its own.
  const online = element.getAttribute("data-aria-level");
  return online !== null && /^[1-9]$/.test(online)
    ? { level: Number(online), list: element.getAttribute("data-listid") ?? "" }
    : null;
}

/** What the sign before an item says: `3.` and `c)` number, everything else is a bullet. */
export function readSign(sign: string): Readonly<{ ordered: boolean; start: number }> {
  const text = sign.replace(/[\s\u00a0]+/g, "");
  const number = /^\(?(?:\d+\.)*(\d{1,4})[.):]?$/.exec(text)?.[1];
  if (number !== undefined) return { ordered: true, start: Number(number) };
  return { ordered: /^\(?[a-z]{1,4}[.)]$/i.test(text), start: 1 };
}

/** Items in their order → lists within lists. */
export function listsOf(items: readonly LooseItem[]): PastedList[] {
  const lists: PastedList[] = [];
  const open: { item: LooseItem; list: PastedList }[] = [];
  for (const item of items) {
    while ((open.at(-1)?.item.level ?? 0) > item.level) open.pop();
    const here = open.at(-1);
    if (here?.item.level === item.level) {
      const continues =
        here.item.ordered === item.ordered && (item.level > 1 || here.item.list === item.list);
      if (continues) {
        here.list.items.push(item.blocks);
        continue;
      }
      open.pop();
    }
    const list: PastedList = {
      kind: "list",
      ordered: item.ordered,
      start: item.start,
      items: [item.blocks],
    };
    const parent = open.at(-1)?.list.items.at(-1);
    if (parent) parent.push(list);
    else lists.push(list);
    open.push({ item, list });
  }
  return lists;
}
