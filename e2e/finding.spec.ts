// How readers find an article, and how an editor says what it is about.
import { addressOf, canary, live, text, verb } from "#db/testing-stories.ts";
import { openArticle, within } from "./desk.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { bytes } from "./surfaces.ts";

test("by keyboard a misspelled word leads to the one that was meant, narrowed by section, and to the article", async ({
  reader,
}) => {
  const word = canary().replaceAll(/\d/g, (digit) => "ghijklmnop"[Number(digit)] ?? "");
  const typed = `${word.slice(0, 5)}${word.slice(6)}`;
  const content = await text({ headline: `The ${word} of the outer harbour`, kicker: "" });
  const id = await live(content);
  const page = await reader();
  // The clock learns a new page's words a few seconds later; until then nothing is meant.
  await within(
    15_000,
    () => bytes(page.request, `/search?q=${typed}`),
    (answer) => answer.includes("Did you mean"),
  );
  await page.goto("/");
  await page.getByRole("banner").getByRole("link", { name: "Search" }).press("Enter");
  await page.getByRole("searchbox", { name: "Search" }).focus();
  await page.keyboard.type(typed);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Did you mean")).toBeVisible();
  await page.getByRole("main").getByRole("link", { name: word }).press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Results for “${word}”`);
  await page.getByRole("combobox", { name: "Section" }).selectOption("World");
  await page.getByRole("button", { name: "Search" }).press("Enter");
  await expect(page).toHaveURL(/section=world/);
  await expect(page.locator("mark").first()).toHaveText(word);
  await expectAccessible(page);
  await page.getByRole("link", { name: content.headline }).press("Enter");
  await expect(page).toHaveURL(addressOf(id, content));
  await verb("editor", id, { verb: "withhold", reason: "For a test." });
  const gone = await bytes(page.request, `/search?q=${word}`);
  expect(gone).not.toContain(content.headline);
});

test("a search longer than can be looked for, or than a server reads, is told so in a sentence", async ({
  reader,
}) => {
  const { request } = await reader();
  const long = await request.get(`/search?q=${"harbour+".repeat(500)}`);
  expect(long.status()).toBe(200);
  expect(await long.text()).toContain("only its beginning was");
  const endless = await request.get(`/search?q=${"x".repeat(100_000)}`);
  expect(endless.status()).toBe(431);
  expect(await endless.text()).toContain("Search for fewer words.");
});

test("an editor makes a topic by keyboard on a live article, and it stands on the page, in its feed and on a page of its own", async ({
  signedIn,
  reader,
}) => {
  const word = canary();
  const content = await text({ word });
  const id = await live(content);
  const desk = await signedIn("editor");
  await openArticle(desk, id);
  await desk.getByRole("combobox", { name: "Add a topic" }).focus();
  await desk.keyboard.type(`Topic ${word}`);
  await expect(desk.getByRole("option", { name: `Make the topic “Topic ${word}”` })).toBeVisible();
  await desk.keyboard.press("Enter");
  await expect(desk.getByText(`Added Topic ${word}. Readers see it now.`)).toBeVisible();
  await expectAccessible(desk);
  const page = await reader();
  const path = `/topic/topic-${word}`;
  await within(
    1_000,
    () => bytes(page.request, addressOf(id, content)),
    (answer) => answer.includes(path),
  );
  await page.goto(addressOf(id, content));
  await page.locator("[data-part=topics]").getByRole("link").click();
  await expect(page).toHaveURL(path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Topic ${word}`);
  await expect(page.getByRole("link", { name: content.headline })).toBeVisible();
  expect(await bytes(page.request, `${path}/feed.xml`)).toContain(content.headline);
  await verb("chief", id, { verb: "kill", reason: "For a test." });
  await within(
    1_000,
    async () => (await page.request.get(path)).text(),
    (answer) => !answer.includes(content.headline),
  );
});
