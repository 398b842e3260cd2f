// What somebody sends who means no good: updates that no editor of ours makes, and bytes that are none.
import { randomBytes, randomInt } from "node:crypto";
import * as Y from "yjs";

type Change = (doc: Y.Doc) => void;

function element(
  name: string,
  attributes: Readonly<Record<string, unknown>> = {},
  text = "Evil.",
): Y.XmlElement {
  const made = new Y.XmlElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value as string);
  made.insert(0, [new Y.XmlText(text)]);
  return made;
}

const body = (doc: Y.Doc) => doc.getXmlFragment("body");

function nested(levels: number): Change {
  return (doc) => {
    let parent: Y.XmlFragment = body(doc);
    for (let level = 0; level < levels; level++) {
      const next = new Y.XmlElement("blockquote");
      parent.insert(0, [next]);
      parent = next;
    }
  };
}

function marked(key: string, value: unknown): Change {
  return (doc) => {
    const paragraph = element("paragraph");
    body(doc).push([paragraph]);
    (paragraph.get(0) as Y.XmlText).format(0, 3, { [key]: value });
  };
}

const changes: readonly Change[] = [
  (doc) => doc.getMap("evil").set("a", 1),
  (doc) => doc.getMap("body").set("a", 1),
  (doc) => doc.getMap("body").set("sub", new Y.Doc()),
  (doc) => doc.getMap("body").set("bytes", new Uint8Array(1_000)),
  (doc) => doc.getArray("body").push([1, 2, 3]),
  (doc) => doc.getText("body").insert(0, "Evil."),
  (doc) => body(doc).push([element("script")]),
  (doc) => body(doc).push([element("heading", { level: 7 })]),
  (doc) => body(doc).push([element("paragraph", { onclick: "alert(1)" })]),
  (doc) => body(doc).push([element("paragraph", { ["__proto__"]: "evil", constructor: "evil" })]),
  (doc) => body(doc).push([element("paragraph", { id: { evil: true } })]),
  nested(2_000),
  (doc) => body(doc).push([new Y.XmlText("loose")]),
  marked("link", { href: "javascript:alert(1)" }),
  marked("blink", {}),
  marked("insertion", { id: 7 }),
  // What follows fits the schema; whoever may only suggest may not do it.
  (doc) => body(doc).push([element("paragraph", { id: "evil" })]),
  (doc) => body(doc).insert(0, [element("heading", { id: "evil", level: 2 })]),
  (doc) => body(doc).push([element("paragraph", {}, "Evil ".repeat(200_000))]),
  (doc) => doc.getXmlFragment("headline").push([element("line")]),
];

function pick<T>(list: readonly T[]): T {
  const found = list[randomInt(list.length)];
  if (found === undefined) throw new RangeError("nothing to pick from");
  return found;
}

let stock: readonly Uint8Array[] | null = null;

/** Made once: whoever attacks has them ready, and the clock of this process isn't held up by making them. */
function ready(): readonly Uint8Array[] {
  stock ??= changes.map((change) => {
    const doc = new Y.Doc();
    doc.transact(() => change(doc));
    return Y.encodeStateAsUpdate(doc);
  });
  return stock;
}

/** An update of one of these kinds, as it is or with some of its bytes turned, cut off, or put in twice. */
export function hostileUpdate(): Uint8Array {
  if (randomInt(8) === 0) return randomBytes(randomInt(1, 4_000));
  const update = Uint8Array.from(pick(ready()));
  switch (randomInt(4)) {
    case 0:
      for (let count = randomInt(1, 6); count > 0; count--) update[randomInt(update.length)] = randomInt(256);
      return update;
    case 1:
      return update.subarray(0, randomInt(update.length));
    case 2:
      return Buffer.concat([update, update]);
    default:
      return update;
  }
}
