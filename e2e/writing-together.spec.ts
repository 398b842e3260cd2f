// Several people in one text at once: everybody sees the same, each undoes only their own, and no repair answers another.
import type { Page } from "@playwright/test";
import { bodyOf, canary, draft, inReview, row, text, verb, write } from "#db/testing-stories.ts";
import { boardLine, expectSaved, insertAtEnd, openArticle, saveStatus, typeAtEnd } from "./desk.ts";
import { type AccountName, expect, test } from "./fixtures.ts";
import { expectSame, lineOf, proseOn } from "./line.ts";

const body = (page: Page) => page.getByRole("textbox", { name: "Body" });
const headline = (page: Page) => page.getByRole("textbox", { name: "Headline" });

/** The article open in a browser of each of these people, all of them in step. */
async function openAll<Names extends readonly AccountName[]>(
  signedIn: (who: AccountName) => Promise<Page>,
  id: number,
  ...names: Names
): Promise<{ [K in keyof Names]: Page }> {
  const pages: Page[] = [];
  for (const name of names) {
    const page = await signedIn(name);
    await openArticle(page, id);
    await expectSaved(page);
    pages.push(page);
  }
  return pages as { [K in keyof Names]: Page };
}

/** Puts the caret at the start or the end of a line of the text. */
async function caretAt(page: Page, words: string, key: "Home" | "End"): Promise<void> {
  await body(page).getByText(words).first().click();
  await page.keyboard.press(key);
}

test("two people type at once in one paragraph and in the headline: both screens and the record end the same, with every word of both", async ({
  signedIn,
}) => {
  const [first, second, third, fourth] = [canary(), canary(), canary(), canary()];
  const id = await draft("reporter", await text({ body: bodyOf("Middle of the line.") }));
  const [one, two] = await openAll(signedIn, id, "reporter", "editor");
  await caretAt(one, "Middle of the line.", "Home");
  await caretAt(two, "Middle of the line.", "End");
  await Promise.all([
    one.keyboard.type(`${first} typed in front `, { delay: 15 }),
    two.keyboard.type(` and typed behind ${second}`, { delay: 15 }),
  ]);
  await headline(one).click();
  await one.keyboard.press("Home");
  await headline(two).click();
  // To the end of the headline, not of its first line on screen.
  await two.keyboard.press("Control+End");
  await Promise.all([
    one.keyboard.type(`${third} `, { delay: 15 }),
    two.keyboard.type(` ${fourth}`, { delay: 15 }),
  ]);
  const same = await expectSame(one, two);
  expect(same).toContain(`P ${first} typed in front Middle of the line. and typed behind ${second}`);
  expect(same).toMatch(new RegExp(`${third} Harbour .* opens again ${fourth}`));
  const { copy } = await row(id);
  for (const word of [first, second, third, fourth]) expect(copy).toContain(word);
});

test("three people who type at the same place lose no letter", async ({ signedIn }) => {
  const id = await draft("reporter", await text({ body: bodyOf("Here:") }));
  const pages = await openAll(signedIn, id, "reporter", "editor", "editor2");
  for (const page of pages) await caretAt(page, "Here:", "End");
  await Promise.all(pages.map((page, at) => page.keyboard.type("123".charAt(at).repeat(30), { delay: 10 })));
  const same = await expectSame(...pages);
  for (const digit of ["1", "2", "3"]) expect(/Here:(\d*)/.exec(same)?.[1]?.split(digit)).toHaveLength(31);
});

test("everybody sees who else is here, where they write, and on the board who is in an article", async ({
  signedIn,
}) => {
  const word = canary();
  const id = await draft("reporter", await text({ word, body: bodyOf("A line to write in.") }));
  const [one, two] = await openAll(signedIn, id, "reporter", "editor");
  await expect(one.getByRole("list", { name: "Also here" }).getByRole("listitem")).toHaveText([
    /Walter Quayle is here$/,
  ]);
  await caretAt(two, "A line to write in.", "End");
  await expect(body(one).locator(".caret-name")).toHaveText("Walter Quayle");
  await headline(two).click();
  await two.keyboard.press("End");
  await expect(headline(one).locator(".caret-name")).toHaveText("Walter Quayle");
  const board = await one.context().newPage();
  await expect(await boardLine(board, word)).toContainText("Walter Quayle");
  await two.close();
  await expect(one.getByRole("list", { name: "Also here" })).toHaveCount(0);
});

test("undo takes back only what I typed myself, and redo brings only that again", async ({ signedIn }) => {
  const [mine, theirs] = [canary(), canary()];
  const id = await draft("reporter", await text({ body: bodyOf("First line.", "Second line.") }));
  const [one, two] = await openAll(signedIn, id, "reporter", "editor");
  await caretAt(one, "First line.", "End");
  await one.keyboard.insertText(` ${mine}`);
  await caretAt(two, "Second line.", "End");
  await two.keyboard.insertText(` ${theirs}`);
  await expectSame(one, two);
  await one.keyboard.press("Control+z");
  await expect.poll(() => proseOn(two)).not.toContain(mine);
  expect(await expectSame(one, two)).toContain(theirs);
  await one.keyboard.press("Control+z");
  expect(await expectSame(one, two)).toContain(theirs);
  await one.keyboard.press("Control+Shift+z");
  const again = await expectSame(one, two);
  expect(again).toContain(mine);
  expect(again).toContain(theirs);
});

test("a paragraph that another person makes a heading or splits keeps its writer's caret, and the words that follow", async ({
  signedIn,
}) => {
  const [first, second] = [canary(), canary()];
  const id = await draft(
    "reporter",
    await text({ body: bodyOf("To be a heading.", "Left half. Right half.") }),
  );
  const [one, two] = await openAll(signedIn, id, "reporter", "editor");
  await caretAt(one, "To be a heading.", "Home");
  await caretAt(two, "To be a heading.", "End");
  await two.keyboard.type(" Typed before", { delay: 15 });
  await expectSame(one, two);
  await one.keyboard.press("Control+Alt+2");
  await expect(body(two).locator("h2")).toContainText("Typed before");
  await two.keyboard.type(` ${first}`, { delay: 15 });
  expect(await expectSame(one, two)).toContain(`H2 To be a heading. Typed before ${first}`);
  await caretAt(one, "Left half.", "Home");
  for (let at = 0; at < "Left half.".length; at += 1) await one.keyboard.press("ArrowRight");
  await caretAt(two, "Left half.", "End");
  await Promise.all([
    two.keyboard.type(` ${second}`, { delay: 20 }),
    one.keyboard.press("Enter", { delay: 100 }),
  ]);
  const same = await expectSame(one, two);
  expect(same).toContain("P Left half.");
  const letters = (words: string) =>
    words
      .replaceAll(/[^a-z0-9]/g, "")
      .split("")
      .toSorted()
      .join("");
  const written = same.slice(same.indexOf("P Left half.")).replaceAll(/^P /gm, "");
  expect(letters(written)).toBe(letters(`Left half. Right half. ${second}`));
});

test("a table to which two people add rows and columns at once comes to rest, the same for both", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text({ body: bodyOf("Above.") }));
  const [one, two] = await openAll(signedIn, id, "reporter", "editor");
  const tool = (page: Page, name: string) =>
    page.getByRole("toolbar", { name: "Formatting" }).getByRole("button", { name, exact: true });
  await typeAtEnd(one, "");
  await one.keyboard.press("Enter");
  await tool(one, "Table").click();
  await expect(body(two).locator("tr")).toHaveCount(3);
  const cells = (page: Page) => body(page).locator("th, td");
  await cells(one).first().click();
  await cells(two).last().click();
  await Promise.all([tool(one, "Column right").click(), tool(two, "Row below").click()]);
  await Promise.all([tool(one, "Row below").click(), tool(two, "Column right").click()]);
  const shape = (page: Page) =>
    body(page)
      .locator("tr")
      .evaluateAll((rows) => rows.map((tr) => tr.children.length));
  await expect
    .poll(async () => new Set(await shape(one)).size, {
      message: "the newsroom makes it square",
      timeout: 30_000,
    })
    .toBe(1);
  await expectSame(one, two);
  // Two browsers that repair each other's repairs would go on meanwhile.
  await one.waitForTimeout(3_000);
  await expectSame(one, two);
  const [left, right] = [await shape(one), await shape(two)];
  expect(left).toEqual(right);
  expect(new Set(left).size).toBe(1);
  // Each added one row and one column to three of each; a column that met a row under way may stand there twice.
  for (const count of [left.length, Math.max(...left)]) {
    expect(count).toBeGreaterThanOrEqual(5);
    expect(count).toBeLessThanOrEqual(6);
  }
  await one.waitForTimeout(3_000);
  expect(await shape(two)).toEqual(right);
  await insertAtEnd(one, "");
  expect((await row(id)).copy).toContain('"type": "table"');
});

test("a page of an older release is told to reload, keeps what was typed in it, and deletes nothing for anybody", async ({
  signedIn,
}) => {
  const [word, kept] = [canary(), canary()];
  const id = await draft("reporter", await text({ word }));
  const [stale] = await openAll(signedIn, id, "reporter");
  const line = await lineOf(stale);
  await stale.reload();
  await expectSaved(stale);
  await line.cut();
  await typeAtEnd(stale, ` ${kept}`);
  const before = (await row(id)).copy;
  await stale.route("**/ticket", async (route) => {
    const { schema } = route.request().postDataJSON() as { schema: number };
    await route.continue({ postData: JSON.stringify({ schema: schema - 1 }) });
  });
  await line.mend();
  await expect(saveStatus(stale)).toHaveText(/^The newsroom was upgraded\. Reload this page/);
  expect((await row(id)).copy).toBe(before);
  await stale.unroute("**/ticket");
  await stale.reload();
  await expect(body(stale)).toContainText(kept);
  await expectSaved(stale);
  const { copy } = await row(id);
  expect(copy).toContain(kept);
  expect(copy).toContain(word);
});

test("while one person restores an earlier text the other goes on typing, and both end with the same", async ({
  signedIn,
}) => {
  const content = await text({ body: bodyOf("As it was submitted.") });
  const [later, typed] = [canary(), canary()];
  const id = await inReview(content);
  await verb("editor", id, { verb: "request-changes", reason: "For a test." });
  await write("reporter", id, { ...content, body: bodyOf("As it was submitted.", `Added later ${later}.`) });
  const [one] = await openAll(signedIn, id, "reporter");
  await expect(body(one)).toContainText(later);
  const [two] = await openAll(signedIn, id, "editor");
  await headline(one).click();
  await one.keyboard.press("End");
  await two.goto(`/desk/articles/${id}/history`);
  await two.getByRole("button", { name: "Restore" }).first().click();
  const dialog = two.getByRole("dialog", { name: /^Restore revision/ });
  await expect(dialog).toBeVisible();
  await Promise.all([
    one.keyboard.type(` ${typed}`, { delay: 60 }),
    dialog.getByRole("button", { name: "Restore" }).click(),
  ]);
  await expect(two).toHaveURL(new RegExp(`/desk/articles/${id}$`));
  await expectSaved(two);
  await expect.poll(() => proseOn(one)).not.toContain(later);
  const same = await expectSame(one, two);
  expect(same).toContain("P As it was submitted.");
  expect(same).not.toContain(later);
  // The last letters at least were typed on what stood there again.
  expect(same).toContain(typed.slice(-2));
  await headline(one).click();
  await one.keyboard.press("End");
  await one.keyboard.insertText(" and on");
  expect(await expectSame(one, two)).toContain(" and on");
});
