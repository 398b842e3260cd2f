// Who stands behind an article, in words: roles as readers know them, and the page a signature leads to.
import type { BylineRole } from "#lib/newsroom/article.ts";
import type { Signature } from "#lib/newsroom/readers.ts";

const leads: Readonly<Record<BylineRole, string>> = {
  reporting: "By",
  "additional-reporting": "Additional reporting by",
  photographs: "Photographs by",
  translation: "Translated by",
};

const order: readonly BylineRole[] = ["reporting", "additional-reporting", "photographs", "translation"];

export type SignatureGroup = Readonly<{
  role: BylineRole;
  lead: string;
  signatures: readonly Signature[];
}>;

/** Signatures by role, reporting first; inside a role in the byline's own order. */
export function signatureGroups(byline: readonly Signature[]): SignatureGroup[] {
  return order.flatMap((role) => {
    const signatures = byline.filter((signature) => signature.role === role);
    return signatures.length === 0 ? [] : [{ role, lead: leads[role], signatures }];
  });
}

/** The page of a person or bureau; a bare name has none. */
export function signaturePath(signature: Signature): string | null {
  if (signature.slug === null || signature.kind === "name") return null;
  return signature.kind === "bureau" ? `/bureau/${signature.slug}` : `/author/${signature.slug}`;
}

/** What stands between two of several names: comma, and “and” before the last. */
export function separator(index: number, count: number): string {
  if (index === 0) return "";
  return index === count - 1 ? " and " : ", ";
}

/** The reporters' names in one line, for lists and cards. */
export function shortByline(byline: readonly Signature[]): string {
  const names = byline.filter(({ role }) => role === "reporting").map(({ name }) => name);
  return names.map((name, index) => separator(index, names.length) + name).join("");
}
