// How readers reach somebody: plain words, of which a mail or a web address alone is a link. Nothing else ever becomes one.

const mail = /^[^\s@:/<>"]+@[^\s@:/<>"]+\.[^\s@:/<>"]+$/u;

/** Where a contact leads: `mailto:` for a mail address, an `https:` address as it is; null when it is plain words. */
export function contactHref(contact: string): string | null {
  const one = contact.trim();
  const address = /^mailto:/i.test(one) ? one.slice("mailto:".length) : one;
  if (mail.test(address)) return `mailto:${address}`;
  if (!/^https:\/\/\S+$/i.test(one) || !URL.canParse(one)) return null;
  const { username, password, href } = new URL(one);
  return username === "" && password === "" ? href : null;
}

/** The contact as it is read: a mail address without its scheme. */
export function contactWords(contact: string): string {
  return contact.trim().replace(/^mailto:/i, "");
}

/** What is wrong with a contact that is written like an address; null for plain words and for what leads somewhere. */
export function contactAddressProblem(contact: string): string | null {
  if (!/^(?:https?|mailto|javascript|data|ftp|file):/i.test(contact.trim())) return null;
  return contactHref(contact) === null
    ? "Readers couldn’t open this address. Write it as https://example.org/me or name@example.org."
    : null;
}
