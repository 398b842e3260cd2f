// In which direction a language is written. Decides `dir` on the page; the stylesheet uses logical sides only.

const rightToLeft = new Set([
  "ar",
  "arc",
  "ckb",
  "dv",
  "fa",
  "he",
  "khw",
  "ks",
  "nqo",
  "ps",
  "sd",
  "syr",
  "ug",
  "ur",
  "yi",
]);
const rightToLeftScripts = new Set(["Adlm", "Arab", "Hebr", "Mand", "Nkoo", "Rohg", "Syrc", "Thaa"]);

/** `rtl` or `ltr` for a BCP 47 tag; a named script decides over the language (`az-Arab`). */
export function direction(language: string): "ltr" | "rtl" {
  const [base = "", ...rest] = language.split("-");
  const script = rest.find((part) => part.length === 4);
  if (script) {
    const name = script.slice(0, 1).toUpperCase() + script.slice(1).toLowerCase();
    return rightToLeftScripts.has(name) ? "rtl" : "ltr";
  }
  return rightToLeft.has(base.toLowerCase()) ? "rtl" : "ltr";
}

/** Letters that tell the languages of one script apart. */
const urdu = /[ٹڈڑںےھ]/u;
const persian = /[پچژگک]/u;

/**
 * Language and direction of an article whose letters run the other way than its site's: told by the script of its own headline,
 * since a newsroom may write in several. Null when it runs as the site does. Latin and other letters stay without a name
 * (`lang=""`): their script doesn't say which language they are.
 */
export function foreignLanguage(
  text: string,
  siteLanguage: string,
): Readonly<{ lang: string; dir: "ltr" | "rtl" }> | null {
  const count = (letters: RegExp): number => text.match(letters)?.length ?? 0;
  const hebrew = count(/\p{Script=Hebrew}/gu);
  const arabic = count(/\p{Script=Arabic}/gu);
  const all = count(/\p{L}/gu);
  const dir = (hebrew + arabic) * 2 > all ? "rtl" : "ltr";
  if (all === 0 || dir === direction(siteLanguage)) return null;
  if (dir === "ltr") return { lang: "", dir };
  if (hebrew > arabic) return { lang: "he", dir };
  return { lang: urdu.test(text) ? "ur" : persian.test(text) ? "fa" : "ar", dir };
}

/**
 * Language and direction in which an article is being written: as readers will have it, told by the text itself for as long as
 * there is no headline. `lang` is empty where the letters don't say it.
 */
export function writtenLanguage(
  article: Readonly<{ language?: string | null; headline: string; standfirst: string; beginning: string }>,
  siteLanguage: string,
): Readonly<{ lang: string; dir: "ltr" | "rtl" }> {
  const { headline, standfirst, beginning } = article;
  const named = /\p{L}/u.test(headline + standfirst) ? headline : beginning;
  return (
    ownLanguage({ ...article, headline: named }, siteLanguage) ?? {
      lang: siteLanguage,
      dir: direction(siteLanguage),
    }
  );
}

/**
 * Language and direction of an article's own words where they differ from the page around them; null when they run as the
 * site does. What the desk set decides; else the script of its words tells.
 */
export function ownLanguage(
  article: Readonly<{ language?: string | null; headline: string; standfirst: string }>,
  siteLanguage: string,
): Readonly<{ lang: string; dir: "ltr" | "rtl" }> | null {
  const { language = null, headline, standfirst } = article;
  if (language === null) return foreignLanguage(`${headline} ${standfirst}`, siteLanguage);
  return language === siteLanguage ? null : { lang: language, dir: direction(language) };
}
