// On a bad line a page stands there long before its scripts do: what a person does meanwhile is done once they are there. And
// nothing is fetched that nobody asked for.
import type { Page } from "@playwright/test";
import { canary, draft, text } from "#db/testing-stories.ts";
import { expect, test } from "./fixtures.ts";

/** Holds back the page's scripts; the answer lets them through. */
async function holdScripts(page: Page): Promise<() => void> {
  let letThrough: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (letThrough = resolve));
  await page.route(/\/_next\/.*\.js/, async (route) => {
    await held;
    await route.continue();
  });
  return letThrough;
}

/** Writes down what settings would be saved: none of it may reach the newsroom that other tests share. */
async function holdSaves(page: Page, sent: string[]): Promise<void> {
  await page.route("**/desk/settings/**", async (route) => {
    if (route.request().method() !== "POST") return await route.fallback();
    sent.push(route.request().postData() ?? "");
    await route.abort();
  });
}

/** A page that listens for news is awake. */
async function wake(page: Page, letThrough: () => void): Promise<void> {
  const awake = page.waitForResponse(/\/desk\/api\/stream/);
  letThrough();
  await awake;
}

test("a button that is pressed before the page is awake does its work once it is", async ({ signedIn }) => {
  const page = await signedIn("chief");
  const letThrough = await holdScripts(page);
  await page.goto("/desk/log", { waitUntil: "commit" });
  const button = page.getByRole("button", { name: "Verify now" });
  await button.click();
  await expect(button).toHaveAttribute("data-early", "");
  letThrough();
  await expect(page.getByText(/A verification is under way|The log holds/).first()).toBeVisible();
  await expect(button).not.toHaveAttribute("data-early");
});

test("whoever goes on to something else before the page is awake finds no late answer", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text({ word: canary() }));
  const page = await signedIn("reporter");
  const letThrough = await holdScripts(page);
  await page.goto(`/desk/articles/${id}/history`, { waitUntil: "commit" });
  const button = page.getByRole("button", { name: "Keyboard shortcuts" });
  await button.click();
  await page.keyboard.press("Tab");
  await expect(button).not.toHaveAttribute("data-early");
  await wake(page, letThrough);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await button.click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("what is typed, chosen, ticked and sent before the page is awake is sent whole", async ({
  signedIn,
}) => {
  const page = await signedIn("admin");
  const sent: string[] = [];
  await holdSaves(page, sent);
  const letThrough = await holdScripts(page);
  await page.goto("/desk/settings/site", { waitUntil: "commit" });
  await page.getByLabel("Name", { exact: true }).fill("The Early Paper");
  await page.getByLabel("Description").fill("Typed before anything\nwas there.");
  const box = page.getByRole("checkbox");
  const ticked = await box.isChecked();
  await box.click();
  await page.getByLabel("Language").press("Enter");
  await expect(page).toHaveURL(/\/desk\/settings\/site$/);
  letThrough();
  await expect.poll(() => sent.length).toBe(1);
  expect(sent[0]).toContain("The Early Paper");
  expect(sent[0]).toContain("Typed before anything\\nwas there.");
  expect(sent[0]).toContain(`"showViews":${!ticked}`);
  await expect(page.getByLabel("Description")).toHaveValue("Typed before anything\nwas there.");
  await expect(box).toBeChecked({ checked: !ticked });
});

test("a choice that is made before the page is awake is known to it", async ({ signedIn }) => {
  const page = await signedIn("admin");
  const letThrough = await holdScripts(page);
  await page.goto("/desk/settings/publishing", { waitUntil: "commit" });
  const crawlers = page.getByLabel("Crawlers of artificial intelligence");
  const other = await crawlers.locator("option:not(:checked)").first().getAttribute("value");
  await crawlers.selectOption(other);
  await wake(page, letThrough);
  // Whoever leaves is asked only about what the page knows to be unsaved.
  await page.getByRole("link", { name: "Log", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await expect(crawlers).toHaveValue(other ?? "");
});

test("of a choice that was changed before the page is awake the last one counts", async ({ signedIn }) => {
  const sent: string[] = [];
  const choose = async (...values: string[]) => {
    const page = await signedIn("admin");
    await holdSaves(page, sent);
    const letThrough = await holdScripts(page);
    await page.goto("/desk/settings/bureaus/americas", { waitUntil: "commit" });
    const eyes = (value: string) => page.locator(`input[type=radio][value=${value}]`);
    await expect(eyes("distinct")).toBeChecked();
    for (const value of values) await eyes(value).check();
    // The button says that nothing changed; the page knows better once it is awake.
    await page.getByRole("button", { name: "Save the policies" }).click({ force: true });
    await wake(page, letThrough);
    return { eyes };
  };
  const strict = await choose("strict", "off", "strict");
  await expect.poll(() => sent.length).toBe(1);
  expect(sent[0]).toContain('"fourEyes":"strict"');
  await expect(strict.eyes("strict")).toBeChecked();

  const { eyes } = await choose("off", "distinct");
  await expect.poll(() => sent.length).toBe(2);
  expect(sent[1]).toContain('"fourEyes":"distinct"');
  await expect(eyes("distinct")).toBeChecked();
});

test("whoever types while the page wakes finds every letter where it was typed", async ({ signedIn }) => {
  const page = await signedIn("admin");
  const letThrough = await holdScripts(page);
  await page.goto("/desk/settings/site", { waitUntil: "commit" });
  const field = page.getByLabel("Description");
  const drawn = await field.inputValue();
  await field.press("Control+Home");
  const words = "Begun before the page was awake and gone on with after it. ";
  const awake = page.waitForResponse(/\/desk\/api\/stream/);
  await page.keyboard.type(words.slice(0, 12), { delay: 15 });
  letThrough();
  await page.keyboard.type(words.slice(12), { delay: 15 });
  await awake;
  await expect(field).toHaveValue(words + drawn);
  // The page knows of it: whoever leaves is asked.
  await page.getByRole("link", { name: "Log", exact: true }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
});

test("words that are typed into an article before its editor is there are in the text", async ({
  signedIn,
}) => {
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  const page = await signedIn("reporter");
  const letThrough = await holdScripts(page);
  await page.goto(`/desk/articles/${id}`, { waitUntil: "commit" });
  await page.getByLabel("Kicker").pressSequentially(" early");
  letThrough();
  await expect(page.getByRole("textbox", { name: "Headline" })).toBeVisible();
  const other = await signedIn("editor");
  await other.goto(`/desk/articles/${id}`);
  await expect(other.getByLabel("Kicker")).toHaveValue(/early/);
});

test("a screen asks for no page that nobody wanted", async ({ signedIn }) => {
  const page = await signedIn("editor");
  const ahead: string[] = [];
  page.on("request", (request) => {
    if (request.headers()["next-router-prefetch"] !== undefined) ahead.push(request.url());
  });
  for (const path of ["/desk", "/desk/search", "/desk/log", "/desk/media", "/desk/handover"]) {
    const awake = page.waitForResponse(/\/desk\/api\/stream/);
    await page.goto(path);
    await awake;
    await page.getByRole("navigation", { name: "Newsroom" }).getByRole("link").last().hover();
  }
  await page.getByRole("navigation", { name: "Newsroom" }).getByRole("link", { name: "Calendar" }).click();
  await expect(page).toHaveURL(/\/desk\/calendar/);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(ahead).toEqual([]);
});
