// Accountable: what happened is in the timeline, the log and the handover, each line leads to its event, the numbers are tables,
// and what is taken away is a table for the same eyes.
import { canary, draft, live, text, verb } from "#db/testing-stories.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

test("an editor finds a kill's reason from the log, its event on the timeline, and takes away what may be read alone", async ({
  signedIn,
  baseURL,
}) => {
  const [word, secret] = [canary(), canary()];
  const id = await draft("reporter", await text({ word }));
  await verb("editor", id, { verb: "place-hold", holdKind: "editorial", reason: `Wait, ${word}.` });
  const killed = await live(await text({ word: secret }));
  await verb("chief", killed, { verb: "kill", reason: `Wrong person named, ${secret}.` });

  const page = await signedIn("editor");
  await page.goto(`/desk/log?article=${id}`);
  const line = page.getByRole("listitem").filter({ hasText: "placed a hold" });
  await expect(line).toContainText("An editorial hold");
  await expect(line).toContainText(word);
  await expectAccessible(page);
  await line.getByRole("link", { name: /^event 2/ }).click();
  await expect(page).toHaveURL(new RegExp(`/desk/articles/${id}/history\\?event=2#event-2$`));
  await expect(page.locator("#event-2")).toContainText("placed a hold");
  await page.getByRole("navigation", { name: "Kind of event" }).getByRole("link", { name: "Gates" }).click();
  await expect(page.locator("#event-1")).toHaveCount(0);
  await expect(page.locator("#event-2")).toBeVisible();

  const origin = { origin: baseURL ?? "", "sec-fetch-site": "same-origin" };
  const table = async (request: typeof page.request, query: string) =>
    (await request.post(`/desk/log/export${query}`, { headers: origin })).text();
  expect(await table(page.request, `?article=${id}`)).toContain(word);
  expect(await table(page.request, "")).not.toContain(secret);
  expect(
    (await page.request.post("/desk/log/export", { headers: { origin: "https://elsewhere.test" } })).status(),
  ).toBe(403);
  const chief = await signedIn("chief");
  expect(await table(chief.request, `?article=${killed}`)).toContain(secret);
  const reporter = await signedIn("reporter");
  expect((await reporter.request.post("/desk/log/export", { headers: origin })).status()).toBe(404);

  await chief.goto("/desk/log");
  await chief.getByRole("button", { name: "Verify now" }).click();
  await expect(chief.getByText("The log holds.")).toBeVisible({ timeout: 60_000 });
});

test("a handover tells what stands open until it is taken over, and the numbers are tables that can be taken away", async ({
  signedIn,
}) => {
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  await verb("reporter", id, { verb: "submit" });
  const page = await signedIn("editor");
  await page.goto("/desk/handover");
  const waiting = page.getByRole("region", { name: /^In review, claimed by nobody/ });
  await expect(waiting.getByRole("link", { name: new RegExp(word) })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("textbox", { name: "Note" }).fill("The harbour story waits for its second call.");
  await page.getByRole("button", { name: "I have taken over" }).click();
  await expect(page.getByText("Noted. Your next handover begins here.")).toBeVisible();
  await expect(page.getByText(/^Since you took over/)).toBeVisible();

  await page.goto("/desk/numbers");
  const published = page.getByRole("region", { name: "First published, by day", exact: true });
  await published.getByText("As a table").click();
  await expect(published.getByRole("columnheader", { name: "Americas" })).toBeVisible();
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await published.getByRole("button", { name: /^CSV/ }).click();
  expect((await download).suggestedFilename()).toBe("published.csv");
});
