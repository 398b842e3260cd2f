// The newsroom's screens by the names that the contract gives them: how a person presses a verb and types a text.
import { setTimeout as pause } from "node:timers/promises";
import { expect, type Locator, type Page } from "@playwright/test";

/** Opens an article at the desk and waits until its page listens. */
export async function openArticle(page: Page, id: number): Promise<void> {
  await page.goto(`/desk/articles/${id}`);
  await expect(page.getByRole("textbox", { name: "Body" })).toBeVisible();
}

function bar(page: Page) {
  const region = page.getByRole("region", { name: "Verbs" });
  const more = region.getByRole("button", { name: "More actions" });
  return { verb: (name: string) => region.getByRole("button", { name, exact: true }), more };
}

const aMoment = { timeout: 2_000 };

/** A verb's button in its one place above the text; what isn't in sight is behind "More actions", which is opened for it. */
export async function verbButton(page: Page, name: string): Promise<Locator> {
  const { verb, more } = bar(page);
  const button = verb(name);
  // What a verb led to may come a moment after its answer: then the bar is drawn anew while it is looked at.
  await expect(async () => {
    if ((await button.count()) > 0) return;
    if ((await more.getAttribute("aria-expanded", aMoment)) === "false") await more.click(aMoment);
    await expect(button).toBeVisible(aMoment);
  }).toPass({ timeout: 20_000 });
  return button;
}

/** The verb is offered neither in sight nor behind "More actions". */
export async function expectNoVerb(page: Page, name: string): Promise<void> {
  const { verb, more } = bar(page);
  if ((await more.getAttribute("aria-expanded")) === "false") await more.click();
  await expect(verb(name)).toHaveCount(0);
}

/** Asked first although nothing has to be typed. */
const askedFirst: ReadonlySet<string> = new Set(["Put in vault"]);

type Words = Readonly<{ reason?: string; note?: string; kind?: string; at?: string; zone?: string }>;

/** Presses a verb, answers its dialog if it asks one, and waits for what the page says was done. */
export async function carryOut(
  page: Page,
  name: string,
  done: string | RegExp,
  words: Words = {},
): Promise<void> {
  await (await verbButton(page, name)).click();
  if (Object.keys(words).length > 0 || askedFirst.has(name)) {
    const dialog = page.getByRole("dialog", { name, exact: true });
    if (words.kind !== undefined)
      await dialog.getByRole("combobox", { name: "Kind of change" }).selectOption({ label: words.kind });
    if (words.note !== undefined) await dialog.getByRole("textbox", { name: "Note" }).fill(words.note);
    if (words.reason !== undefined) await dialog.getByRole("textbox", { name: "Reason" }).fill(words.reason);
    if (words.zone !== undefined)
      await dialog.getByRole("combobox", { name: "Zone" }).selectOption(words.zone);
    if (words.at !== undefined) await dialog.getByLabel("Date and time").fill(words.at);
    await dialog.getByRole("button", { name, exact: true }).click();
  }
  // The same words may stand in the receipt and beside the text.
  await expect(page.getByText(done).first()).toBeVisible();
}

/** The one place that says whether what is on screen is committed. */
export function saveStatus(page: Page): Locator {
  return page.getByRole("status");
}

export async function expectSaved(page: Page): Promise<void> {
  await expect(saveStatus(page)).toHaveText("Saved");
}

/** Puts words at the end of the body in one go, as dictation or an input method does. */
export async function insertAtEnd(page: Page, words: string): Promise<void> {
  await page.getByRole("textbox", { name: "Body" }).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.insertText(words);
}

/** Types into the body where its text ends. */
export async function typeAtEnd(page: Page, words: string): Promise<void> {
  await page.getByRole("textbox", { name: "Body" }).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(words);
}

/** The article's line on the board, found by a word of its headline. */
export async function boardLine(page: Page, word: string): Promise<Locator> {
  await page.goto(`/desk?q=${encodeURIComponent(word)}`);
  return page.getByRole("listitem").filter({ has: page.getByRole("link", { name: new RegExp(word) }) });
}

/** Asks again until it holds, for what another process does a moment later. Fails with the last answer. */
export async function within<T>(
  milliseconds: number,
  ask: () => Promise<T>,
  holds: (answer: T) => boolean,
): Promise<T> {
  const until = performance.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (performance.now() > until)
      throw new Error(`not within ${milliseconds} ms: ${JSON.stringify(answer).slice(0, 500)}`);
    await pause(25);
  }
}
