// Which network a request comes from: what the sign-in limiter counts by.
import type { IncomingMessage } from "node:http";
import { isIPv4, isIPv6 } from "node:net";

/**
 * The network as a short text: an IPv4 address, or the /64 of an IPv6 address, since one subscriber holds a whole /64.
 * The socket's address stands in `x-nightdesk-peer`, which lib/server/main.ts sets after deleting any that came in.
 * X-Forwarded-For counts only behind proxies that are trusted, and of its entries only the one that the outermost
 * of them wrote: the entries left of it are the client's own words.
 * @param trustedProxies how many proxies stand in front (TRUST_PROXY); 0 believes none
 */
export function networkOf(headers: Headers, trustedProxies: number): string {
  const entries = headers.get("x-forwarded-for")?.split(",") ?? [];
  const forwarded = trustedProxies > 0 ? entries.at(-trustedProxies)?.trim() : undefined;
  return networkOfAddress(forwarded ?? headers.get("x-nightdesk-peer") ?? "");
}

/** The same of a socket that is about to open, whose headers nobody has cleaned. */
export function networkOfSocket({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const given = headers["x-forwarded-for"];
  return networkOf(
    new Headers({
      "x-nightdesk-peer": socket.remoteAddress ?? "",
      ...(given === undefined ? {} : { "x-forwarded-for": String(given) }),
    }),
    trustedProxies,
  );
}

/** See networkOf. Anything that is no address counts as one and the same network. */
export function networkOfAddress(address: string): string {
  const bare = address.replace(/^\[|\](:\d+)?$/gu, "").replace(/%.*$/u, "");
  const mapped =
    /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(bare)?.[1] ?? bare.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/u, "$1");
  if (isIPv4(mapped)) return mapped;
  if (!isIPv6(bare)) return "unknown";
  const [head = "", tail] = bare.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = tail === undefined ? 0 : 8 - left.length - right.length;
  const groups = [...left, ...Array.from({ length: Math.max(missing, 0) }, () => "0"), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/u, ""))
    .join(":")}::/64`;
}
