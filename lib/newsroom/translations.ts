// Articles that say the same in several languages: one original and whatever translates it. Each language stands once in such a
// group, and pages name each other mutually or not at all (hreflang asks for that).
import { languageName } from "./languages.ts";

/** An article that readers can open, as its group sees it. `language` null: the site's. */
export type GroupMember = Readonly<{ id: number; slug: string; headline: string; language: string | null }>;

/** Another language in which readers get the same article. */
export type Translation = Readonly<{ id: number; slug: string; headline: string; language: string }>;

/** What a page says of its group: the others, and whether one of them, or itself, is the original. */
export type Translations = Readonly<{ others: readonly Translation[]; originalId: number | null }>;

export const noTranslations: Translations = { others: [], originalId: null };

/**
 * What the page of the article `id` says of its group, whose original has the id `group`. Members are those that readers can
 * open. Of two in one language, which a change of the site's language can bring about, the original stands, else the older
 * one; the other is then no part of the group to readers.
 */
export function translationsShown(
  id: number,
  group: number,
  members: readonly GroupMember[],
  siteLanguage: string,
): Translations {
  const standing = new Map<string, Translation>();
  const inOrder = members.toSorted((a, b) => Number(b.id === group) - Number(a.id === group) || a.id - b.id);
  for (const one of inOrder) {
    const language = one.language ?? siteLanguage;
    if (!standing.has(language)) standing.set(language, { ...one, language });
  }
  const all = [...standing.values()];
  if (all.length < 2 || all.every((one) => one.id !== id)) return noTranslations;
  return {
    others: all.filter((one) => one.id !== id).toSorted((a, b) => (a.language < b.language ? -1 : 1)),
    originalId: all.some((one) => one.id === group) ? group : null,
  };
}

/** A wish to say what an article translates, with what is known of both. Languages are effective ones, the site's included. */
export type TranslationWish = Readonly<{
  language: string;
  /** How many articles translate this one. */
  ownTranslations: number;
  /** The original of the group and whatever translates it, without this article. */
  group: readonly Readonly<{ language: string }>[];
}>;

export type TranslationRefusal = Readonly<
  | { kind: "itself" | "has-translations" }
  /** Another one of the group is in this language. */
  | { kind: "same-language"; language: string }
>;

/** Why the article can't join the group, or null. */
export function translationRefusal(wish: TranslationWish): TranslationRefusal | null {
  if (wish.ownTranslations > 0) return { kind: "has-translations" };
  return wish.group.some((one) => one.language === wish.language)
    ? { kind: "same-language", language: wish.language }
    : null;
}

/** What a person reads who wished for it. */
export function translationSentence(refusal: TranslationRefusal): string {
  switch (refusal.kind) {
    case "itself":
      return "An article can’t translate itself. Choose another one.";
    case "has-translations":
      return "This article is the original of others. Take them out of the group first, each on its own page.";
    case "same-language":
      return `The original or another translation of it is in this language already (${languageName(refusal.language)}). Set this article’s language first.`;
    default:
      return refusal satisfies never;
  }
}
