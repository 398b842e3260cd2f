// Reads an XMP packet: properties by name, whatever prefixes the program that wrote it chose. A picture brings it, so it may be
// anything: each letter is looked at once, and what makes no sense is passed over.

/** The names by which we ask, by their namespace. */
const prefixes: ReadonlyMap<string, string> = new Map([
  ["http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"],
  ["http://purl.org/dc/elements/1.1/", "dc"],
  ["http://ns.adobe.com/photoshop/1.0/", "photoshop"],
  ["http://ns.adobe.com/xap/1.0/", "xmp"],
  ["http://ns.adobe.com/xap/1.0/rights/", "xmpRights"],
  ["http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/", "Iptc4xmpCore"],
  ["http://iptc.org/std/Iptc4xmpExt/2008-02-29/", "Iptc4xmpExt"],
]);

/** A packet is small; more of one is nobody's words. */
const longestPacket = 1_000_000;
const longestTag = 100_000;
const deepest = 60;
/** Values that one property may have: of keywords there are some. */
const mostValues = 200;

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function decoded(text: string): string {
  return text.replaceAll(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name) return entities[name] ?? whole;
      const point = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "";
    },
  );
}

type Tag = Readonly<{ name: string; attributes: ReadonlyMap<string, string>; empty: boolean }>;

/** The end of a tag that begins at `from`, quotes respected; -1 when another one begins before, or the packet ends. */
function tagEnd(packet: string, from: number): number {
  let quote = "";
  for (let at = from; at < packet.length; at++) {
    const letter = packet[at] ?? "";
    if (quote !== "") quote = letter === quote ? "" : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === ">") return at;
    else if (letter === "<") return -1;
  }
  return -1;
}

function readTag(inside: string): Tag {
  const empty = inside.endsWith("/");
  const [name = ""] = /^[^\s/=]*/.exec(inside) ?? [];
  const attributes = new Map<string, string>();
  for (const [, key = "", double, single] of inside
    .slice(name.length, longestTag)
    .matchAll(/([^\s=/"']{1,100})\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)')/g))
    attributes.set(key, decoded(double ?? single ?? ""));
  return { name, attributes, empty };
}

/** What is no tag: comments and instructions are nobody's words, a CDATA section's letters are. */
const skips = [
  ["!--", "-->"],
  ["?", "?>"],
  ["![CDATA[", "]]>"],
] as const;

const asked = new Set([...prefixes.values()].filter((one) => one !== "rdf"));

/** A description's own child; or, in a piece of a packet without any, what has a name that we ask for. */
function isProperty(name: string, parent: string | undefined): boolean {
  return parent === undefined ? asked.has(name.slice(0, name.indexOf(":"))) : parent === "rdf:Description";
}

/** A property that is being read: its list's items, or its own text. */
type Open = { name: string; depth: number; items: string[]; item: string[] | null; text: string[] };

/** Properties of the packet's descriptions, each with its values in order: alternatives in several languages are values, too. */
export function xmpProperties(xmp: string): ReadonlyMap<string, readonly string[]> {
  const packet = xmp.slice(0, longestPacket);
  const found = new Map<string, string[]>();
  const known = new Map<string, string>();
  const stack: string[] = [];
  const reading: { open: Open | null } = { open: null };

  const canonical = (name: string): string => {
    const at = name.indexOf(":");
    const prefix = name.slice(0, Math.max(at, 0));
    return `${known.get(prefix) ?? prefix}${name.slice(Math.max(at, 0))}`;
  };
  const keep = (name: string, values: readonly string[]): void => {
    const kept = values.map((one) => one.trim()).filter((one) => one !== "");
    if (kept.length > 0 && !found.has(name)) found.set(name, kept.slice(0, mostValues));
  };
  const begin = ({ name, attributes, empty }: Tag): void => {
    for (const [key, value] of attributes)
      if (key.startsWith("xmlns:"))
        known.set(key.slice(6), prefixes.get(value) ?? `not ours ${key.slice(6)}`);
    const own = canonical(name);
    const { open } = reading;
    if (open !== null) {
      if (own === "rdf:li" && !empty) open.item = [];
    } else if (own === "rdf:Description") {
      for (const [key, value] of attributes) keep(canonical(key), [value]);
    } else if (isProperty(own, stack.at(-1))) {
      const resource = attributes.get("rdf:resource");
      if (resource !== undefined) keep(own, [resource]);
      else if (!empty) reading.open = { name: own, depth: stack.length, items: [], item: null, text: [] };
    }
    if (!empty && stack.length < deepest) stack.push(own);
  };
  const end = (name: string): void => {
    const own = canonical(name);
    if (!stack.includes(own)) return;
    while (stack.pop() !== own);
    const { open } = reading;
    if (open === null) return;
    if (own === "rdf:li" && open.item !== null) {
      open.items.push(open.item.join(""));
      open.item = null;
    }
    if (stack.length > open.depth) return;
    finish(open);
    reading.open = null;
  };
  const finish = ({ name, items, text }: Open): void =>
    keep(name, items.length > 0 ? items : [text.join("")]);
  const say = (text: string): void => {
    const { open } = reading;
    if (open !== null && text !== "") (open.item ?? open.text).push(text);
  };

  for (let at = 0; at < packet.length;) {
    const next = packet.indexOf("<", at);
    say(decoded(packet.slice(at, next < 0 ? packet.length : next)));
    if (next < 0) break;
    const after = next + 1;
    const skipped = skips.find(([opening]) => packet.startsWith(opening, after));
    if (skipped) {
      const [opening, closing] = skipped;
      const closed = packet.indexOf(closing, after);
      if (closed < 0) break;
      if (closing === "]]>") say(packet.slice(after + opening.length, closed));
      at = closed + closing.length;
      continue;
    }
    const closed = tagEnd(packet, after);
    if (closed < 0) {
      // Not a tag: read on at the next one, so that no letter is looked at more than a few times.
      const other = packet.indexOf("<", after);
      if (other < 0) break;
      at = other;
      continue;
    }
    const inside = packet.slice(after, closed);
    if (inside.startsWith("/")) end(inside.slice(1).trim());
    else begin(readTag(inside));
    at = closed + 1;
  }
  if (reading.open !== null) finish(reading.open);
  return found;
}
