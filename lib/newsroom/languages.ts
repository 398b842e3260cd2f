// Languages of articles, named by BCP 47 tags and called by their own names. An article without one is in its site's.

/** What an article can be written in beside the site's own language. A region or a script stands where texts differ by it. */
export const offeredLanguages = [
  "af",
  "am",
  "ar",
  "bg",
  "bn",
  "ca",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "es",
  "et",
  "eu",
  "fa",
  "fi",
  "fr",
  "ga",
  "gu",
  "ha",
  "he",
  "hi",
  "hr",
  "hu",
  "id",
  "it",
  "ja",
  "ka",
  "ko",
  "lt",
  "lv",
  "ms",
  "nb",
  "nl",
  "pa",
  "pl",
  "pt-BR",
  "pt-PT",
  "ro",
  "ru",
  "sk",
  "sl",
  "so",
  "sq",
  "sr",
  "sv",
  "sw",
  "ta",
  "te",
  "th",
  "tr",
  "uk",
  "ur",
  "vi",
  "yo",
  "zh-Hans",
  "zh-Hant",
] as const;

const longestTag = 35;

/** True for a BCP 47 tag in its canonical form, such as de, pt-BR or zh-Hant. */
export function isLanguageTag(tag: string): boolean {
  try {
    return tag.length <= longestTag && Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}

/** The language's name in itself, beginning as names do: Deutsch, Español, العربية. The tag where it has none. */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: "language", fallback: "code" }).of(tag) ?? tag;
  const [first = "", ...rest] = name;
  return first.toLocaleUpperCase(tag) + rest.join("");
}

/** Names for readers who choose among these: without a region, but where two would then be called the same. */
export function languageNames(tags: readonly string[]): ReadonlyMap<string, string> {
  const short = (tag: string): string => {
    const { language, script } = new Intl.Locale(tag);
    return languageName(script === undefined ? language : `${language}-${script}`);
  };
  const all = tags.map(short);
  return new Map(
    tags.map((tag, index) => {
      const name = all[index] ?? tag;
      return [tag, all.filter((one) => one === name).length > 1 ? languageName(tag) : name];
    }),
  );
}

export type LanguageChoice = Readonly<{ tag: string; name: string }>;

/** What the desk chooses from: the site's own language, and the others by their names with the article's among them. */
export function languageChoices(
  siteLanguage: string,
  current: string | null,
): Readonly<{ site: LanguageChoice; others: readonly LanguageChoice[] }> {
  const named = (tag: string): LanguageChoice => ({ tag, name: languageName(tag) });
  const tags = new Set<string>([...offeredLanguages, ...(current === null ? [] : [current])]);
  tags.delete(siteLanguage);
  // On a site in British English, English is no other language.
  const { language } = new Intl.Locale(siteLanguage);
  if (language !== current) tags.delete(language);
  const others = [...tags].map(named).toSorted((a, b) => a.name.localeCompare(b.name, "en"));
  return { site: named(siteLanguage), others };
}
