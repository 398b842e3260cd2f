// What somebody typed and hasn't saved is never left without a question, whichever way they go.
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures.ts";

const question = (page: Page) => page.getByRole("dialog", { name: "Leave without saving?" });
const answer = (page: Page, name: string) =>
  question(page).getByRole("button", { name, exact: true }).click();
const menu = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Newsroom" }).getByRole("link", { name, exact: true });

test("an arrangement that isn't saved is asked about by the menu, the palette and Back; staying keeps it, leaving goes there", async ({
  signedIn,
}) => {
  const page = await signedIn("editor2");
  await page.goto("/desk/fronts");
  await page.getByRole("link", { name: /^Arrange ?: Front page/ }).click();
  const take = page.getByRole("button", { name: /^Take away: / });
  await expect(take.first()).toBeVisible();
  await take.first().click();
  const unsaved = page.getByText("Not saved yet: readers see what was saved last.");
  await expect(unsaved).toBeVisible();
  // From here on nothing that another person saves changes what is arranged here.
  const left = await take.count();

  await menu(page, "Board").click();
  await expect(question(page)).toContainText("Not saved yet: the arrangement of this front.");
  await expect(question(page).getByRole("button", { name: "Stay", exact: true })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(question(page)).toBeHidden();
  await expect(unsaved).toBeVisible();

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Go to or do" }).fill("Board");
  await page.keyboard.press("Enter");
  await answer(page, "Stay");

  await page.evaluate(() => history.back());
  await answer(page, "Stay");
  await expect(page).toHaveURL(/\/desk\/fronts\/front$/);
  await expect(take).toHaveCount(left);
  await page.evaluate(() => history.back());
  await answer(page, "Leave without saving");
  await expect(page).toHaveURL(/\/desk\/fronts$/);

  await page.getByRole("link", { name: /^Arrange ?: Front page/ }).click();
  await take.first().click();
  await menu(page, "Board").click();
  await answer(page, "Leave without saving");
  await expect(page).toHaveURL(/\/desk$/);
  await menu(page, "Fronts").click();
  await expect(page).toHaveURL(/\/desk\/fronts$/);
});

test("a picture's words and rights are saved one by one: what isn't saved yet says so and is asked about, what is saved isn't", async ({
  signedIn,
}) => {
  const page = await signedIn("editor2");
  await page.goto("/desk/media?q=nagasaki");
  await page.locator("main a[href^='/desk/media/picture/']").first().click();
  const caption = page.getByRole("textbox", { name: "Caption" });
  const terms = page.getByRole("textbox", { name: "Terms of use" });
  const words = `${await caption.inputValue()} At low tide.`;
  await caption.fill(words);
  await terms.fill(`${await terms.inputValue()} Once more.`);
  await page.getByRole("button", { name: "Save the rights" }).click();
  await expect(page.getByText(/^The rights are saved\./)).toBeVisible();
  await expect(page.getByText("The words aren’t saved yet.")).toBeVisible();
  await expect(page.getByText("The rights aren’t saved yet.")).toBeHidden();

  await menu(page, "Board").click();
  await expect(question(page)).toContainText("Not saved yet: the words.");
  await answer(page, "Stay");
  await expect(caption).toHaveValue(words);
  const closing = page.waitForEvent("dialog");
  const closed = page.close({ runBeforeUnload: true });
  await (await closing).dismiss();
  await closed;

  await page.getByRole("button", { name: "Save the words" }).click();
  await expect(page.getByText(/^The words are saved\./)).toBeVisible();
  await menu(page, "Board").click();
  await expect(page).toHaveURL(/\/desk$/);
});

/** Holds back what this page's deeds send; answers with what lets it through. */
async function holdDeeds(page: Page, address: string): Promise<() => void> {
  const { promise: held, resolve: letThrough } = Promise.withResolvers<void>();
  await page.route(address, async (route) => {
    if (route.request().method() === "POST") await held;
    await route.continue();
  });
  return letThrough;
}

test("what is typed while a save is under way stays, is asked about on leaving, and is saved by the next one", async ({
  signedIn,
}) => {
  const page = await signedIn("legal");
  await page.goto("/desk/account");
  const letThrough = await holdDeeds(page, "**/desk/account");
  const about = page.getByRole("textbox", { name: "About you" });
  const save = page.getByRole("button", { name: "Save what readers are told" });
  const first = `One of ${Date.now()}.`;
  const all = `${first} Typed while it was being saved.`;
  await about.fill(first);
  await save.click();
  await expect(page.getByRole("button", { name: "Saving…" })).toBeVisible();
  await about.fill(all);
  letThrough();
  await expect(page.getByText("What you changed after that isn’t saved yet.")).toBeVisible();
  await expect(about).toHaveValue(all);

  await menu(page, "Board").click();
  await expect(question(page)).toContainText("Not saved yet: what readers are told of you.");
  await answer(page, "Stay");
  await save.click();
  // Nothing is left to be saved, and it wasn't refused as a change of something older.
  await expect(save).toHaveAttribute("aria-disabled", "true");
  await menu(page, "Board").click();
  await expect(page).toHaveURL(/\/desk$/);
  await page.goto("/desk/account");
  await expect(about).toHaveValue(all);
});

test("a handover note is asked about, also after leaving to where it still stands, and what is typed as it is sent stays", async ({
  signedIn,
}) => {
  const page = await signedIn("editor2");
  await page.goto("/desk/handover");
  const note = page.getByRole("textbox", { name: "Note" });
  await note.fill("Call the harbour.");
  await page.getByRole("combobox", { name: "Since when" }).selectOption("24");
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(question(page)).toContainText("Not saved yet: your handover note.");
  await answer(page, "Leave without saving");
  await expect(page).toHaveURL(/span=24/);
  await expect(page.getByText(/^The last 24 hours, from/)).toBeVisible();
  await expect(note).toHaveValue("Call the harbour.");
  // No press comes between: that alone would have it asked anew.
  await page.evaluate(() => history.back());
  await answer(page, "Stay");

  const letThrough = await holdDeeds(page, "**/desk/handover*");
  await page.getByRole("button", { name: "I have taken over" }).click();
  await note.fill("Call the harbour. Then the port.");
  letThrough();
  await expect(page.getByText("Noted. Your next handover begins here.")).toBeVisible();
  await expect(note).toHaveValue("Call the harbour. Then the port.");
  await menu(page, "Board").click();
  await answer(page, "Leave without saving");
  await expect(page).toHaveURL(/\/desk$/);
});
