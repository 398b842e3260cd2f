// Before any recursive code touches a document from outside, one flat loop measures it: too deep, too large, too many, or carrying keys that could reach JavaScript's own prototypes.

export const maxDepth = 32;
export const maxBytes = 2 * 1024 * 1024;
export const maxNodes = 20_000;

const forbiddenKeys = new Set(["__proto__", "constructor", "prototype"]);
// A node's children lie in an array inside an object: two levels of JSON a node, and a mark's attributes below that.
const maxJsonDepth = maxDepth * 2 + 4;

/** A sentence saying which limit the value breaks, or null. Never recurses; a cycle counts as too deep. */
export function limitProblem(value: unknown): string | null {
  const waiting: { value: unknown; depth: number; nodes: boolean }[] = [{ value, depth: 1, nodes: false }];
  let bytes = 0;
  let nodes = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value: item, depth } = next;
    if (typeof item === "string") bytes += byteLength(item) + 2;
    else bytes += 6;
    if (bytes > maxBytes) return "is larger than 2 MB; split the article in two";
    if (typeof item !== "object" || item === null) continue;
    if (depth > maxJsonDepth) return `is nested more than ${maxDepth} levels deep; lift the inner blocks out`;
    if (next.nodes && !Array.isArray(item) && ++nodes > maxNodes) {
      return `has more than ${maxNodes} parts; split the article in two`;
    }
    if (Array.isArray(item)) {
      if (item.length > maxNodes) return `has more than ${maxNodes} parts; split the article in two`;
      for (const child of item) waiting.push({ value: child, depth: depth + 1, nodes: next.nodes });
      continue;
    }
    for (const key of Object.keys(item)) {
      if (forbiddenKeys.has(key)) return `may not hold a key named ${key}`;
      bytes += key.length + 4;
      const child: unknown = Reflect.get(item, key);
      waiting.push({ value: child, depth: depth + 1, nodes: key === "content" });
    }
  }
  return null;
}

/** A plain object, as JSON gives it. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

// An upper bound of the UTF-8 length that needs no encoder: this file also runs in browsers.
function byteLength(text: string): number {
  let bytes = text.length;
  for (let at = 0; at < text.length && bytes <= maxBytes; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
