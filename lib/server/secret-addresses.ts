// Addresses that are keys: whoever has one needs nothing else. They stand in no log, and no browser says where it came from
// when it leaves one.

const doors = String.raw`/(?:review|calendar|sign-in/invite)/`;
const secret = new RegExp(`^(?:https?://[^/?#]*)?${doors}.`, "i");
/** In any text, an error's message or a JSON line too; a route's own name, in square brackets, is no secret. */
const within = new RegExp(`(${doors})(?!\\[)[^\\s"'\\\\/?#<>]+`, "gi");
/** What a key looks like (newToken in db/auth.ts), wherever it stands: an address may be written in other ways. */
const key = /(?<![A-Za-z0-9_-])[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g;

/** True for the target of a request that opens with its address alone. */
export function isSecretAddress(target: string): boolean {
  return secret.test(target);
}

/** The text with "…" for whatever follows the door in a secret address, and for every key. */
export function maskSecretAddresses(text: string): string {
  return text.replaceAll(within, "$1…").replaceAll(key, "…");
}
