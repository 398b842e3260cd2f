// axe finds nothing on any kind of page, in light and dark, for readers and at the desk.
import { draft, inReview, live, ready, text, verb, write } from "#db/testing-stories.ts";
import { openArticle, typeAtEnd, verbButton } from "./desk.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { readerKinds } from "./reader-kinds.ts";

test("readers' pages of every kind", async ({ reader }) => {
  test.setTimeout(400_000);
  const page = await reader();
  for (const { name, path } of await readerKinds(page.request)) {
    await test.step(name, async () => {
      await page.goto(path);
      await expectAccessible(page);
    });
  }
});

test("the front page and an article on a phone", async ({ reader }) => {
  const page = await reader();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const { name, path } of (await readerKinds(page.request)).filter(
    (one) => one.name === "front" || one.name === "article",
  )) {
    await test.step(name, async () => {
      await page.goto(path);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        `${name} is no wider than the screen`,
      ).toBeLessThanOrEqual(390);
      await expectAccessible(page);
    });
  }
});

test("the sign-in page, plain and after a refusal", async ({ reader }) => {
  const page = await reader();
  await page.goto("/sign-in");
  await expectAccessible(page);
  await page.goto("/sign-in?error=wrong");
  await expect(page.getByText("Email and password don’t match.")).toBeVisible();
  await expectAccessible(page);
});

test("the board, its empty state, an administrator's overview and the newsroom's 404", async ({
  signedIn,
}) => {
  const page = await signedIn("editor");
  await page.goto("/desk");
  await expectAccessible(page);
  await page.goto("/desk?q=nothingfitsthisword");
  await expect(page.getByText("No article fits these filters.")).toBeVisible();
  await expectAccessible(page);
  await page.goto("/desk/nowhere");
  // The newsroom's own look, from the stylesheet of this build.
  await expect(page.getByRole("link", { name: "Back to the board" })).toHaveCSS("display", "flex");
  const ways = (of: typeof page) => of.getByRole("navigation", { name: "Newsroom" }).getByRole("link");
  for (const word of ["Board", "Calendar", "Pictures", "Handover", "New article", "Your account"])
    await expect(ways(page).filter({ hasText: word })).toHaveCount(1);
  await expectAccessible(page);
  const admin = await signedIn("admin");
  await admin.goto("/desk");
  await expectAccessible(admin);
  await admin.goto("/desk/nowhere");
  // What an administrator's role opens, and no door to a text.
  await expect(ways(admin).first()).toHaveText("Overview");
  for (const word of ["Board", "Calendar", "Pictures", "New article"])
    await expect(ways(admin).filter({ hasText: word })).toHaveCount(0);
});

test("the editor of a new article, of a draft, in review with its changes, and read-only at ready", async ({
  signedIn,
}) => {
  test.setTimeout(300_000);
  const page = await signedIn("editor");
  await page.goto("/desk/articles/new");
  await expect(page.getByRole("textbox", { name: "Body" })).toBeVisible();
  await expectAccessible(page);
  await openArticle(page, await draft("editor", await text()));
  await expectAccessible(page);
  const content = await text();
  const changed = await live(content);
  await write("reporter", changed, { ...content, headline: `${content.headline}, at last` });
  await verb("reporter", changed, { verb: "submit", changeClass: "update" });
  await openArticle(page, changed);
  await expect(page.locator("[data-part=changes]")).toBeVisible();
  await expectAccessible(page);
  await openArticle(page, await ready(await text()));
  await expectAccessible(page);
});

test("a verb's dialog, the shortcuts and the receipt", async ({ signedIn }) => {
  const id = await inReview(await text());
  const page = await signedIn("editor");
  await openArticle(page, id);
  await (await verbButton(page, "Request changes")).click();
  await expect(page.getByRole("dialog", { name: "Request changes" })).toBeVisible();
  await expectAccessible(page);
});

test("a comment and a suggestion beside the text, with the search open, and the same in a phone's sheet and bar", async ({
  signedIn,
}) => {
  test.setTimeout(300_000);
  const page = await signedIn("editor");
  await openArticle(page, await draft("editor", await text()));
  await typeAtEnd(page, " Commented");
  await page.keyboard.press("Shift+Control+ArrowLeft");
  await page.keyboard.press("Control+Alt+m");
  await page.keyboard.type("Why this word?");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("switch", { name: "Suggest changes" }).click();
  await typeAtEnd(page, " Suggested.");
  await page.keyboard.press("Control+f");
  await expect(page.getByRole("button", { name: /^Comment by/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Suggestion by/ })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("button", { name: "More actions" }).click();
  await page.getByRole("button", { name: /^Comments/ }).click();
  await expect(page.getByRole("button", { name: /^Suggestion by/ })).toBeVisible();
  await expectAccessible(page);
});

test("the history with its comparison", async ({ signedIn }) => {
  const content = await text();
  const id = await live(content);
  await write("editor", id, { ...content, headline: `${content.headline}, at last` });
  await verb("editor", id, { verb: "submit", changeClass: "update" });
  const page = await signedIn("editor");
  await page.goto(`/desk/articles/${id}/history`);
  await expect(page.getByRole("heading", { name: /^From revision/ })).toBeVisible();
  await expectAccessible(page);
});

test("the board and the editor on a phone", async ({ signedIn }) => {
  const page = await signedIn("editor");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/desk");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
  await openArticle(page, await draft("editor", await text()));
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
});

/** What no other test looks at, by who opens it. */
const rest = {
  chief: ["/desk/calendar", "/desk/settings/topics"],
  admin: [
    "/desk/settings",
    "/desk/settings/bureaus",
    "/desk/settings/sections",
    "/desk/settings/site",
    "/desk/account",
  ],
} as const;

for (const who of ["chief", "admin"] as const)
  test(`the pages of the newsroom that no other test looks at, on a phone, as ${who}`, async ({
    signedIn,
  }) => {
    const page = await signedIn(who);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of rest[who]) {
      await page.goto(path);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth),
        `${path} is no wider than the screen`,
      ).toBeLessThanOrEqual(390);
      await expectAccessible(page);
    }
  });

test("links that open nothing: an invitation, and a revision for a reviewer without an account", async ({
  reader,
}) => {
  const page = await reader();
  for (const path of ["/sign-in/invite/nothing", "/review/nothing"]) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
  }
});
