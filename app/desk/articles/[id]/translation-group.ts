// A group of translations as the editor's panel shows it: languages by their own names, made here so that every browser reads the same.
import type { TranslationGroup } from "#components/editor/translation-channel.ts";
import type { DeskGroup, GroupArticle } from "#db/article-translations.ts";
import { languageName } from "#lib/newsroom/languages.ts";

const inWords = ({ id, headline, language }: GroupArticle) => ({
  id,
  headline: headline || "An article without a headline yet",
  language: languageName(language),
  tag: language,
});

export function groupInWords({ of, original, others, hidden }: DeskGroup): TranslationGroup {
  return { of, original: original && inWords(original), others: others.map(inWords), hidden };
}
