// Every block of a parsed body has an id. One that came without gets it from its own words, so that the same text gets the
// same id in every version and on every machine, and an editor that opens a text never has to change it.

type Block = { type: string; attrs?: Record<string, unknown>; content?: Block[]; text?: string };

/** Give each block under `root` whose `id` is null an id that no other block has. `taken` holds the ids in use; both are changed in place. `copies` counts blocks with the same words. */
export function fillBlockIds(root: Block, taken: Set<string>, copies = new Map<string, number>()): void {
  for (const block of root.content ?? []) {
    if (block.attrs?.["id"] === null) {
      const base = `t${digest(`${block.type}\n${wordsOf(block)}`)}`;
      let copy = copies.get(base) ?? 1;
      let id = copy === 1 ? base : `${base}-${copy}`;
      for (; taken.has(id); id = `${base}-${copy}`) copy += 1;
      copies.set(base, copy);
      taken.add(id);
      block.attrs["id"] = id;
    }
    fillBlockIds(block, taken, copies);
  }
}

function wordsOf(block: Block): string {
  return block.text ?? (block.content ?? []).map(wordsOf).join("\n");
}

/** FNV-1a over UTF-16 code units, twice with different starts: names blocks apart, protects nothing. */
function digest(text: string): string {
  let [one, two] = [0x811c9dc5, 0x01000193];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    two = Math.imul(two ^ code, 0x85ebca6b) ^ (two >>> 13);
  }
  return (one >>> 0).toString(36) + (two >>> 0).toString(36);
}
