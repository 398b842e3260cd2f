// An article that is taken from readers is gone everywhere within a second, and each way of doing it leaves what it promises.
import { addressOf, canary, live, text } from "#db/testing-stories.ts";
import { carryOut, openArticle, within } from "./desk.ts";
import { expect, test } from "./fixtures.ts";
import { bytes, expectNowhere, lists } from "./surfaces.ts";

test("a killed article answers 410 for every slug and is gone from front, section, feeds and sitemaps", async ({
  signedIn,
  reader,
}) => {
  const word = canary();
  const content = await text({ word });
  const id = await live(content);
  const readers = await reader();
  for (const path of lists)
    await within(
      1_000,
      () => bytes(readers.request, path),
      (answer) => answer.includes(word),
    );
  const chief = await signedIn("chief");
  await openArticle(chief, id);
  await carryOut(chief, "Kill", /^Killed\. Its address answers 410/, {
    reason: "The source withdrew everything.",
  });
  for (const path of [`/news/${id}`, addressOf(id, content), `/news/${id}/another-slug`]) {
    const answer = await within(
      1_000,
      () => readers.request.get(path, { maxRedirects: 0 }),
      (one) => one.status() === 410,
    );
    expect(await answer.text()).not.toContain(word);
  }
  await expectNowhere(readers.request, word);
  await expect(chief.getByText("Killed for good: its address answers 410.")).toBeVisible();

  const editor = await signedIn("editor");
  expect((await editor.goto(`/desk/articles/${id}`))?.status()).toBe(404);
});

test("a withheld article answers the 404 of any unknown address and comes back by Publish again", async ({
  signedIn,
  reader,
}) => {
  const word = canary();
  const content = await text({ word });
  const id = await live(content);
  const readers = await reader();
  const editor = await signedIn("editor");
  await openArticle(editor, id);
  await carryOut(editor, "Withhold", /^Withheld\. Its address answers 404/, { reason: "A lawyer reads it." });
  await within(
    1_000,
    () => readers.request.get(addressOf(id, content)),
    (answer) => answer.status() === 404,
  );
  expect(await bytes(readers.request, addressOf(id, content))).toBe(
    await bytes(readers.request, "/nowhere/at/all"),
  );
  await expectNowhere(readers.request, word);
  await carryOut(editor, "Publish again", /^Published again/);
  await within(
    1_000,
    () => readers.request.get(addressOf(id, content)),
    (answer) => answer.status() === 200,
  );
  await within(
    1_000,
    () => bytes(readers.request, "/"),
    (answer) => answer.includes(word),
  );
});

test("a retracted article keeps its page under a banner and leaves front, section and feeds", async ({
  signedIn,
  reader,
}) => {
  const word = canary();
  const content = await text({ word });
  const id = await live(content);
  const readers = await reader();
  const chief = await signedIn("chief");
  await openArticle(chief, id);
  await carryOut(chief, "Retract", /^Retracted\. The page carries the banner/, {
    note: `The documents of ${id} were forged.`,
  });
  await within(
    1_000,
    () => bytes(readers.request, addressOf(id, content)),
    (answer) => answer.includes("forged"),
  );
  await readers.goto(addressOf(id, content));
  const banner = readers.getByRole("region", { name: "Retraction" });
  await expect(banner).toContainText("This article has been retracted.");
  await expect(banner).toContainText(`The documents of ${id} were forged.`);
  await expect(readers.locator("[data-part=body]")).toContainText(word);
  for (const path of lists)
    await within(
      1_000,
      () => bytes(readers.request, path),
      (answer) => !answer.includes(word),
    );
  expect(await bytes(readers.request, "/corrections")).toContain(`The documents of ${id} were forged.`);
});
