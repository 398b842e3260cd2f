// The newsroom's door in a browser: one answer to every wrong guess, one click for the demo, a way back that stays here, and
// an end of a session that counts at once.
import type { BrowserContext } from "@playwright/test";
import { canary, draft, type OwnPerson, ownPerson, row, text } from "#db/testing-stories.ts";
import { accounts, expect, password, test } from "./fixtures.ts";
import { expectSaved, openArticle, saveStatus, typeAtEnd } from "./desk.ts";
import { keptTexts, lineOf } from "./line.ts";

const cookieName = "nightdesk-session";

async function useSession(context: BrowserContext, person: OwnPerson, url: string): Promise<void> {
  await context.addCookies([{ name: cookieName, value: person.token, url, httpOnly: true, sameSite: "Lax" }]);
}

test("a wrong password and an unknown address get the same page, with the address kept and no password in it", async ({
  reader,
}) => {
  const seen: string[] = [];
  for (const email of [`${canary()}@meridian.test`, (await ownPerson("reporter")).email]) {
    const page = await reader();
    await page.goto("/sign-in");
    await page.getByRole("textbox", { name: "Email" }).fill(email);
    await page.getByRole("textbox", { name: "Password" }).fill("not-the-password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText("Email and password don’t match.")).toBeVisible();
    await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(email);
    await expect(page.getByRole("textbox", { name: "Password" })).toHaveValue("");
    expect(page.url()).not.toContain("password=");
    seen.push(
      `${new URL(page.url()).pathname} ${(await page.getByRole("main").innerText()).replaceAll(email, "EMAIL")}`,
    );
    expect((await page.context().cookies()).some((one) => one.name === cookieName)).toBe(false);
  }
  expect(seen[0]).toBe(seen[1]);
});

test("the form leads back to the page that was asked for, and its cookie is out of scripts' reach", async ({
  reader,
}) => {
  const id = await draft("reporter", await text());
  const page = await reader();
  await page.goto(`/desk/articles/${id}/history`);
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=/);
  await page.getByRole("textbox", { name: "Email" }).fill(accounts.reporter);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/articles/${id}/history$`));
  const cookie = (await page.context().cookies()).find((one) => one.name === cookieName);
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
});

test("each demo account signs in with one click", async ({ reader }) => {
  const page = await reader();
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: /^Sign in as/ })).toHaveCount(7);
  await page.getByRole("button", { name: /^Sign in as Walter Quayle editor, Americas/ }).click();
  await expect(page).toHaveURL(/\/desk$/);
  await expect(page.getByRole("button", { name: "Walter Quayle, your account" })).toBeVisible();
});

test("signing in works without JavaScript", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: /^Sign in as Lucía Ferrer/ }).click();
  await expect(page).toHaveURL(/\/desk$/);
  await context.close();
});

test("no callbackUrl leads off this site", async ({ reader, baseURL }) => {
  const { request } = await reader();
  for (const hostile of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "/sign-in",
    "http://127.0.0.1.evil.example/desk",
    "/%2f%2fevil.example",
  ]) {
    const page = await request.get(`/sign-in?callbackUrl=${encodeURIComponent(hostile)}`);
    expect(
      /name="callbackUrl" value="(?<back>[^"]*)"/.exec(await page.text())?.groups?.["back"],
      hostile,
    ).toMatch(/^\/(desk|%2f)/i);
    const answer = await request.post("/api/auth/callback/credentials", {
      form: { email: accounts.legal, password, callbackUrl: hostile },
      headers: { origin: baseURL ?? "" },
      maxRedirects: 0,
    });
    const leads = new URL(answer.headers()["location"] ?? "", baseURL);
    expect(leads.origin, hostile).toBe(baseURL);
  }
});

test("after sign-out the back button shows nothing of the newsroom, and the old cookie opens nothing", async ({
  signedIn,
  browser,
  baseURL,
}) => {
  const word = canary();
  const id = await draft("chief", await text({ word }));
  const page = await signedIn("chief");
  await openArticle(page, id);
  const kept = await page.context().cookies();
  await page.getByRole("button", { name: /your account$/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  expect(await page.content()).not.toContain(word);
  const thief = await browser.newContext({ baseURL: baseURL ?? "" });
  await thief.addCookies(kept);
  const answer = await thief.request.get(`/desk/articles/${id}`, { maxRedirects: 0 });
  expect(answer.headers()["location"]).toContain("/sign-in");
  await thief.close();
});

test("sign-out leaves no text of that person in the browser's stores, not even the name of one", async ({
  signedIn,
  baseURL,
}) => {
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  const page = await signedIn("reporter");
  const line = await lineOf(page);
  await openArticle(page, id);
  await expectSaved(page);
  expect(await keptTexts(page)).toEqual([expect.stringContaining(`:${id}:`)]);
  await line.cut();
  await typeAtEnd(page, " Words for nobody else.");
  await expect(saveStatus(page)).toHaveText(/^No connection/);
  await page.getByRole("button", { name: /your account$/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page).toHaveURL(new RegExp(`^${baseURL}/sign-in`));
  const left = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).map((one) => one.name ?? "");
    const texts: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    for (const name of names) {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name);
        asked.addEventListener("success", () => resolve(asked.result));
        asked.addEventListener("error", () => reject(asked.error ?? new Error("closed")));
      });
      for (const store of db.objectStoreNames) {
        const all = db.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => all.addEventListener("success", resolve));
        for (const one of all.result as unknown[])
          texts.push(one instanceof Uint8Array ? new TextDecoder().decode(one) : JSON.stringify(one));
      }
      db.close();
    }
    return texts.join("");
  });
  expect(left).not.toContain("Words for nobody else.");
  expect(left).not.toContain(word);
  expect(await keptTexts(page)).toEqual([]);
});

test("a session that was ended, a role that was changed and an account that was disabled count from the next request on", async ({
  reader,
  baseURL,
}) => {
  const url = baseURL ?? "";
  const ended = await ownPerson("editor");
  const page = await reader();
  await useSession(page.context(), ended, url);
  await page.goto("/desk");
  await expect(page.getByRole("heading", { name: "Board" })).toBeAttached();
  await ended.signOut();
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Fdesk$/);

  const changing = await ownPerson("editor");
  const other = await reader();
  await useSession(other.context(), changing, url);
  expect((await other.request.get("/desk/articles/new")).status()).toBe(200);
  await changing.become("legal");
  expect((await other.request.get("/desk/articles/new")).status()).toBe(404);
  await changing.disable();
  const answer = await other.request.get("/desk", { maxRedirects: 0 });
  expect(answer.headers()["location"]).toContain("/sign-in");
});

test("a role that was taken away under an open editor ends it at once, and nothing of the text stays in the browser", async ({
  reader,
  baseURL,
}) => {
  const word = canary();
  const person = await ownPerson("editor");
  const id = await draft("reporter", await text());
  const page = await reader();
  await useSession(page.context(), person, baseURL ?? "");
  await openArticle(page, id);
  await expectSaved(page);
  await person.become("admin");
  await expect(saveStatus(page)).toHaveText(
    "This article is not open to you any more. Go back to the board.",
  );
  await expect(page.getByRole("textbox", { name: "Body" })).toHaveAttribute("contenteditable", "false");
  await page.getByRole("textbox", { name: "Body" }).click();
  await page.keyboard.type(word);
  await expect.poll(() => keptTexts(page)).toEqual([]);
  expect((await row(id)).copy).not.toContain(word);
});

test("whose role becomes one that only suggests changes no word any more, in a page that was open before", async ({
  reader,
  baseURL,
}) => {
  const word = canary();
  const person = await ownPerson("editor");
  const id = await draft("reporter", await text());
  const page = await reader();
  await useSession(page.context(), person, baseURL ?? "");
  await openArticle(page, id);
  await expectSaved(page);
  await expect(page.getByRole("combobox", { name: "Section" })).toBeEnabled();
  await person.become("legal");
  await expect(page.getByRole("combobox", { name: "Section" })).toBeDisabled();
  await typeAtEnd(page, ` ${word}`);
  await expect(page.getByRole("textbox", { name: "Body" })).toContainText(word);
  await page.waitForTimeout(500);
  expect((await row(id)).copy).not.toContain(word);
});
