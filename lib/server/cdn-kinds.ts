// What each kind of CDN wants to hear, as data: in which header it reads a page's tags, and how it is told to drop some.
import type { CdnKind } from "#lib/env.ts";

export type KindOfCdn = Readonly<{
  /** The header in which it reads tags, and what it wants between them. `cache-tag` is sent to everybody. */
  tagHeader: string;
  between: string;
  method: "POST" | "PURGE";
  /** The most tags that it takes in one request. */
  most: number;
  headers: (tags: readonly string[], token: string | null) => Readonly<Record<string, string>>;
  body: ((tags: readonly string[]) => object) | null;
}>;

const bearer = (token: string | null): Readonly<Record<string, string>> =>
  token === null ? {} : { authorization: `Bearer ${token}` };

export const kindsOfCdn: Readonly<Record<CdnKind, KindOfCdn>> = {
  /** A proxy of one's own: tags in the header that it also reads them from. */
  tags: {
    tagHeader: "cache-tag",
    between: ",",
    method: "POST",
    most: 100,
    headers: (tags, token) => ({ "cache-tag": tags.join(","), ...bearer(token) }),
    body: null,
  },
  /** https://api.cloudflare.com/client/v4/zones/{zone}/purge_cache */
  cloudflare: {
    tagHeader: "cache-tag",
    between: ",",
    method: "POST",
    most: 100,
    headers: (_tags, token) => bearer(token),
    body: (tags) => ({ tags }),
  },
  /** https://api.fastly.com/service/{service}/purge */
  fastly: {
    tagHeader: "surrogate-key",
    between: " ",
    method: "POST",
    most: 256,
    headers: (tags, token) => ({
      "surrogate-key": tags.join(" "),
      accept: "application/json",
      ...(token === null ? {} : { "fastly-key": token }),
    }),
    body: null,
  },
  /** https://api.bunny.net/pullzone/{zone}/purgeCache */
  bunny: {
    tagHeader: "cdn-tag",
    between: ",",
    method: "POST",
    most: 1,
    headers: (_tags, token) => (token === null ? {} : { accesskey: token }),
    body: ([tag]) => ({ CacheTag: tag }),
  },
  /** Varnish with its xkey module, and `xkey.purge(req.http.xkey-purge)` where its VCL meets PURGE. */
  varnish: {
    tagHeader: "xkey",
    between: " ",
    method: "PURGE",
    most: 100,
    headers: (tags, token) => ({ "xkey-purge": tags.join(" "), ...bearer(token) }),
    body: null,
  },
};

/** The headers that carry a page's tags: ours, and the one that the CDN in front reads. */
export function tagHeaders(tags: readonly string[], kind: CdnKind | null): Readonly<Record<string, string>> {
  const ours = { "cache-tag": tags.join(",") };
  if (kind === null) return ours;
  const { tagHeader, between } = kindsOfCdn[kind];
  return { ...ours, [tagHeader]: tags.join(between) };
}

/** Every header that may carry tags, for whoever lets headers pass. */
export const tagHeaderNames = [
  ...new Set(["cache-tag", ...Object.values(kindsOfCdn).map(({ tagHeader }) => tagHeader)]),
];
