// An article that is taken from readers is gone everywhere within a second, and each way of doing it leaves what it promises.
import {
  actorOf,
  addressOf,
  canary,
  live,
  placedInTime,
  relatingTo,
  row,
  text,
  verb,
  write,
} from "#db/testing-stories.ts";
import { carryOut, openArticle, within } from "./desk.ts";
import { expect, test } from "./fixtures.ts";
import { bytes, expectNowhere, lists, sitemaps } from "./surfaces.ts";

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
  await expect(chief.getByText("A killed article isn’t published again: nothing is checked.")).toBeVisible();
  await expect(chief.getByText("Nothing stands in the way.")).toHaveCount(0);

  const editor = await signedIn("editor");
  expect((await editor.goto(`/desk/articles/${id}`))?.status()).toBe(404);
});

test("an article in every list, related from ten others, scheduled for a change and open in two editors is killed at once", async ({
  signedIn,
  reader,
}) => {
  const word = canary();
  const author = await actorOf("reporter");
  const plain = await text({ word });
  const signed = { kind: "person", id: author.id, name: author.name, role: "reporting" } as const;
  const content = { ...plain, byline: [...plain.byline, signed] };
  const id = await live(content);
  await write("reporter", id, { ...content, dateline: "Antofagasta" });
  const corrected = {
    changeClass: "correction",
    publicNote: `An earlier version of ${word} named another port.`,
  } as const;
  await verb("reporter", id, { verb: "submit", ...corrected });
  await verb("editor", id, { verb: "approve" });
  await verb("editor", id, { verb: "publish-change" });
  const readers = await reader();
  const articlePage = await bytes(readers.request, addressOf(id, content));
  const authorPage = /\/author\/[a-z0-9-]+/.exec(articlePage)?.[0] ?? "no author";
  const { archive } = await placedInTime(id);
  const everywhere = [...lists, authorPage, archive, "/corrections", "/corrections/feed.xml"];
  for (const path of everywhere)
    await within(
      1_000,
      () => bytes(readers.request, path),
      (answer) => answer.includes(word),
    );
  expect(await sitemaps(readers.request)).toContain(word);
  const others: string[] = [];
  for (let count = 0; count < 10; count += 1) {
    const other = relatingTo(await text(), id);
    others.push(addressOf(await live(other), other));
  }
  await write("reporter", id, { ...content, dateline: "Callao" });
  await verb("reporter", id, { verb: "submit", changeClass: "update" });
  await verb("editor", id, { verb: "approve" });
  await verb("editor", id, { verb: "schedule", at: new Date(Date.now() + 3_600_000), zone: "UTC" });
  const open = [await signedIn("editor"), await signedIn("editor2")];
  for (const page of open) await openArticle(page, id);
  for (const path of others) expect(await bytes(readers.request, path)).toContain(word);

  const chief = await signedIn("chief");
  await openArticle(chief, id);
  await carryOut(chief, "Kill", /^Killed\. Its address answers 410/, {
    reason: "The source withdrew everything.",
  });
  for (const path of [...everywhere, ...others])
    await within(
      1_000,
      () => bytes(readers.request, path),
      (answer) => !answer.includes(word),
    );
  await expectNowhere(readers.request, word);
  expect((await readers.request.get(addressOf(id, content))).status()).toBe(410);
  for (const page of open) {
    await expect(
      page.getByText("This article is not open to you any more. Go back to the board.").first(),
    ).toBeVisible();
    // Nothing goes on saying that it is live, and nothing offers what can't be done any more.
    await expect(page.getByText("Not open to you", { exact: true })).toBeVisible();
    await expect(page.getByText("Readers keep seeing the live text")).toHaveCount(0);
    await expect(page.getByRole("region", { name: "Verbs" })).toHaveCount(0);
  }
  expect((await row(id)).publication).toBe("killed");
  expect((await placedInTime(id)).schedules).toEqual(["cancelled"]);
  const receipt = chief.locator("dl").first();
  await expect(receipt).toContainText(/Front page\s*done in \d+ ms/);
  await expect(receipt).toContainText("not in our hands");
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
