// The board that people share: one of two clicks wins, what one does the other sees without reloading, and filters are kept.
import { canary, draft, text, verb } from "#db/testing-stories.ts";
import { boardLine, openArticle, verbButton } from "./desk.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

test("of two people who claim at once one has it and the other is told who, on both boards without reloading", async ({
  signedIn,
}) => {
  const word = canary();
  await draft("reporter", await text({ word }));
  const pages = [await signedIn("editor"), await signedIn("editor2")] as const;
  const lines = [await boardLine(pages[0], word), await boardLine(pages[1], word)] as const;
  // Neither is answered before both have asked.
  const asked = new Set<number>();
  const both = Promise.withResolvers<undefined>();
  for (const [index, page] of pages.entries())
    await page.route(
      (url) => url.searchParams.get("q") === word,
      async (route) => {
        if (route.request().method() === "POST") {
          asked.add(index);
          if (asked.size === pages.length) both.resolve(undefined);
          await both.promise;
        }
        await route.continue();
      },
    );
  for (const [index, line] of lines.entries())
    await expect(async () => {
      // A page that is still waking takes no click.
      if (!asked.has(index)) await line.getByRole("button", { name: "Claim", exact: true }).click();
      await expect.poll(() => asked.has(index), { timeout: 1_000 }).toBe(true);
    }).toPass();
  for (const line of lines) await expect(line).toContainText(/(Walter Quayle|Priya Ranganathan) has it/);
  const [first] = await lines[0].getByText(/has it/).allTextContents();
  const [winner, name] = first?.startsWith("Walter")
    ? ([0, "Walter Quayle"] as const)
    : ([1, "Priya Ranganathan"] as const);
  const loser = winner === 0 ? 1 : 0;
  await expect(lines[loser]).toContainText(`${name} has it`);
  await expect(pages[loser].getByText(`${name} has claimed this article`)).toBeVisible();
  await expect(pages[winner].getByText("has claimed this article")).toHaveCount(0);
});

test("what is assigned on the article shows on an open board at once, and the focus stays where it was", async ({
  signedIn,
}) => {
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  const board = await signedIn("editor2");
  const line = await boardLine(board, word);
  await line.getByRole("link").focus();

  const editor = await signedIn("editor");
  await openArticle(editor, id);
  await (await verbButton(editor, "Assign")).click();
  const dialog = editor.getByRole("dialog", { name: "Assign" });
  await dialog.getByRole("combobox", { name: "Assignee" }).fill("Tan");
  await expect(dialog.getByText("Nobody of that name may write this article.")).toBeVisible();
  await dialog.getByRole("combobox", { name: "Assignee" }).fill("Priya");
  await dialog.getByRole("option", { name: "Priya Ranganathan" }).click();
  await dialog.getByLabel("Due").fill("2020-01-01T10:00");
  await expect(dialog.getByText("This time is over. Choose a later one.")).toBeVisible();
  await dialog.getByLabel("Due").fill("2099-01-01T10:00");
  await dialog.getByRole("textbox", { name: "Planned words" }).fill("640");
  await dialog.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(editor.getByText(/^Assigned\./)).toBeVisible();

  await expect(line).toContainText("For Priya Ranganathan");
  await expect(line).toContainText("of 640 words");
  await expect(line).toContainText(/Due in/);
  await expect(line.getByRole("link")).toBeFocused();
  await verb("editor", id, { verb: "submit" });
  await expect(board.getByRole("region", { name: "In review" })).toContainText(word);
  await expect(line.getByRole("link")).toBeFocused();
});

test("filters are kept as a view under a name, renamed and deleted, by keyboard alone", async ({
  signedIn,
}) => {
  const page = await signedIn("chief");
  await page.goto("/desk?due=late");
  const claim = page.getByRole("combobox", { name: "Claim" });
  await claim.focus();
  for (const chosen of ["mine", "nobody"]) {
    await claim.press("ArrowDown");
    await expect(page).toHaveURL(new RegExp(`claim=${chosen}`));
    await expect(claim).toBeFocused();
  }
  await page.getByRole("button", { name: "Save view" }).press("Enter");
  await expect(page.getByRole("dialog").getByRole("textbox", { name: "Name" })).toBeFocused();
  await page.keyboard.type("Loose ends");
  await page.keyboard.press("Enter");
  const views = page.getByRole("navigation", { name: "Saved views" });
  await expect(views.getByRole("link", { name: "Loose ends" })).toHaveAttribute("aria-current", "true");
  await page.goto("/desk");
  await views.getByRole("link", { name: "Loose ends" }).press("Enter");
  await expect(page.getByRole("combobox", { name: "Claim" })).toHaveValue("nobody");
  await expect(page.getByRole("combobox", { name: "Due" })).toHaveValue("late");
  await views.getByRole("button", { name: "Edit views" }).press("Enter");
  const dialog = page.getByRole("dialog", { name: "Edit views" });
  await dialog.getByRole("textbox", { name: "Name of Loose ends" }).fill("Nobody’s and late");
  await page.keyboard.press("Enter");
  await expect(views.getByRole("link", { name: "Nobody’s and late", includeHidden: true })).toHaveCount(1);
  await dialog.getByRole("button", { name: "Delete Nobody’s and late" }).press("Enter");
  await expect(dialog.getByText("There is no view any more.")).toBeVisible();
});

test("columns are walked and an article is claimed by keyboard, and the board is accessible either way", async ({
  signedIn,
}) => {
  const word = canary();
  await draft("reporter", await text({ word }));
  const page = await signedIn("editor");
  await page.goto(`/desk?q=${word}`);
  await expect(page.getByRole("link", { name: new RegExp(word) })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("navigation", { name: "View" }).getByRole("link", { name: "Columns" }).click();
  const columns = page.getByRole("region", { name: "Columns" });
  const drafts = columns.getByRole("region", { name: "Drafts" });
  await expect(drafts.getByRole("link", { name: new RegExp(word) })).toBeVisible();
  await page.keyboard.press("l");
  await expect(drafts.getByRole("link", { name: new RegExp(word) })).toBeFocused();
  await page.keyboard.press("c");
  await expect(drafts.getByRole("listitem")).toContainText("Walter Quayle has it");
  await expect(drafts.getByRole("link", { name: new RegExp(word) })).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/desk\/articles\/\d+$/);
});

test("j leads from line to line of what is in sight: of the board, of a search, and of the bell while it lies open", async ({
  signedIn,
}) => {
  const word = canary();
  for (const name of ["Quay", "Crane"]) {
    const content = await text({
      word,
      headline: `${name} ${word} opens`,
      slug: `${name.toLowerCase()}-${word}`,
    });
    await verb("reporter", await draft("reporter", content), { verb: "submit" });
  }
  const page = await signedIn("editor");
  const bell = page.getByRole("button", { name: /^Notices, / });
  const panel = page.getByRole("region", { name: "Notices" });
  const told = panel.getByRole("link", { name: new RegExp(word) });
  const focused = panel.locator("a:focus");
  for (const path of [`/desk?q=${word}`, `/desk/search?q=${word}`]) {
    await page.goto(path);
    const lines = page.getByRole("main").getByRole("link", { name: new RegExp(`^(?:Quay|Crane) ${word}`) });
    await expect(lines).toHaveCount(2);
    // What the bell told stays in the document when it is closed.
    await bell.click();
    await expect(told).toHaveCount(2);
    await page.keyboard.press("j");
    await expect(focused).toHaveCount(1);
    const first = (await focused.textContent()) ?? "";
    await page.keyboard.press("j");
    await expect(focused).toHaveCount(1);
    await expect(focused).not.toHaveText(first);
    await page.keyboard.press("Escape");
    await expect(told.first()).toBeHidden();
    await page.keyboard.press("j");
    await expect(lines.first()).toBeFocused();
    await page.keyboard.press("j");
    await expect(lines.last()).toBeFocused();
    await page.keyboard.press("k");
    await expect(lines.first()).toBeFocused();
  }
});
