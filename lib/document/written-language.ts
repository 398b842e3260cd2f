// In which language and direction an article's editor shows it: as its readers will have it.
import { writtenLanguage } from "#lib/newsroom/reading-direction.ts";
import type { Content } from "./content.ts";
import { bodyText } from "./text.ts";

/** Blocks that tell the language of a text without a headline. */
const enough = 3;

/** Language (empty where unknown) and direction of this content on a site of that language. */
export function languageOf(
  { language = null, headline, standfirst, body }: Content,
  siteLanguage: string,
): Readonly<{ lang: string; dir: "ltr" | "rtl" }> {
  const beginning = bodyText({ ...body, content: body.content.slice(0, enough) });
  return writtenLanguage({ language, headline, standfirst, beginning }, siteLanguage);
}
