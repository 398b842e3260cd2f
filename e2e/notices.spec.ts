// Told without reloading: the bell, the alarms, the way to the place; and gone when it is settled.
import { bodyOf, canary, commentOn, draft, live, text, verb } from "#db/testing-stories.ts";
import { openArticle } from "./desk.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

test("a submitted text rings at the editors without reloading, and is gone for the others once one claims it", async ({
  signedIn,
}) => {
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  const page = await signedIn("editor2");
  await page.goto("/desk/account");
  const bell = page.getByRole("button", { name: /^Notices, / });
  await bell.click();
  const list = page.getByRole("region", { name: "Notices" });
  await expect(list).toBeVisible();
  await verb("reporter", id, { verb: "submit" });
  const line = list.getByRole("listitem").filter({ hasText: word });
  await expect(line).toContainText("for review");
  await expect(page.locator("[aria-live=polite]", { hasText: word })).toHaveCount(1);
  await expect(bell).toHaveAccessibleName(/^Notices, \d+\+? unread$/);
  await verb("editor", id, { verb: "claim" });
  await expect(line).toHaveCount(0);

  // By keyboard to the place, on a phone.
  await page.setViewportSize({ width: 390, height: 844 });
  await verb("editor", id, { verb: "release-claim" });
  await page.goto("/desk/notices?unread=1");
  await expectAccessible(page);
  const link = page.getByRole("link", { name: new RegExp(word) });
  await link.focus();
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`/desk/articles/${id}$`));
  await page.goto("/desk/notices");
  await expect(page.getByRole("button", { name: new RegExp(`^Mark as unread: .*${word}`) })).toBeVisible();
});

test("an alarm stands on every screen until it is read", async ({ signedIn }) => {
  const word = canary();
  const id = await live(await text({ word }));
  const page = await signedIn("editor2");
  await page.goto("/desk/notices/settings");
  await expectAccessible(page);
  const alarm = page.getByRole("region", { name: "Unread alarms" });
  await verb("editor", id, { verb: "set-embargo", at: new Date(Date.now() + 3_600_000), zone: "UTC" });
  await verb("editor", id, { verb: "lift-embargo", reason: `Released by the palace, ${word}.` });
  await expect(alarm).toContainText(word);
  await page.goto("/desk");
  await expect(alarm).toContainText("Embargo lifted early.");
  await alarm.getByRole("button", { name: "Mark as read" }).click();
  await expect(alarm).not.toContainText(word);
  await page.goto("/desk/notices");
  await expect(page.getByText(`“Released by the palace, ${word}.”`)).toBeVisible();
});

test("an alarm that arrives moves nothing under the caret of whoever writes, at the page's top and further down", async ({
  signedIn,
}) => {
  const page = await signedIn("editor2");
  await page.setViewportSize({ width: 1440, height: 900 });
  const alarm = page.getByRole("region", { name: "Unread alarms" });
  const arrives = async () => {
    const word = canary();
    const id = await live(await text({ word }));
    await verb("editor", id, { verb: "set-embargo", at: new Date(Date.now() + 3_600_000), zone: "UTC" });
    await verb("editor", id, { verb: "lift-embargo", reason: `Released by the palace, ${word}.` });
    await expect(alarm).toContainText(word);
  };
  const allRead = async () => {
    await page.goto("/desk/notices");
    // What other tests left unread would stand there already.
    const read = page.getByRole("button", { name: "Mark all as read" }).last();
    await expect(page.getByRole("heading", { name: "Notices" }).last()).toBeAttached();
    if (await alarm.isVisible()) await read.click();
    await expect(alarm).toHaveCount(0);
  };
  const paragraphs = Array.from({ length: 40 }, (_, index) => `Paragraph ${index} of a long text.`);
  const id = await draft("editor2", await text({ body: bodyOf(...paragraphs) }));
  const body = page.getByRole("textbox", { name: "Body" });
  for (const place of [0, 30]) {
    await allRead();
    await openArticle(page, id);
    const line = body.locator("p").nth(place);
    await line.click();
    await page.keyboard.press("End");
    await page.keyboard.type(" On it goes");
    const top = async () => Math.round((await line.boundingBox())?.y ?? 0);
    const before = await top();
    await arrives();
    expect(await top(), `paragraph ${place}`).toBe(before);
    await page.keyboard.type(", and on.");
    await expect(line).toHaveText(`Paragraph ${place} of a long text. On it goes, and on.`);
  }
});

test("a notice of a comment leads to its words in the editor", async ({ signedIn }) => {
  const word = canary();
  const content = await text({ word: canary() });
  const rest = Array.from({ length: 30 }, (_, index) => `Paragraph ${index} of a long text.`);
  const id = await draft("reporter", { ...content, body: bodyOf(...rest, `At its end ${word}.`) });
  await commentOn("editor", id, word, "reporter");
  const page = await signedIn("reporter");
  await page.goto("/desk/notices");
  await page.getByRole("listitem").filter({ hasText: content.headline }).getByRole("link").click();
  await expect(page).toHaveURL(/\?thread=/);
  await expect(page.getByText(`Who saw ${word}?`)).toBeInViewport();
  await expect(page.getByRole("textbox", { name: "Body" }).getByText(word)).toBeInViewport();
});
