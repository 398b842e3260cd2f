// Who may write, and until when: what comes too late is said and kept, and no verb takes less or more than its person saw.
import type { Page } from "@playwright/test";
import { canary, draft, inReview, ready, revisionText, row, text, verb } from "#db/testing-stories.ts";
import { expectSaved, openArticle, saveStatus, typeAtEnd, verbButton } from "./desk.ts";
import { expect, test } from "./fixtures.ts";
import { expectSame, keptTexts, lineOf, proseOn } from "./line.ts";

const body = (page: Page) => page.getByRole("textbox", { name: "Body" });
const late = /^Your last words came after the text was closed\./;

for (const who of ["reporter", "legal"] as const)
  test(`at ready ${who} may only read: nothing can be typed, not even in that browser, and no copy is kept there`, async ({
    signedIn,
  }) => {
    const word = canary();
    const id = await ready(await text());
    const page = await signedIn(who);
    await openArticle(page, id);
    await expect(body(page)).toHaveAttribute("contenteditable", "false");
    const before = await proseOn(page);
    for (const name of ["Headline", "Standfirst", "Body"]) {
      await page.getByRole("textbox", { name }).click();
      await page.keyboard.type(word);
      await page.keyboard.press("Enter");
      await page.keyboard.press("Backspace");
    }
    expect(await proseOn(page)).toBe(before);
    await expect(page.getByText(late)).toHaveCount(0);
    expect(await keptTexts(page)).toEqual([]);
    expect((await row(id)).copy).not.toContain(word);
  });

test("an approval closes the text under everybody who has it open; what came too late is said, kept, and goes in when it is reopened", async ({
  signedIn,
}) => {
  const word = canary();
  const id = await inReview(await text());
  const page = await signedIn("editor2");
  const line = await lineOf(page);
  await openArticle(page, id);
  await expectSaved(page);
  line.hold();
  await typeAtEnd(page, ` ${word}`);
  await expect(saveStatus(page)).toHaveText("Saving…");
  await verb("editor", id, { verb: "approve" });
  await expect(body(page)).toHaveAttribute("contenteditable", "false");
  line.letGo();
  await expect(page.getByText(late)).toBeVisible();
  await expect(body(page)).toContainText(word);
  expect((await row(id)).copy).not.toContain(word);
  await verb("editor", id, { verb: "reopen" });
  await expect(body(page)).toHaveAttribute("contenteditable", "true");
  await expectSaved(page);
  await expect(page.getByText(late)).toHaveCount(0);
  expect((await row(id)).copy).toContain(word);
});

test("words that came too late survive a closed tab, and go in when the text is reopened later", async ({
  signedIn,
}) => {
  const word = canary();
  const id = await inReview(await text());
  const page = await signedIn("editor2");
  const line = await lineOf(page);
  await openArticle(page, id);
  await expectSaved(page);
  await line.cut();
  await typeAtEnd(page, ` ${word}`);
  await expect(saveStatus(page)).toHaveText(/^No connection/);
  // A tab keeps what was typed a moment before it is closed.
  await page.waitForTimeout(500);
  await verb("editor", id, { verb: "approve" });
  await page.close();
  await verb("editor", id, { verb: "reopen" });
  const later = await page.context().newPage();
  await openArticle(later, id);
  await expect(body(later)).toContainText(word);
  await expectSaved(later);
  expect((await row(id)).copy).toContain(word);
});

test("a verb that is pressed at once waits for the words that are under way: its revision has them", async ({
  signedIn,
}) => {
  const word = canary();
  const id = await draft("reporter", await text());
  const page = await signedIn("reporter");
  const line = await lineOf(page);
  await openArticle(page, id);
  await expectSaved(page);
  line.hold();
  await typeAtEnd(page, ` ${word}`);
  await (await verbButton(page, "Submit for review")).click();
  await page.waitForTimeout(1_000);
  expect((await row(id)).stage).toBe("draft");
  line.letGo();
  await expect(page.getByText(/^Submitted\. The editors/).first()).toBeVisible();
  expect(await revisionText(id)).toContain(word);
});

test("a verb takes in what somebody else typed and this screen has seen", async ({ signedIn }) => {
  const word = canary();
  const id = await draft("reporter", await text());
  const [one, two] = [await signedIn("reporter"), await signedIn("editor")];
  for (const page of [one, two]) {
    await openArticle(page, id);
    await expectSaved(page);
  }
  await typeAtEnd(two, ` ${word}`);
  expect(await expectSame(one, two)).toContain(word);
  await (await verbButton(one, "Submit for review")).click();
  await expect(one.getByText(/^Submitted\. The editors/).first()).toBeVisible();
  expect(await revisionText(id)).toContain(word);
});

test("an approval is refused when somebody typed what the approver's screen has not shown yet", async ({
  signedIn,
}) => {
  const word = canary();
  const id = await inReview(await text());
  const [approver, writer] = [await signedIn("editor"), await signedIn("editor2")];
  const line = await lineOf(approver);
  for (const page of [approver, writer]) {
    await openArticle(page, id);
    await expectSaved(page);
  }
  await expect(await verbButton(approver, "Approve")).toHaveAttribute("aria-disabled", "false");
  line.deafen();
  await typeAtEnd(writer, ` ${word}`);
  await expectSaved(writer);
  await (await verbButton(approver, "Approve")).click();
  await expect(approver.getByText(/Priya Ranganathan .*after you looked\. Nothing was done/)).toBeVisible();
  expect((await row(id)).stage).toBe("review");
  line.letGo();
  await expect(body(approver)).toContainText(word);
  await (await verbButton(approver, "Approve")).click();
  await expect(approver.getByText(/^Approved\. The text is read-only/).first()).toBeVisible();
  expect(await revisionText(id)).toContain(word);
});
