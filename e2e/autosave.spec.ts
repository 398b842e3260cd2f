// Nothing that somebody typed is lost, and "Saved" is never said of a text that the database doesn't have.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "@playwright/test";
import { canary, draft, row, text, write } from "#db/testing-stories.ts";
import { carryOut, expectSaved, openArticle, saveStatus, typeAtEnd, verbButton } from "./desk.ts";
import { accounts, expect, password, test } from "./fixtures.ts";
import { lineOf, proseOn } from "./line.ts";
import { ownBrowser } from "./own-browser.ts";

const offline = /^No connection\. Your text is safe in this browser/;

test("Saved stands there only once the database has the words", async ({ signedIn }) => {
  const id = await draft("reporter", await text());
  const word = canary();
  const page = await signedIn("reporter");
  const line = await lineOf(page);
  await openArticle(page, id);
  await expectSaved(page);
  line.hold();
  await typeAtEnd(page, ` ${word}`);
  await expect(saveStatus(page)).toHaveText("Saving…");
  await pause(500);
  await expect(saveStatus(page)).toHaveText("Saving…");
  expect((await row(id)).copy).not.toContain(word);
  line.letGo();
  await expectSaved(page);
  expect((await row(id)).copy).toContain(word);
});

test("words whose arrival was never confirmed are sent again and stand in the text once", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text());
  const word = canary();
  const page = await signedIn("reporter");
  const line = await lineOf(page);
  await openArticle(page, id);
  await expectSaved(page);
  line.deafen();
  await typeAtEnd(page, ` ${word}`);
  await expect.poll(async () => (await row(id)).copy).toContain(word);
  await expect(saveStatus(page)).toHaveText("Saving…");
  await line.cut();
  await expect(saveStatus(page)).toHaveText(offline);
  await line.mend();
  await expectSaved(page);
  expect((await row(id)).copy.split(word)).toHaveLength(2);
  expect((await proseOn(page)).split(word)).toHaveLength(2);
});

test("what is typed while the newsroom doesn't answer survives a reload and is saved after it", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text());
  const word = canary();
  const page = await signedIn("reporter");
  const line = await lineOf(page);
  await openArticle(page, id);
  await expectSaved(page);
  await line.cut();
  await typeAtEnd(page, ` ${word}`);
  await expect(saveStatus(page)).toHaveText(offline);
  expect((await row(id)).copy).not.toContain(word);
  await page.reload();
  await expect(page.getByRole("textbox", { name: "Body" })).toContainText(word);
  await expect(saveStatus(page)).toHaveText(offline);
  await line.mend();
  await expectSaved(page);
  expect((await row(id)).copy).toContain(word);
});

test("what was typed without a connection survives a closed tab", async ({ signedIn }) => {
  const id = await draft("reporter", await text());
  const word = canary();
  const page = await signedIn("reporter");
  await openArticle(page, id);
  await expectSaved(page);
  await page.context().setOffline(true);
  await page.getByRole("textbox", { name: "Headline" }).fill(`Typed in a tunnel: ${word}`);
  await expect(saveStatus(page)).toHaveText(offline);
  await page.close();
  await page.context().setOffline(false);
  const later = await page.context().newPage();
  await later.goto(`/desk/articles/${id}`);
  await expect(later.getByRole("textbox", { name: "Headline" })).toHaveText(`Typed in a tunnel: ${word}`);
  await expectSaved(later);
  expect((await row(id)).copy).toContain(word);
});

/** Waits until the browser has taken in what a page gave it to keep so far; what a page holds back is not waited for. */
async function takenIn(): Promise<void> {
  for (const { name = "" } of await indexedDB.databases()) {
    await new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.addEventListener("error", () => reject(new Error(`${name} does not open`)));
      opening.addEventListener("success", () => {
        const reading = opening.result.transaction([...opening.result.objectStoreNames]);
        reading.addEventListener("complete", () => {
          opening.result.close();
          resolve();
        });
        reading.objectStore(opening.result.objectStoreNames[0] ?? "").count();
      });
    });
  }
}

test("a browser that is killed a moment after the last key loses nothing", async ({ signedIn, baseURL }) => {
  const id = await draft("reporter", await text());
  const words = `${canary()} typed in a train that enters a tunnel and a battery that gives up`;
  const cookies = await (await signedIn("reporter")).context().cookies();
  const profile = mkdtempSync(join(tmpdir(), "nightdesk-profile-"));
  const open = async () => {
    const own = await ownBrowser(profile);
    await own.context.addCookies(cookies);
    const page = await own.context.newPage();
    const line = await lineOf(page);
    await page.goto(`${baseURL}/desk/articles/${id}`);
    return { ...own, page, line };
  };
  try {
    const first = await open();
    await expectSaved(first.page);
    await first.line.cut();
    await expect(saveStatus(first.page)).toHaveText(offline);
    await typeAtEnd(first.page, ` ${words}`);
    await first.page.evaluate(takenIn);
    await first.kill();
    expect((await row(id)).copy).not.toContain(words);
    const second = await open();
    await expect(second.page.getByRole("textbox", { name: "Body" })).toContainText(words);
    await expectSaved(second.page);
    expect((await row(id)).copy).toContain(words);
    await second.kill();
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test("a new article that never reached the newsroom is offered again, and goes on there", async ({
  signedIn,
}) => {
  const word = canary();
  const page = await signedIn("reporter");
  await page.goto("/desk/articles/new");
  await expect(page.getByRole("textbox", { name: "Body" })).toBeVisible();
  await page.route("**/desk/api/articles", (route) => route.abort());
  await page.getByRole("textbox", { name: "Headline" }).fill(`Never sent ${word}`);
  await expect(saveStatus(page)).toHaveText(offline);
  await page.goto("/desk/articles/new");
  await expect(page.getByText(`never reached the newsroom: Never sent ${word}`)).toBeVisible();
  await page.unroute("**/desk/api/articles");
  await page.getByRole("button", { name: "Go on with it here" }).click();
  await expect(page).toHaveURL(/\/desk\/articles\/\d+$/);
  await expectSaved(page);
  await expect(page.getByRole("textbox", { name: "Headline" })).toHaveText(`Never sent ${word}`);
  expect((await row(Number(/(\d+)$/.exec(page.url())?.[1]))).copy).toContain(word);
  await page.goto("/desk/articles/new");
  await expect(page.getByRole("textbox", { name: "Body" })).toBeVisible();
  await expect(page.getByText(word)).toHaveCount(0);
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

const section = (page: Page) => page.getByRole("combobox", { name: "Section" });

test("a field that somebody else changes follows on an open page, and is said by name", async ({
  signedIn,
}) => {
  const content = await text();
  const other = await text({ section: "defence" });
  const id = await draft("reporter", content);
  const page = await signedIn("reporter");
  await openArticle(page, id);
  await expectSaved(page);
  await write("editor", id, { ...content, sectionId: other.sectionId });
  await expect(page.getByText("Walter Quayle changed Section.")).toBeVisible();
  await expect(section(page)).toHaveValue(other.sectionId ?? "");
  await expectSaved(page);
});

test("where two people changed the same field mine is kept, theirs is named, and one click takes it", async ({
  signedIn,
}) => {
  const content = await text();
  const [mine, theirs] = await Promise.all([text({ section: "defence" }), text({ section: "technology" })]);
  const id = await draft("reporter", content);
  const page = await signedIn("reporter");
  const line = await lineOf(page);
  await openArticle(page, id);
  await expectSaved(page);
  await line.cut();
  await section(page).selectOption(mine.sectionId);
  await expect(saveStatus(page)).not.toHaveText("Saved");
  await write("editor", id, { ...content, sectionId: theirs.sectionId, dateline: "Callao" });
  await line.mend();
  await expect(page.getByText("Walter Quayle changed Section while you did. Yours is kept.")).toBeVisible();
  await expectSaved(page);
  const between = await row(id);
  expect(between.copy).toContain(mine.sectionId);
  expect(between.copy).toContain("Callao");
  await page.getByRole("button", { name: "Use Walter Quayle’s" }).click();
  await expect(section(page)).toHaveValue(theirs.sectionId ?? "");
  await expect.poll(async () => (await row(id)).copy).toContain(theirs.sectionId);
  await expectSaved(page);
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
  const line = await lineOf(page);
  await openArticle(page, id);
  await expectSaved(page);
  line.hold();
  await typeAtEnd(page, " Words that can't leave.");
  await (await verbButton(page, "Submit for review")).click();
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
  await expectSaved(page);
  await page.context().request.post("/api/auth/signout", { form: {}, headers: origin, maxRedirects: 0 });
  await expect(saveStatus(page)).toHaveText(/^You are signed out\. Sign in in another tab/);
  await typeAtEnd(page, ` ${word}`);
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
