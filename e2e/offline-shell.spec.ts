// An article that was opened before reopens without a connection, for the same person alone, and nothing else is kept.
import type { BrowserContext, Page } from "@playwright/test";
import { canary, draft, ownPerson, row, text } from "#db/testing-stories.ts";
import { expectSaved, openArticle, saveStatus, typeAtEnd, within } from "./desk.ts";
import { accounts, expect, password, test } from "./fixtures.ts";

const notHere = "The newsroom can’t be reached from here at the moment.";

/** Addresses in every cache of this origin, as paths. */
async function keptPaths(page: Page): Promise<string[]> {
  return await page.evaluate(async () => {
    const paths: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) paths.push(new URL(url).pathname);
    return paths;
  });
}

/** All that this browser keeps of texts. Reading waits its turn behind what is being written at the moment. */
async function localTexts(page: Page): Promise<string> {
  return await page.evaluate(async () => {
    const texts: string[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const asked = indexedDB.open(name);
        asked.addEventListener("success", () => resolve(asked.result));
      });
      for (const store of database.objectStoreNames) {
        texts.push(
          await new Promise<string>((resolve) => {
            const all = database.transaction(store).objectStore(store).getAll();
            all.addEventListener("success", () => resolve(JSON.stringify(all.result)));
          }),
        );
      }
      database.close();
    }
    return texts.join("");
  });
}

/** Opens an article and waits until it would reopen without a connection. */
async function openAndKeep(page: Page, id: number): Promise<void> {
  await openArticle(page, id);
  await within(
    20_000,
    () => keptPaths(page),
    (paths) => paths.includes(`/desk/articles/${id}`),
  );
}

async function offlinePage(context: BrowserContext, address: string): Promise<Page> {
  await context.setOffline(true);
  const page = await context.newPage();
  await page.goto(address);
  return page;
}

async function signInByForm(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/desk/);
}

test("an article that was opened before reopens without a connection, and what is typed there is saved later", async ({
  signedIn,
}) => {
  const word = canary();
  const id = await draft("reporter", await text());
  const first = await signedIn("reporter");
  const context = first.context();
  await openAndKeep(first, id);
  await first.close();
  const page = await offlinePage(context, `/desk/articles/${id}`);
  await expect(page.getByRole("textbox", { name: "Body" })).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Headline" })).toBeVisible();
  await typeAtEnd(page, ` ${word}`);
  await expect(saveStatus(page)).not.toHaveText("Saved");
  await context.setOffline(false);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expectSaved(page);
  expect((await row(id)).copy).toContain(word);
});

test("the page for a new article reopens as well", async ({ signedIn }) => {
  const first = await signedIn("reporter");
  await first.goto("/desk/articles/new");
  await within(
    20_000,
    () => keptPaths(first),
    (paths) => paths.includes("/desk/articles/new"),
  );
  const page = await offlinePage(first.context(), "/desk/articles/new");
  await expect(page.getByRole("textbox", { name: "Body" })).toBeVisible();
});

test("an article begun a moment ago reopens without a connection at its own address, and goes on there", async ({
  signedIn,
}) => {
  const word = canary();
  const first = await signedIn("reporter");
  const context = first.context();
  await first.goto("/desk/articles/new");
  await first.getByRole("textbox", { name: "Headline" }).click();
  await first.keyboard.type(`Begun on the way ${word}`);
  await typeAtEnd(first, "The first words.");
  await expectSaved(first);
  const address = new URL(first.url()).pathname;
  expect(address).toMatch(/^\/desk\/articles\/\d+$/);
  await within(
    20_000,
    () => keptPaths(first),
    (paths) => paths.includes(address),
  );
  await context.setOffline(true);
  await typeAtEnd(first, " Typed in the tunnel.");
  await expect(saveStatus(first)).toHaveText(/^No connection/);
  expect(await localTexts(first)).not.toBe("");
  await first.close();
  const page = await offlinePage(context, address);
  await expect(page.getByRole("textbox", { name: "Headline" })).toHaveText(`Begun on the way ${word}`);
  await expect(page.getByRole("textbox", { name: "Body" })).toHaveText(
    "The first words. Typed in the tunnel.",
  );
  await typeAtEnd(page, " And after it.");
  await context.setOffline(false);
  await page.evaluate(() => window.dispatchEvent(new Event("online")));
  await expectSaved(page);
  expect((await row(Number(address.split("/").at(-1)))).copy).toContain(
    "The first words. Typed in the tunnel. And after it.",
  );
});

test("without a connection every other newsroom page says so and leads to the articles that can be opened", async ({
  signedIn,
}) => {
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  const other = await draft("reporter", await text());
  const first = await signedIn("reporter");
  await openAndKeep(first, id);
  await first.close();
  for (const address of ["/desk", `/desk/articles/${id}/history`, `/desk/articles/${other}`]) {
    const page = await offlinePage(first.context(), address);
    await expect(page.getByRole("heading", { name: notHere })).toBeVisible();
    await page.getByRole("main").getByRole("link").first().click();
    await expect(page).toHaveURL(new RegExp(`/desk/articles/${id}$`));
    await expect(page.getByRole("textbox", { name: "Body" })).toBeVisible();
    await page.close();
  }
});

test("a link that is pressed without a connection leads to a page that says so, not to an error", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text());
  const page = await signedIn("reporter");
  await openAndKeep(page, id);
  await page.context().setOffline(true);
  await page.getByRole("link", { name: "History" }).click();
  await expect(page.getByRole("heading", { name: notHere })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("textbox", { name: "Body" })).toBeVisible();
});

test("nothing is kept but the editor's pages and the code that they use", async ({ signedIn }) => {
  const id = await draft("reporter", await text());
  const page = await signedIn("reporter");
  await page.goto("/desk");
  await openAndKeep(page, id);
  await page.goto(`/desk/articles/${id}/history`);
  await page.goto("/desk");
  await expect(page.getByRole("heading", { name: "Board" })).toBeAttached();
  const strange = (await keptPaths(page)).filter(
    (path) => path !== `/desk/articles/${id}` && !path.startsWith("/_next/static/"),
  );
  expect(strange).toEqual([]);
});

test("sign-out takes away the kept pages and every local text", async ({ signedIn }) => {
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  const page = await signedIn("reporter");
  await openAndKeep(page, id);
  await page.getByRole("button", { name: /your account$/ }).click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  expect(await keptPaths(page)).toEqual([]);
  const later = await offlinePage(page.context(), `/desk/articles/${id}`);
  await expect(later.getByRole("heading", { name: notHere })).toBeVisible();
  expect(await later.content()).not.toContain(word);
});

test("whoever signs in after somebody else on the same browser never meets that person's pages or texts", async ({
  signedIn,
  baseURL,
}) => {
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  const page = await signedIn("reporter");
  page.on("dialog", (dialog) => void dialog.accept());
  await openAndKeep(page, id);
  await page.route("**/ticket", (route) => route.abort());
  await page.context().setOffline(true);
  await typeAtEnd(page, ` Typed by the first ${word}.`);
  await expect(saveStatus(page)).not.toHaveText("Saved");
  await page.context().setOffline(false);
  await signInByForm(page, accounts.reporter2);
  await expect(page.getByRole("button", { name: /your account$/ })).toBeVisible();
  expect((await keptPaths(page)).filter((path) => path.startsWith("/desk"))).toEqual([]);
  await within(
    10_000,
    () => localTexts(page),
    (texts) => !texts.includes(word),
  );
  expect(new URL(page.url()).origin).toBe(baseURL);
  const later = await offlinePage(page.context(), `/desk/articles/${id}`);
  await expect(later.getByRole("heading", { name: notHere })).toBeVisible();
  expect(await later.content()).not.toContain(word);
});

test("a page whose session has ended, or that may not be read any more, is not kept", async ({
  reader,
  baseURL,
}) => {
  const id = await draft("reporter", await text());
  for (const end of ["session", "right"] as const) {
    const person = await ownPerson("editor");
    const page = await reader();
    await page.context().addCookies([
      {
        name: "nightdesk-session",
        value: person.token,
        url: baseURL ?? "",
        httpOnly: true,
        sameSite: "Lax",
      },
    ]);
    await openAndKeep(page, id);
    if (end === "session") await person.signOut();
    else await person.become("admin");
    await page.goto(`/desk/articles/${id}`);
    await within(
      10_000,
      () => keptPaths(page),
      (paths) => !paths.includes(`/desk/articles/${id}`),
    );
  }
});

test("a page of an older build reopens with that build's code until the new one is kept whole", async ({
  signedIn,
}) => {
  const id = await draft("reporter", await text());
  const page = await signedIn("reporter");
  await openAndKeep(page, id);
  const [before = ""] = await page.evaluate(() => caches.keys());
  const older = await page.evaluate(async (name) => {
    const old = await caches.open(`${name.slice(0, name.lastIndexOf("/"))}/an-older-build`);
    const kept = await caches.open(name);
    for (const request of await kept.keys()) {
      const answer = await kept.match(request);
      if (answer) await old.put(request, answer);
    }
    await caches.delete(name);
    return await caches.keys();
  }, before);
  expect(older).toEqual([expect.stringMatching(/\/an-older-build$/)]);
  const later = await offlinePage(page.context(), `/desk/articles/${id}`);
  await expect(later.getByRole("textbox", { name: "Body" })).toBeVisible();
  await later.context().setOffline(false);
  await later.goto(`/desk/articles/${id}`);
  await within(
    20_000,
    () => later.evaluate(() => caches.keys()),
    (names) => names.length === 1 && names[0] === before,
  );
});
