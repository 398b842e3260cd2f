// Several articles at once, as a person does it: chosen on the board, refused with the reason of each, then the rest goes on.
import { randomUUID } from "node:crypto";
import { addressOf, canary, ready, row, text, verb } from "#db/testing-stories.ts";
import { within } from "./desk.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { act } from "./server-actions.ts";
import { bytes } from "./surfaces.ts";

test("an editor selects three, is told which one is held, takes it out and publishes the rest, and readers see them", async ({
  signedIn,
  reader,
  baseURL,
}) => {
  const word = canary();
  const stories: Readonly<{ id: number; address: string }>[] = [];
  for (const name of ["Quay", "Crane", "Pilot"]) {
    const slug = `${name.toLowerCase()}-${word}`;
    const content = await text({ word, headline: `${name} ${word} opens`, slug });
    const id = await ready(content);
    stories.push({ id, address: addressOf(id, content) });
  }
  const [quay, crane, pilot] = stories;
  if (!quay || !crane || !pilot) throw new Error("three are needed");
  await verb("chief", crane.id, { verb: "place-hold", holdKind: "rights", reason: "Whose picture is it?" });

  const page = await signedIn("editor");
  const asked = page.waitForRequest((request) => request.postData()?.includes('"articles"') === true);
  const awake = page.waitForResponse(/\/desk\/api\/stream/);
  await page.goto(`/desk?q=${word}`);
  await awake;
  const bar = page.getByRole("region", { name: "Selection" });
  const box = (name: string) => page.getByRole("checkbox", { name: new RegExp(`^Select ${name}`) });
  // By key, one at a time; Escape lets go.
  await page.keyboard.press("j");
  await page.keyboard.press("x");
  await expect(bar).toContainText("1 selected");
  await page.keyboard.press("Escape");
  await expect(bar).toHaveCount(0);
  // With shift, all between: whatever stood last is on top.
  const boxes = page.getByRole("checkbox", { name: /^Select / });
  await boxes.first().check();
  await boxes.last().click({ modifiers: ["Shift"] });
  await expect(bar).toContainText("3 selected");
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page);
  await page.setViewportSize({ width: 1440, height: 900 });

  await bar.getByRole("button", { name: "Publish", exact: true }).click();
  await page
    .getByRole("dialog", { name: "Publish 3 articles" })
    .getByRole("button", { name: "Publish 3 articles" })
    .click();
  const refused = page.getByRole("dialog", { name: "Nothing was done" });
  await expect(refused.getByRole("listitem")).toHaveCount(1);
  await expect(refused.getByRole("listitem")).toContainText(/Crane.*under a hold for rights/);
  for (const { id } of stories) expect((await row(id)).publication).toBe("never");
  await expectAccessible(page);

  await refused.getByRole("button", { name: "Take this one out of the selection" }).click();
  // The question comes back, of what is left.
  const rest = page.getByRole("dialog", { name: "Publish 2 articles" });
  await expect(box("Crane")).not.toBeChecked();
  await rest.getByRole("button", { name: "Publish 2 articles" }).click();
  await expect(page.getByText("2 articles published.").last()).toBeVisible();
  await expect(page.getByRole("region", { name: "Live" }).getByRole("checkbox")).toHaveCount(2);
  await page.getByText("Receipts").click();
  const readers = await reader();
  for (const { id, address } of [quay, pilot]) {
    await within(
      1_000,
      () => bytes(readers.request, address),
      (answer) => answer.includes(word),
    );
    await expect(page.locator(`a[href="/desk/articles/${id}/history#events"]`)).toBeVisible();
  }
  expect((await readers.request.get(crane.address)).status()).toBe(404);

  // What somebody may not see is to them what isn't there.
  const { request } = await signedIn("admin");
  const action = (await asked).headers()["next-action"] ?? "";
  const missing = 900_000_000 + crane.id;
  const { body } = await act(request, baseURL ?? "", action, {
    key: randomUUID(),
    verb: "withhold",
    articles: [crane.id, quay.id, missing].map((id) => ({ id, seenVersion: 1 })),
    reason: "For a test.",
  });
  const said = [...body.matchAll(/"id":(?<id>\d+),"sentence":"(?<sentence>[^"]+)"/g)].map(
    (one) => one.groups,
  );
  expect(said.map((one) => Number(one?.["id"])).toSorted((a, b) => a - b)).toEqual([
    quay.id,
    crane.id,
    missing,
  ]);
  expect(new Set(said.map((one) => one?.["sentence"]))).toEqual(
    new Set(["It is not here, or you may not see it any more."]),
  );
  expect((await row(quay.id)).publication).toBe("live");
});
