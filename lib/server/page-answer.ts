// A finished page in the forms in which readers get it: plain, gzip and brotli, with strong ETags, ready to be written.
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, brotliCompressSync, constants, gzip, gzipSync } from "node:zlib";
import { tagHeaderNames } from "./cdn-kinds.ts";
import { letGoIfSlow } from "./slow-readers.ts";

/** What a route handler answered, before it meets a reader. */
export type Rendered = Readonly<{
  status: number;
  headers: ReadonlyMap<string, string>;
  body: Buffer;
}>;

/** One form of a page. Header lists are flat (name, value, name, value): what Node writes fastest. */
export type Form = Readonly<{
  etag: string;
  headers: string[];
  unchangedHeaders: string[];
  body: Buffer;
}>;

export type Page = Readonly<{
  status: number;
  digest: string;
  identity: Form;
  gzip: Form | null;
  brotli: Form | null;
}>;

/** Only these of a handler's headers reach readers: Next adds `Vary: rsc, …` and the snapshot's number is ours. */
const passed = [
  "content-type",
  "content-language",
  "cache-control",
  ...tagHeaderNames,
  "link",
  "location",
  "x-robots-tag",
  "last-modified",
  "retry-after",
  "allow",
  "content-disposition",
];

const compressible = /^(?:text\/|application\/(?:[\w.+-]*\+)?(?:xml|json)|image\/svg)/;

function packs(rendered: Rendered): boolean {
  return compressible.test(rendered.headers.get("content-type") ?? "");
}

/** Of what a handler says its answer varies by, only this is true of ours: Next adds headers of its own routing. */
function variesBySaving(rendered: Rendered): boolean {
  return /(?:^|[\s,])save-data(?:$|[\s,])/i.test(rendered.headers.get("vary") ?? "");
}

/** Small answers don't shrink; a compressed form must also be smaller to be worth a second body. */
const leastBytes = 256;

function form(
  rendered: Rendered,
  extra: readonly string[],
  etag: string,
  body: Buffer,
  encoding: string | null,
): Form {
  const sent = passed.flatMap((name) => {
    const value = rendered.headers.get(name);
    return value === undefined ? [] : [name, value];
  });
  const vary = [
    ...(packs(rendered) ? ["Accept-Encoding"] : []),
    ...(variesBySaving(rendered) ? ["Save-Data"] : []),
  ];
  const validators = ["etag", etag, ...(vary.length > 0 ? ["vary", vary.join(", ")] : [])];
  const kept = rendered.headers.get("cache-control");
  return {
    etag,
    body,
    headers: [
      ...sent,
      ...validators,
      ...(encoding === null ? [] : ["content-encoding", encoding]),
      "content-length",
      String(body.length),
      ...extra,
    ],
    // RFC 9110 §15.4.5: a 304 repeats what a cache would need.
    unchangedHeaders: [...(kept === undefined ? [] : ["cache-control", kept]), ...validators, ...extra],
  };
}

/** The page as it can be answered at once: plain. `extra` are the headers that every answer carries. */
export function plainPage(rendered: Rendered, extra: readonly string[]): Page {
  const digest = createHash("sha256").update(rendered.body).digest("base64url").slice(0, 22);
  return {
    status: rendered.status,
    digest,
    identity: form(rendered, extra, `"${digest}"`, rendered.body, null),
    gzip: null,
    brotli: null,
  };
}

const gzipBytes = promisify(gzip);
const brotliBytes = promisify(brotliCompress);
const gzipLevel = { level: 6 };
const brotliQuality = (bytes: number) => ({
  params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: bytes },
});

/** Up to this size a page is compressed on the spot: waking a thread for it costs more than the work. */
const onTheSpotBytes = 65_536;

/**
 * The same page with its compressed forms. Takes the bodies of `before` when the text is the same: a page that is
 * rendered again every minute is compressed once. Of a small page gzip is made when somebody first takes it: nearly
 * all readers take brotli.
 */
export async function compressedPage(
  page: Page,
  rendered: Rendered,
  extra: readonly string[],
  before: Page | null,
): Promise<Page> {
  const { body } = rendered;
  if (!packs(rendered) || body.length < leastBytes) return page;
  const same = before !== null && before.digest === page.digest ? before : null;
  const packed = (kind: "gzip" | "brotli", bytes: Buffer): Form | null =>
    bytes.length < body.length
      ? form(rendered, extra, `"${page.digest}-${kind.charAt(0)}"`, bytes, kind === "gzip" ? "gzip" : "br")
      : null;
  if (body.length > onTheSpotBytes) {
    const [zipped, brotlied] = await Promise.all([
      same?.gzip?.body ?? gzipBytes(body, gzipLevel),
      same?.brotli?.body ?? brotliBytes(body, brotliQuality(body.length)),
    ]);
    return { ...page, gzip: packed("gzip", zipped), brotli: packed("brotli", brotlied) };
  }
  const brotlied = same?.brotli?.body ?? brotliCompressSync(body, brotliQuality(body.length));
  let zipped: Form | null | undefined;
  return {
    ...page,
    brotli: packed("brotli", brotlied),
    get gzip() {
      if (zipped === undefined) zipped = packed("gzip", gzipSync(body, gzipLevel));
      return zipped;
    },
  };
}

/** Bytes of memory that a page holds, its compressed forms foreseen, so that the store's bound is a bound. */
export function pageBytes(rendered: Rendered): number {
  const packed = packs(rendered) ? 0.6 : 0;
  return Math.ceil(rendered.body.length * (1 + packed)) + 2_048;
}

type Encoding = "brotli" | "gzip" | "identity";
const preferences = new Map<string, Encoding>();

function preferredEncoding(accepts: string): Encoding {
  const known = preferences.get(accepts);
  if (known) return known;
  const refused = new Set<string>();
  const wanted = new Set<string>();
  for (const part of accepts.toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const nought = parameters.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
    (nought ? refused : wanted).add(name);
  }
  const takes = (name: string): boolean => wanted.has(name) || (wanted.has("*") && !refused.has(name));
  const found = takes("br") ? "brotli" : takes("gzip") ? "gzip" : "identity";
  // Browsers send a handful of values; a bound keeps anybody else from filling memory.
  if (preferences.size < 200 && accepts.length < 200) preferences.set(accepts, found);
  return found;
}

function unchanged(ifNoneMatch: string, etag: string): boolean {
  if (ifNoneMatch === etag || ifNoneMatch === "*") return true;
  // RFC 9110 §13.1.2: a list, compared weakly (a proxy may have weakened ours).
  return (
    ifNoneMatch.includes(etag) &&
    ifNoneMatch.split(",").some((one) => one.trim().replace(/^W\//, "") === etag)
  );
}

/** For answers that no cache behind us may keep, because we can't say how long they stay right. */
const unkept = "public, max-age=0, must-revalidate";

function withoutKeeping(headers: readonly string[]): string[] {
  return headers.map((value, index) => (headers[index - 1] === "cache-control" ? unkept : value));
}

/**
 * Write the form that this reader takes, or 304 when it is the one they hold. HEAD gets the same headers. A range that is
 * asked for is left out of account, as RFC 9110 §14.2 lets us. `unkeepable`: no shared cache may keep this answer.
 */
export function answerPage(
  request: IncomingMessage,
  response: ServerResponse,
  page: Page,
  unkeepable = false,
): void {
  const accepts = request.headers["accept-encoding"];
  const encoding = accepts === undefined || accepts === "" ? "identity" : preferredEncoding(accepts);
  const chosen = encoding === "identity" ? page.identity : (page[encoding] ?? page.identity);
  const held = request.headers["if-none-match"];
  if (held !== undefined && page.status === 200 && unchanged(held, chosen.etag)) {
    response.writeHead(304, unkeepable ? withoutKeeping(chosen.unchangedHeaders) : chosen.unchangedHeaders);
    response.end();
    return;
  }
  const headers = unkeepable && page.status < 500 ? withoutKeeping(chosen.headers) : chosen.headers;
  response.writeHead(page.status, headers);
  if (request.method === "HEAD") response.end();
  else response.end(chosen.body);
  letGoIfSlow(response);
}
