// Addresses of whoever asks: what a person sets for the server to call may not lead back into it, nor to what answers on its
// own network cable alone.

/** The four parts of an IPv4 address; also of one that is written as IPv6 (`::ffff:7f00:1`, RFC 4291 §2.5.5). */
function fourParts(host: string): readonly number[] | null {
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) return host.split(".").map(Number);
  const [, high, low] = /^\[::(?:ffff:)?([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(host) ?? [];
  if (high === undefined || low === undefined) return null;
  const [one, other] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [one >> 8, one & 255, other >> 8, other & 255];
}

/** True for a host that a call from here takes to this machine: loopback by name or by address, and 0.0.0.0 and ::. */
export function isOwnMachine({ hostname }: URL): boolean {
  if (/^(?:.*\.)?localhost\.?$/.test(hostname) || hostname === "[::]" || hostname === "[::1]") return true;
  const [first] = fourParts(hostname) ?? [];
  return first === 127 || first === 0;
}

/** True for an address that is good on one network cable only (169.254.0.0/16, fe80::/10): there machines ask for their secrets. */
export function isLinkLocal({ hostname }: URL): boolean {
  const [first, second] = fourParts(hostname) ?? [];
  return (first === 169 && second === 254) || /^\[fe[89ab][0-9a-f]:/.test(hostname);
}
