// What is typed into a paragraph while another person does something to all of it: in its place, or kept for its writer.
import type { Page } from "@playwright/test";
import { bodyOf, draft, row, text } from "#db/testing-stories.ts";
import { expectSaved, openArticle } from "./desk.ts";
import { expect, test } from "./fixtures.ts";
import { expectSame, lineOf } from "./line.ts";

const body = (page: Page) => page.getByRole("textbox", { name: "Body" });

test("letters on their way into a paragraph that becomes a heading are in the heading, and the caret goes on behind them", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text({ body: bodyOf("To be a heading.", "Below.") }));
  const [one, two] = [await signedIn("reporter"), await signedIn("editor")];
  const line = await lineOf(two);
  for (const page of [one, two]) {
    await openArticle(page, id);
    await expectSaved(page);
    await body(page).getByText("To be a heading.").click();
    await page.keyboard.press("End");
  }
  await two.keyboard.press("ArrowLeft");
  line.hold();
  await two.keyboard.type(" soon", { delay: 15 });
  await one.keyboard.press("Control+Alt+2");
  await expect(body(two).locator("h2")).toContainText("To be a heading.");
  line.letGo();
  await expect(body(two).locator("h2")).toContainText("To be a heading soon");
  await two.keyboard.type(" enough", { delay: 15 });
  await expect.poll(() => expectSame(one, two)).toContain("H2 To be a heading soon enough.");
  expect((await row(id)).copy).toContain("To be a heading soon enough.");
});

test("letters on their way into a paragraph that another person deletes are kept for their writer, who puts them back", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text({ body: bodyOf("Above.", "To be deleted.", "Below.") }));
  const [one, two] = [await signedIn("reporter"), await signedIn("editor")];
  const line = await lineOf(two);
  for (const page of [one, two]) {
    await openArticle(page, id);
    await expectSaved(page);
    await body(page).getByText("To be deleted.").click();
    await page.keyboard.press("End");
  }
  line.hold();
  await two.keyboard.type(" Not yet.", { delay: 15 });
  await expect(async () => {
    await one.keyboard.press("End");
    await one.keyboard.press("Shift+Home");
    // What the browser selects counts once the editor has taken it, or has put its own selection back: two frames later.
    const selected = one.evaluate(
      () =>
        new Promise<string>((tell) =>
          requestAnimationFrame(() => requestAnimationFrame(() => tell(String(getSelection())))),
        ),
    );
    expect(await selected).toBe("To be deleted.");
  }).toPass();
  await one.keyboard.press("Delete");
  await one.keyboard.press("Backspace");
  await expect(body(two)).not.toContainText("To be deleted.");
  line.letGo();
  const kept = two.getByText(/^What you typed was in a paragraph that .+ deleted:$/);
  await expect(kept).toBeVisible();
  await expect(two.getByText("“ Not yet.”")).toBeVisible();
  await two.reload();
  await expect(kept).toBeVisible();
  await two.getByRole("button", { name: "Put back" }).click();
  await expect(kept).toHaveCount(0);
  expect(await expectSame(one, two)).toMatch(/P Above\.\nP\s+Not yet\.\nP Below\./);
});
