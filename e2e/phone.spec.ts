// A phone in an editor's hand: read, comment and approve by touch, with the text near the top of the screen.
import { letClaimRest } from "#db/testing-steps.ts";
import { canary, draft, inReview, live, ownPerson, row, text, verb, write } from "#db/testing-stories.ts";
import { expectSaved, openArticle, verbButton } from "./desk.ts";
import { expect, test } from "./fixtures.ts";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

test("an editor on a phone opens what waits, reads it, comments on its words and approves it, by touch alone", async ({
  browser,
  baseURL,
}) => {
  const word = canary();
  const id = await inReview(await text({ word }));
  const person = await ownPerson("editor");
  // The warning that another claim is about to end stands there all the while, and may be in nobody's way.
  const other = await draft("reporter", await text());
  await verb(person.email.replace("@meridian.test", ""), other, { verb: "claim" });
  await letClaimRest(other);
  const context = await browser.newContext({ ...phone, baseURL: baseURL ?? "" });
  await context.addCookies([{ name: "nightdesk-session", value: person.token, url: baseURL ?? "" }]);
  const page = await context.newPage();
  await page.goto(`/desk?q=${word}`);
  await page.getByRole("link", { name: new RegExp(word) }).tap();
  const headline = page.getByRole("textbox", { name: "Headline" });
  await expect(headline).toContainText(word);
  await expectSaved(page);
  expect((await headline.boundingBox())?.y).toBeLessThan(150);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  // What a long press on a word does.
  await page.getByRole("textbox", { name: "Body" }).evaluate((body) => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const words = walker.nextNode();
    if (words === null) throw new Error("the text is empty");
    body.focus();
    getSelection()?.setBaseAndExtent(words, 0, words, 3);
  });
  await page.getByRole("button", { name: "Comment", exact: true }).tap();
  const sheet = page.getByRole("region", { name: "Comments and suggestions" });
  await sheet.getByRole("textbox", { name: "Comment" }).fill("Read on the train.");
  const ending = page.getByRole("region", { name: "Claims that end soon" });
  await expect(ending.getByRole("button", { name: "Keep it" })).toBeVisible();
  await sheet.getByRole("button", { name: "Comment", exact: true }).last().tap();
  await expect(sheet.getByText("Read on the train.")).toBeVisible();
  await sheet.getByRole("button", { name: "Close comments" }).tap();
  await page.getByRole("button", { name: "More actions" }).tap();
  await expect(await verbButton(page, "Request changes")).toBeVisible();
  await expect(page.getByRole("link", { name: "History" })).toBeVisible();
  await page.getByRole("button", { name: "More actions" }).tap();
  await (await verbButton(page, "Approve")).tap();
  await expect(page.getByText(/^Approved\. The text is read-only/)).toBeVisible();
  expect((await row(id)).stage).toBe("ready");
  await context.close();
});

test("the bar of a phone holds state, saving and the next verb in one line, and unfolds the rest by keyboard", async ({
  signedIn,
}) => {
  const content = await text();
  const changed = await live(content);
  await write("editor", changed, { ...content, headline: `${content.headline}, at last` });
  const page = await signedIn("editor");
  await page.setViewportSize(phone.viewport);
  for (const id of [await draft("editor", await text()), changed]) {
    await openArticle(page, id);
    await expectSaved(page);
    // An alarm of another test's article stands above the text, and takes its own room.
    const alarms = page.getByRole("region", { name: "Unread alarms" });
    const above = (await alarms.count()) === 0 ? 0 : ((await alarms.boundingBox())?.height ?? 0);
    const status = await page.getByRole("status").boundingBox();
    const submit = await (await verbButton(page, "Submit for review")).boundingBox();
    const more = page.getByRole("button", { name: "More actions" });
    const unfold = await more.boundingBox();
    for (const box of [status, submit, unfold]) expect(box?.y).toBeLessThan(100 + above);
    expect((submit?.x ?? 390) + (submit?.width ?? 0)).toBeLessThanOrEqual(unfold?.x ?? 0);
    await more.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("link", { name: "Preview" })).toBeVisible();
    await expect(page.getByRole("switch", { name: "Suggest changes" })).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("link", { name: "Preview" })).toBeHidden();
    await expect(more).toBeFocused();
    await more.press("Enter");
    await page.getByRole("button", { name: "Details and checks" }).click();
    await expect(page.getByRole("combobox", { name: "Section" })).toBeInViewport();
  }
});
