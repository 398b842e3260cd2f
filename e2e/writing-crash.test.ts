// The server is killed while people write: nothing that was called saved is lost, nothing that was typed without it either.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import { row, twoWriters } from "#db/testing-stories.ts";
import { serverEnvironment, testDatabase, type TestDatabase } from "#db/testing.ts";
import { env } from "#lib/env.ts";
import { chromiumArguments, findChromium } from "./chromium.ts";
import { openArticle, typeAtEnd } from "./desk.ts";
import { freePort, type Instance, startInstance, until } from "./instance.ts";
import { proseOn } from "./line.ts";

/** What is waited for comes within seconds; a machine under load gets more before the test gives up. */
const patience = 60_000;

let database: TestDatabase;
let variables: NodeJS.ProcessEnv;
let server: Instance;
let browser: Browser;

before(async () => {
  database = await testDatabase("writing_crash");
  variables = serverEnvironment(database, await freePort(), { DEMO: "0" });
  server = await startInstance(variables);
  const executablePath = findChromium(env.chromiumPath());
  browser = await chromium.launch({
    args: chromiumArguments,
    ...(executablePath !== null && { executablePath }),
  });
});

after(async () => {
  await browser.close();
  await server.stop("SIGTERM");
  await database.close();
});

async function open(session: string, id: number): Promise<Page> {
  const context = await browser.newContext({ baseURL: server.url, reducedMotion: "reduce" });
  await context.addCookies([
    { name: "nightdesk-session", value: session, url: server.url, httpOnly: true, sameSite: "Lax" },
  ]);
  const page = await context.newPage();
  await openArticle(page, id);
  await until("the page is in step", patience, () => isSaved(page));
  return page;
}

async function isSaved(page: Page): Promise<boolean> {
  return (await page.getByRole("status").first().textContent()) === "Saved";
}

test("killed 150 ms after the last key, the server loses nothing, and the page goes on by itself when it is back", async () => {
  const { id, sessions } = await twoWriters();
  const page = await open(sessions[0], id);
  const words = "And these are the last words before the power went.";
  await typeAtEnd(page, ` ${words}`);
  await pause(150);
  const called = await isSaved(page);
  await server.stop("SIGKILL");
  if (called) assert.ok((await row(id)).copy.includes(words), "what was called saved is in the database");
  await until("the page says that the line is gone", patience, async () => !(await isSaved(page)));
  server = await startInstance(variables);
  await until("the page is in step again", patience, () => isSaved(page));
  assert.ok((await row(id)).copy.includes(words));
  assert.equal((await proseOn(page)).split(words).length, 2);
  await page.context().close();
});

test("ten seconds without a server while two people type: every word of both is there afterwards, and both read the same", async () => {
  const { id, sessions } = await twoWriters();
  const [one, two] = [await open(sessions[0], id), await open(sessions[1], id)];
  await server.stop("SIGKILL");
  const [first, second] = ["One typed this in the dark.", "Another wrote that meanwhile."];
  await one.getByRole("textbox", { name: "Body" }).click();
  await one.keyboard.press("Control+Home");
  await two.getByRole("textbox", { name: "Body" }).click();
  await two.keyboard.press("Control+End");
  await Promise.all([
    one.keyboard.type(`${first} `, { delay: 250 }),
    two.keyboard.type(` ${second}`, { delay: 250 }),
    pause(10_000),
  ]);
  server = await startInstance(variables);
  for (const page of [one, two]) await until("the page is in step again", patience, () => isSaved(page));
  await until("both are the same", patience, async () => (await proseOn(one)) === (await proseOn(two)));
  const text = await proseOn(one);
  for (const words of [first, second]) {
    assert.equal(text.split(words).length, 2);
    assert.ok((await row(id)).copy.includes(words));
  }
});
