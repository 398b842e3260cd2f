// The headers that every answer carries (security.md §1.8). Readers' pages may load from this host and nothing else.

const everywhere: readonly (readonly [string, string])[] = [
  ["x-content-type-options", "nosniff"],
  ["referrer-policy", "strict-origin-when-cross-origin"],
  ["permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"],
  ["cross-origin-opener-policy", "same-origin"],
  ["x-frame-options", "DENY"],
];

/** One year, as browsers' preload lists ask; only over https, where it means something. */
const strictTransport: readonly [string, string] = ["strict-transport-security", "max-age=31536000"];

/** No inline script or style, no foreign host, no frame around it or in it. */
export const readersPolicy = [
  "default-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join("; ");

/** Headers for every answer of this server; the newsroom's own policy carries a nonce and is set by proxy.ts. */
export function commonHeaders(secure: boolean): readonly (readonly [string, string])[] {
  return secure ? [...everywhere, strictTransport] : everywhere;
}

/** The same plus the readers' policy, as the flat list that Node writes fastest. */
export function readersHeaders(secure: boolean): readonly string[] {
  return [...commonHeaders(secure).flat(), "content-security-policy", readersPolicy];
}
