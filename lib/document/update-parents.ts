// Where each piece of an update belongs. An update names the parent of a piece only when no neighbour of the piece does.
import * as Y from "yjs";

/** The place of a piece: inside what, and under which name if it is an attribute. "unknown": its neighbour hasn't come yet. */
export type Place = Readonly<{
  inside: Readonly<{ root: string }> | Readonly<{ block: string }> | "words" | "unknown";
  attribute: string | null;
}>;

const unknown: Place = { inside: "unknown", attribute: null };

/** Says of every piece of an update where it belongs, in the text as it stands. */
export class Places {
  /** Everything that may be judged: runs of deleted pieces have no place. */
  readonly pieces: readonly Y.Item[];
  readonly #brought = new Map<number, Y.Item[]>();
  readonly #known = new Map<Y.Item, Place>();
  readonly #levels = new Map<Y.Item, number>();
  readonly #doc: Y.Doc | null;
  readonly #rootNames: ReadonlyMap<unknown, string>;

  constructor(structs: readonly unknown[], doc: Y.Doc | null) {
    this.#doc = doc;
    this.#rootNames = new Map([...(doc?.share ?? [])].map(([name, type]) => [type, name]));
    this.pieces = structs.filter((struct) => struct instanceof Y.Item);
    for (const struct of this.pieces) {
      const list = this.#brought.get(struct.id.client);
      if (list) list.push(struct);
      else this.#brought.set(struct.id.client, [struct]);
    }
  }

  of(item: Y.Item): Place {
    const known = this.#known.get(item);
    if (known) return known;
    // A piece that is its own neighbour finds this.
    this.#known.set(item, unknown);
    const place = this.#look(item);
    this.#known.set(item, place);
    return place;
  }

  /**
   * How deep a piece stands, counted as the parser counts: the text itself is 1, what stands in it 2. Below a neighbour that
   * hasn't come yet it counts from there: no deeper than it will be.
   */
  levelOf(item: Y.Item): number {
    const known = this.#levels.get(item);
    if (known !== undefined) return known;
    // A piece that stands in itself finds this.
    this.#levels.set(item, 2);
    const level = this.#measure(item);
    this.#levels.set(item, level);
    return level;
  }

  #measure(item: Y.Item): number {
    const passed = new Set<Y.Item>();
    for (let here: Y.Item | null = item; here !== null && !passed.has(here);) {
      passed.add(here);
      const parent: unknown = here.parent;
      if (parent instanceof Y.AbstractType) return levelInside(parent);
      if (parent instanceof Y.ID) {
        const holder = this.#find(parent);
        return holder ? this.levelOf(holder) + 1 : 2;
      }
      if (typeof parent === "string") return 2;
      const neighbour: Y.ID | null = here.origin ?? here.rightOrigin;
      here = neighbour === null ? null : this.#find(neighbour);
      const known = here === null || here === item ? undefined : this.#levels.get(here);
      if (known !== undefined) return known;
    }
    return 2;
  }

  #look(item: Y.Item): Place {
    const parent: unknown = item.parent;
    if (typeof parent === "string") return { inside: { root: parent }, attribute: item.parentSub };
    if (parent instanceof Y.ID) {
      const holder = this.#find(parent);
      return { inside: holder ? insideOf(holder.content) : "unknown", attribute: item.parentSub };
    }
    if (parent instanceof Y.AbstractType) return this.#stored(parent, item.parentSub);
    const neighbour = item.origin ?? item.rightOrigin;
    const found = neighbour === null ? null : this.#find(neighbour);
    return found ? this.of(found) : unknown;
  }

  #stored(parent: Y.AbstractType<unknown>, attribute: string | null): Place {
    const inside = insideType(parent);
    if (inside !== "unknown") return { inside, attribute };
    const root = this.#rootNames.get(parent);
    return { inside: root === undefined ? "unknown" : { root }, attribute };
  }

  #find({ client, clock }: Y.ID): Y.Item | null {
    const brought = this.#brought.get(client);
    if (brought) {
      let [low, high] = [0, brought.length - 1];
      while (low <= high) {
        const middle = (low + high) >> 1;
        const item = brought[middle];
        if (!item) break;
        if (clock < item.id.clock) high = middle - 1;
        else if (clock >= item.id.clock + item.length) low = middle + 1;
        else return item;
      }
    }
    const store = this.#doc?.store;
    if (!store || Y.getState(store, client) <= clock) return null;
    const found: unknown = Y.getItem(store, Y.createID(client, clock));
    return found instanceof Y.Item ? found : null;
  }
}

function levelInside(type: Y.AbstractType<unknown>): number {
  let level = 2;
  for (let { _item: item } = type; item !== null; level++) {
    const parent: unknown = item.parent;
    if (!(parent instanceof Y.AbstractType)) break;
    ({ _item: item } = parent);
  }
  return level;
}

function insideOf(content: unknown): Place["inside"] {
  return content instanceof Y.ContentType ? insideType(content.type) : "unknown";
}

function insideType(type: unknown): Place["inside"] {
  if (type instanceof Y.XmlText) return "words";
  return type instanceof Y.XmlElement ? { block: type.nodeName } : "unknown";
}
