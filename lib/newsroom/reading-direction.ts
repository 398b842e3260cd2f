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
