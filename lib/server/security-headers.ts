// The headers that every answer carries (security.md §1.8). Readers' pages may load from this host and nothing else, but for a
// frame of a video or post that the reader has asked for.
import { frameHosts } from "#lib/document/embeds.ts";
import { isSecretAddress } from "./secret-addresses.ts";

const everywhere: readonly (readonly [string, string])[] = [
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "strict-origin-when-cross-origin"],
  ["permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"],
  ["cross-origin-opener-policy", "same-origin"],
  ["x-frame-options", "DENY"],
];

/** One year, as browsers' preload lists ask; only over https, where it means something. */
const strictTransport: readonly [string, string] = ["strict-transport-security", "max-age=31536000"];

/** No inline script or style, no foreign host, no frame around it, and in it only those of known providers. */
export const readersPolicy = [
  "default-src 'self'",
  `frame-src ${frameHosts.join(" ")}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Headers for every answer of this server; the newsroom's own policy carries a nonce and is set by proxy.ts. */
export function commonHeaders(secure: boolean): readonly (readonly [string, string])[] {
  return secure ? [...everywhere, strictTransport] : everywhere;
}

/** The address itself is the key: it may not travel to any page that is reached from there, not even to one of ours. */
const silent: readonly [string, string] = ["referrer-policy", "no-referrer"];

/** Headers for the answer to this request's target: the server's own, which no handler can set anew afterwards. */
export function headersFor(target: string, secure: boolean): readonly (readonly [string, string])[] {
  const common = commonHeaders(secure);
  return isSecretAddress(target)
    ? common.map((one) => (one[0] === "referrer-policy" ? silent : one))
    : common;
}

/** The common ones plus the readers' policy, as the flat list that Node writes fastest. */
export function readersHeaders(secure: boolean): readonly string[] {
  return [...commonHeaders(secure).flat(), "content-security-policy", readersPolicy];
}
