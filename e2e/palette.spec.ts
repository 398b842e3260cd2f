// The newsroom by keyboard: everything by its name in the palette, and every key on one sheet.
import type { Locator, Page } from "@playwright/test";
import { canary, draft, row, text } from "#db/testing-stories.ts";
import { expectSaved, openArticle } from "./desk.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

const field = (page: Page) => page.getByRole("combobox", { name: "Go to or do" });
const lines = (page: Page) => page.getByRole("listbox", { name: "What fits" });
const option = (page: Page, name: string | RegExp) => lines(page).getByRole("option", { name });

/** Presses the key until what it opens is there: a page listens a moment after it is shown. */
async function openBy(page: Page, key: string, opened: Locator): Promise<void> {
  await expect(async () => {
    if (!(await opened.isVisible())) await page.keyboard.press(key);
    await expect(opened).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test("an article is found by words or number and opened without the mouse", async ({ signedIn }) => {
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  const page = await signedIn("reporter");
  for (const asked of [word, String(id)]) {
    await page.goto("/desk");
    await openBy(page, "Control+k", field(page));
    await expect(field(page)).toBeFocused();
    await page.keyboard.type(asked);
    await expect(option(page, new RegExp(word))).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/desk/articles/${id}$`));
  }
});

test("Enter before the newsroom's answer opens what was typed, not what still stands there", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text());
  const newer = canary();
  await draft("reporter", await text({ word: newer }));
  const page = await signedIn("reporter");
  await page.goto("/desk");
  await openBy(page, "Control+k", field(page));
  await expect(option(page, new RegExp(newer))).toBeVisible();
  await page.route(/\/desk\/api\/board\?q=\d/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  });
  await page.keyboard.type(String(id));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/desk/articles/${id}$`));
});

test("the field keeps the focus, arrows tell which line is chosen, and Escape leads back into the text", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text());
  const page = await signedIn("reporter");
  await openArticle(page, id);
  await page.getByRole("textbox", { name: "Body" }).click();
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  const chosen = async () => await lines(page).getByRole("option", { selected: true }).getAttribute("id");
  const first = await chosen();
  await expect(field(page)).toHaveAttribute("aria-activedescendant", first ?? "none");
  await page.keyboard.press("ArrowDown");
  expect(await chosen()).not.toBe(first);
  await expect(field(page)).toHaveAttribute("aria-activedescendant", (await chosen()) ?? "none");
  await page.keyboard.press("ArrowUp");
  expect(await chosen()).toBe(first);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: "Body" })).toBeFocused();
  await page.keyboard.type("Right here: ");
  await expect(page.getByRole("textbox", { name: "Body" })).toContainText("Right here: ");
  await expectSaved(page);
});

test("a verb pressed in the palette is the verb's own button, with its receipt; a refused one says why", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text());
  const page = await signedIn("reporter");
  await openArticle(page, id);
  await expectSaved(page);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("submit");
  await expect(option(page, "Submit for review")).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Submitted\. The editors/).first()).toBeVisible();
  expect((await row(id)).stage).toBe("review");
});

test("only those who may begin an article are offered to, and an administrator finds no article", async ({
  signedIn,
}) => {
  const word = canary();
  await draft("reporter", await text({ word }));
  for (const [who, writes] of [
    ["editor", true],
    ["legal", false],
    ["admin", false],
  ] as const) {
    const page = await signedIn(who);
    await page.goto("/desk");
    await openBy(page, "Control+k", field(page));
    await expect(option(page, /^(Board|Overview)/)).toBeVisible();
    await expect(option(page, /^New article/)).toHaveCount(writes ? 1 : 0);
    await field(page).fill(word);
    await expect(option(page, new RegExp(word))).toHaveCount(who === "admin" ? 0 : 1);
    if (who === "admin") await expect(page.getByText(/^Nothing fits/)).toBeVisible();
  }
});

test("without a connection the palette says that articles can't be looked up, and its other lines work", async ({
  signedIn,
}) => {
  const page = await signedIn("reporter");
  await page.goto("/desk");
  await openBy(page, "Control+k", field(page));
  await page.getByRole("dialog", { name: "Go to or do" }).getByRole("button", { name: "Close" }).click();
  await page.context().setOffline(true);
  await page.keyboard.press("Control+k");
  await expect(
    page.getByText("Articles can’t be looked up without a connection. The rest works."),
  ).toBeVisible();
  await page.keyboard.type("keyboard");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
});

test("the sheet of shortcuts opens by ? where nobody types and by Ctrl / where somebody does, and is searched by a word", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text());
  const page = await signedIn("reporter");
  await page.goto("/desk");
  const sheet = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await openBy(page, "?", sheet);
  await expect(sheet.getByRole("heading", { name: "On the board" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(sheet).toHaveCount(0);
  await openArticle(page, id);
  await page.getByRole("textbox", { name: "Body" }).click();
  await page.keyboard.press("Control+/");
  await expect(sheet).toBeVisible();
  await sheet.getByRole("textbox", { name: "Find a shortcut" }).fill("bold");
  await expect(sheet.getByRole("definition")).toHaveText(["bold"]);
  await page.keyboard.press("Escape");
  await expect(page.getByRole("textbox", { name: "Body" })).toBeFocused();
});

test("palette and sheet are accessible at both widths", async ({ signedIn }) => {
  const page = await signedIn("editor");
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto("/desk");
    await openBy(page, "Control+k", field(page));
    await expect(page.getByRole("group", { name: "Changed lately" })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await expect(page.getByRole("dialog", { name: "Keyboard shortcuts" })).toBeVisible();
    await expectAccessible(page);
  }
});
