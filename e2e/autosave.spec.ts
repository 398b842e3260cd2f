// Nothing that somebody typed is lost, and "Saved" is never said of a text that the database doesn't have.
import type { Page, Route } from "@playwright/test";
import { bodyOf, canary, draft, row, text, write } from "#db/testing-stories.ts";
import {
  carryOut,
  expectSaved,
  insertAtEnd,
  openArticle,
  saveStatus,
  typeAtEnd,
  verbButton,
} from "./desk.ts";
import { accounts, expect, password, test } from "./fixtures.ts";

const saves = "**/desk/api/articles/*/working-copy";
const offline = /^No connection\. Your text is safe in this browser/;

/** Leaving a page with unsaved words asks first; here the answer is yes. */
function leaveAnyway(page: Page): void {
  page.on("dialog", (dialog) => void dialog.accept());
}

test("Saved stands there only once the database has the words", async ({ signedIn }) => {
  const id = await draft("reporter", await text());
  const word = canary();
  const page = await signedIn("reporter");
  await openArticle(page, id);
  await expectSaved(page);
  let letThrough: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  const asked = page.waitForRequest((request) => request.method() === "PUT");
  await page.route(saves, async (route) => {
    await held;
    await route.continue();
  });
  await typeAtEnd(page, ` ${word}`);
  await expect(saveStatus(page)).not.toHaveText("Saved");
  await asked;
  await expect(saveStatus(page)).toHaveText("Saving…");
  expect((await row(id)).copy).not.toContain(word);
  letThrough();
  await expectSaved(page);
  expect((await row(id)).copy).toContain(word);
});

test("a save whose answer was lost is sent again and counts once", async ({ signedIn }) => {
  const id = await draft("reporter", await text());
  const word = canary();
  const page = await signedIn("reporter");
  await openArticle(page, id);
  const before = (await row(id)).copyVersion;
  let lost = 0;
  const keys: string[] = [];
  await page.route(saves, async (route: Route) => {
    keys.push((route.request().postDataJSON() as { key: string }).key);
    if (lost > 0) return await route.continue();
    lost += 1;
    await route.fetch();
    await route.abort();
  });
  await page.getByRole("textbox", { name: "Standfirst" }).fill(`A standfirst of ${word}.`);
  await expect(saveStatus(page)).toHaveText(offline);
  expect((await row(id)).copy).toContain(word);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expectSaved(page);
  expect(keys[1]).toBe(keys[0]);
  expect((await row(id)).copyVersion).toBe(before + 1);
});

test("what is typed while the newsroom doesn't answer survives a reload and is saved after it", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text());
  const word = canary();
  const page = await signedIn("reporter");
  leaveAnyway(page);
  await openArticle(page, id);
  await page.route(saves, (route) => route.abort());
  await typeAtEnd(page, ` ${word}`);
  await expect(saveStatus(page)).toHaveText(offline);
  expect((await row(id)).copy).not.toContain(word);
  await page.reload();
  await expect(page.getByText(/^What you typed until .* was still in this browser/)).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Body" })).toContainText(word);
  await page.unroute(saves);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expectSaved(page);
  expect((await row(id)).copy).toContain(word);
  await page.reload();
  await expectSaved(page);
  await expect(page.getByText(/was still in this browser/)).toHaveCount(0);
});

test("what was typed without a connection survives a closed tab", async ({ signedIn }) => {
  const id = await draft("reporter", await text());
  const word = canary();
  const page = await signedIn("reporter");
  await openArticle(page, id);
  await page.context().setOffline(true);
  await page.getByRole("textbox", { name: "Headline" }).fill(`Typed in a tunnel: ${word}`);
  await expect(saveStatus(page)).toHaveText(offline);
  await page.close();
  await page.context().setOffline(false);
  const later = await page.context().newPage();
  await later.goto(`/desk/articles/${id}`);
  await expect(later.getByRole("textbox", { name: "Headline" })).toHaveValue(`Typed in a tunnel: ${word}`);
  await expectSaved(later);
  expect((await row(id)).copy).toContain(word);
});

test("a new article that never reached the newsroom is offered again, and goes on there", async ({
  signedIn,
}) => {
  const word = canary();
  const page = await signedIn("reporter");
  leaveAnyway(page);
  await page.goto("/desk/articles/new");
  await expect(page.getByRole("textbox", { name: "Body" })).toBeVisible();
  await page.route("**/desk/api/articles", (route) => route.abort());
  await page.getByRole("textbox", { name: "Headline" }).fill(`Never sent ${word}`);
  await expect(saveStatus(page)).toHaveText(offline);
  await page.goto("/desk/articles/new");
  await expect(page.getByText(`Never sent ${word}`)).toBeVisible();
  await page.unroute("**/desk/api/articles");
  await page.getByRole("button", { name: "Go on with it here" }).click();
  await expect(page).toHaveURL(/\/desk\/articles\/\d+$/);
  await expectSaved(page);
  expect((await row(Number(/(\d+)$/.exec(page.url())?.[1]))).copy).toContain(word);
});

test("opening the page for a new article and leaving it makes no article", async ({ signedIn }) => {
  const page = await signedIn("reporter");
  const made: string[] = [];
  page.on("request", (request) => {
    if (request.method() !== "GET") made.push(`${request.method()} ${request.url()}`);
  });
  await page.goto("/desk/articles/new");
  await expect(page.getByRole("textbox", { name: "Body" })).toBeVisible();
  await page.getByRole("textbox", { name: "Headline" }).focus();
  await page.goto("/desk");
  expect(made).toEqual([]);
});

test("a stale save shows who changed what and merges both texts", async ({ signedIn }) => {
  const content = await text();
  const id = await draft("reporter", content);
  const [mine, theirs] = [canary(), canary()];
  const page = await signedIn("reporter");
  await openArticle(page, id);
  await write("editor", id, { ...content, standfirst: `Another standfirst, ${theirs}.` });
  await insertAtEnd(page, ` ${mine}`);
  const dialog = page.getByRole("dialog", {
    name: "Walter Quayle saved this article while you were writing",
  });
  await expect(dialog).toContainText("Walter Quayle changed Standfirst");
  const between = await row(id);
  expect(between.copy).toContain(theirs);
  expect(between.copy).not.toContain(mine);
  await dialog.getByRole("button", { name: "Go on with both changes" }).click();
  await expectSaved(page);
  const after = await row(id);
  expect(after.copy).toContain(mine);
  expect(after.copy).toContain(theirs);
  await expect(page.getByRole("textbox", { name: "Standfirst" })).toHaveValue(
    `Another standfirst, ${theirs}.`,
  );
});

test("where two people changed the same words in two tabs the writer chooses with both in view", async ({
  signedIn,
}) => {
  const content = await text({ body: bodyOf("One sentence.") });
  const id = await draft("reporter", content);
  const [mine, theirs] = [canary(), canary()];
  const [first, second] = [await signedIn("reporter"), await signedIn("editor")];
  await openArticle(first, id);
  await openArticle(second, id);
  await second.getByRole("textbox", { name: "Headline" }).fill(`A headline of ${theirs}`);
  await expectSaved(second);
  await first.getByRole("textbox", { name: "Headline" }).fill(`A headline of ${mine}`);
  const dialog = first.getByRole("dialog", { name: /Walter Quayle saved this article/ });
  await expect(dialog.getByRole("group", { name: "Headline" })).toContainText(mine);
  await expect(dialog.getByRole("group", { name: "Headline" })).toContainText(theirs);
  await dialog.getByRole("radio", { name: /Take Walter Quayle’s/ }).check();
  await dialog.getByRole("button", { name: "Go on with both changes" }).click();
  await expectSaved(first);
  await expect(first.getByRole("textbox", { name: "Headline" })).toHaveValue(`A headline of ${theirs}`);
  expect((await row(id)).copy).toContain(theirs);
});

test("a verb saves the last words before it acts", async ({ signedIn }) => {
  const id = await draft("reporter", await text());
  const word = canary();
  const page = await signedIn("reporter");
  await openArticle(page, id);
  await typeAtEnd(page, ` ${word}`);
  await carryOut(page, "Submit for review", /^Submitted\. The editors/);
  const after = await row(id);
  expect(after.stage).toBe("review");
  expect(after.copy).toContain(word);
});

test("a verb whose words can't be saved does nothing and says so", async ({ signedIn }) => {
  const id = await draft("reporter", await text());
  const page = await signedIn("reporter");
  await openArticle(page, id);
  await page.route(saves, (route) => route.abort());
  await typeAtEnd(page, " Words that can't leave.");
  await verbButton(page, "Submit for review").click();
  await expect(page.getByText(/^Your last words are not saved yet\. Nothing was done/)).toBeVisible();
  expect((await row(id)).stage).toBe("draft");
});

test("somebody who is signed out while writing loses nothing and saves after signing in again", async ({
  signedIn,
  baseURL,
}) => {
  const id = await draft("reporter", await text());
  const word = canary();
  const page = await signedIn("reporter");
  const origin = { origin: baseURL ?? "" };
  await openArticle(page, id);
  await page.context().request.post("/api/auth/signout", { form: {}, headers: origin, maxRedirects: 0 });
  await typeAtEnd(page, ` ${word}`);
  await expect(saveStatus(page)).toHaveText(/^You are signed out\. Sign in in another tab/);
  expect((await row(id)).copy).not.toContain(word);
  await page.context().request.post("/api/auth/callback/credentials", {
    form: { email: accounts.reporter, password, callbackUrl: "/desk" },
    headers: origin,
    maxRedirects: 0,
  });
  await page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expectSaved(page);
  expect((await row(id)).copy).toContain(word);
});
