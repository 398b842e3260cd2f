// Which translations a page names, and which wishes for one are refused.
import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import {
  isLanguageTag,
  languageChoices,
  languageName,
  languageNames,
  offeredLanguages,
} from "./languages.ts";
import { ownLanguage, writtenLanguage } from "./reading-direction.ts";
import { type GroupMember, noTranslations, translationRefusal, translationsShown } from "./translations.ts";

const member = (id: number, language: string | null): GroupMember => ({
  id,
  language,
  slug: `s-${id}`,
  headline: `Headline ${id}`,
});

test("each page of a group names all the others, and which one is the original", () => {
  const group = [member(7, "es"), member(5, null), member(9, "ar")];
  const said = translationsShown(5, 5, group, "en");
  assert.deepEqual(
    said.others.map(({ id, language }) => [id, language]),
    [
      [9, "ar"],
      [7, "es"],
    ],
  );
  assert.equal(said.originalId, 5);
  assert.deepEqual(
    translationsShown(7, 5, group, "en").others.map(({ language }) => language),
    ["ar", "en"],
  );
});

test("without its original on readers' pages a group has none, and alone there is nobody to name", () => {
  assert.equal(translationsShown(7, 5, [member(7, "es"), member(9, "ar")], "en").originalId, null);
  assert.deepEqual(translationsShown(5, 5, [member(5, null)], "en"), noTranslations);
  assert.deepEqual(translationsShown(5, 5, [], "en"), noTranslations);
});

test("whatever languages a group has: pages name each other mutually, each language once, and never themselves", () => {
  const languages = fc.constantFrom(null, "en", "es", "ar", "de");
  fc.assert(
    fc.property(fc.array(languages, { minLength: 1, maxLength: 6 }), (tags) => {
      const group = tags.map((language, index) => member(index + 1, language));
      const named = new Map(group.map(({ id }) => [id, translationsShown(id, 1, group, "en").others]));
      for (const [id, others] of named) {
        const own = group[id - 1]?.language ?? "en";
        const said = [own, ...others.map(({ language }) => language)];
        if (others.length > 0) assert.equal(new Set(said).size, said.length);
        for (const other of others) assert.ok(named.get(other.id)?.some((one) => one.id === id));
      }
    }),
  );
});

test("an original of others and a language that the group has already are refused", () => {
  const group = [{ language: "en" }, { language: "es" }];
  assert.equal(translationRefusal({ language: "de", ownTranslations: 0, group }), null);
  assert.equal(translationRefusal({ language: "de", ownTranslations: 1, group })?.kind, "has-translations");
  assert.equal(translationRefusal({ language: "es", ownTranslations: 0, group })?.kind, "same-language");
});

test("the offered languages are tags that stand as they are, once each, and have names of their own", () => {
  assert.equal(new Set(offeredLanguages).size, offeredLanguages.length);
  for (const tag of offeredLanguages) {
    assert.ok(isLanguageTag(tag), tag);
    assert.notEqual(languageName(tag), tag);
  }
  for (const wrong of ["", "EN", "english!", "pt-br", "de_DE", "x".repeat(40)])
    assert.ok(!isLanguageTag(wrong));
  assert.deepEqual([languageName("de"), languageName("es")], ["Deutsch", "Español"]);
});

test("the site's own language comes first, and an article's is offered though nobody else uses it", () => {
  const { site, others } = languageChoices("en-GB", "qu");
  assert.equal(site.tag, "en-GB");
  assert.ok(others.some(({ tag }) => tag === "qu"));
  assert.ok(languageChoices("es", null).others.every(({ tag }) => tag !== "es"));
  assert.ok(others.every(({ tag }) => tag !== "en"));
  assert.ok(languageChoices("pt-BR", null).others.some(({ tag }) => tag === "pt-PT"));
});

test("readers choose by names without a region, but where two would be called the same", () => {
  assert.deepEqual(
    [...languageNames(["en-GB", "es", "zh-Hant"]).values()],
    ["English", "Español", "繁體中文"],
  );
  const portuguese = [...languageNames(["pt-BR", "pt-PT"]).values()];
  assert.equal(new Set(portuguese).size, 2);
});

test("the language that the desk set decides direction and name; without one the script of the words does", () => {
  const words = { headline: "Harbour opens", standfirst: "After the strike." };
  assert.deepEqual(ownLanguage({ ...words, language: "ar" }, "en"), { lang: "ar", dir: "rtl" });
  assert.deepEqual(ownLanguage({ ...words, language: "de" }, "en"), { lang: "de", dir: "ltr" });
  assert.equal(ownLanguage({ ...words, language: "en" }, "en"), null);
  assert.equal(ownLanguage({ ...words, language: null }, "en"), null);
  const arabic = { headline: "الميناء يفتح بعد الإضراب", standfirst: "" };
  assert.deepEqual(ownLanguage(arabic, "en"), { lang: "ar", dir: "rtl" });
  assert.equal(ownLanguage({ ...arabic, language: "en" }, "en"), null);
});

test("an article is written as it will be read: by its language, else by its headline, else by how its text begins", () => {
  const arabic = "وصلت 12 سفينة يوم الاثنين إلى Callao في بيرو.";
  const nothing = { language: null, headline: "", standfirst: "", beginning: "" };
  assert.deepEqual(writtenLanguage(nothing, "en"), { lang: "en", dir: "ltr" });
  assert.deepEqual(writtenLanguage(nothing, "he"), { lang: "he", dir: "rtl" });
  assert.deepEqual(writtenLanguage({ ...nothing, beginning: arabic }, "en"), { lang: "ar", dir: "rtl" });
  assert.deepEqual(writtenLanguage({ ...nothing, headline: arabic }, "en"), { lang: "ar", dir: "rtl" });
  const quoting = { ...nothing, headline: "Ships reach Callao", beginning: arabic };
  assert.deepEqual(writtenLanguage(quoting, "en"), { lang: "en", dir: "ltr" });
  assert.deepEqual(writtenLanguage({ ...quoting, language: "ur" }, "en"), { lang: "ur", dir: "rtl" });
});
