// The main job from the first word to the page, with three browsers: a reporter's, an editor's, a reader's.
import { bodyOf, canary, draft, inReview, ready, row, text } from "#db/testing-stories.ts";
import { boardLine, carryOut, expectSaved, openArticle, typeAtEnd, verbButton, within } from "./desk.ts";
import { expect, test } from "./fixtures.ts";
import { bytes, lists, sitemaps } from "./surfaces.ts";

test("a reporter writes, an editor reads, approves and publishes, and readers have it everywhere within a second", async ({
  signedIn,
  reader,
}) => {
  const word = canary();
  const reporter = await signedIn("reporter");
  await reporter.goto("/desk/articles/new");
  await expect(reporter.getByRole("textbox", { name: "Body" })).toBeVisible();
  await reporter.getByRole("textbox", { name: "Headline" }).fill(`Ferries of ${word} sail again`);
  await expect(reporter).toHaveURL(/\/desk\/articles\/\d+$/);
  await expectSaved(reporter);
  const id = Number(/(\d+)$/.exec(reporter.url())?.[1]);
  await reporter.getByRole("textbox", { name: "Kicker" }).fill("Shipping");
  await reporter.getByRole("textbox", { name: "Standfirst" }).fill("The strike ended on Monday night.");
  await reporter.getByRole("combobox", { name: "Section" }).selectOption({ label: "World" });
  await expect(reporter.getByRole("combobox", { name: "Bureau" })).toContainText("Americas");
  await reporter.getByRole("textbox", { name: "Dateline" }).fill("Valparaíso");
  await reporter.getByRole("textbox", { name: "Slugline" }).fill(`ferries-${word}-slugline`);
  await reporter.getByRole("button", { name: "Add byline" }).click();
  const signing = reporter.getByRole("dialog", { name: "Add byline" });
  await signing.getByRole("textbox", { name: "Name" }).fill("Lucía");
  await signing.getByRole("button", { name: /Lucía Ferrer/ }).click();
  await expect(signing).toBeHidden();
  await typeAtEnd(reporter, `The first ferry of ${word} left at dawn.`);
  await reporter.keyboard.press("Enter");
  await reporter.keyboard.type("Nobody was on board but the crew.");
  await expectSaved(reporter);
  expect((await row(id)).copy).toContain("Nobody was on board but the crew.");
  await (await verbButton(reporter, "Submit for review")).click();
  await expect(reporter.getByText("Submitted by Lucía Ferrer.")).toBeVisible();

  const editor = await signedIn("editor");
  const line = await boardLine(editor, word);
  await expect(line).toContainText("In review");
  await expect(line).toContainText("Lucía Ferrer submitted");
  await line.getByRole("link").click();
  await expect(editor.getByRole("textbox", { name: "Headline" })).toHaveText(`Ferries of ${word} sail again`);
  await expect(editor.getByRole("textbox", { name: "Body" })).toContainText(
    "Nobody was on board but the crew.",
  );
  const readers = await reader();
  expect((await readers.request.get(`/news/${id}`)).status()).toBe(404);
  await carryOut(editor, "Approve", /^Approved\. The text is read-only/);
  expect((await readers.request.get(`/news/${id}`)).status()).toBe(404);
  await carryOut(editor, "Publish", /^Published\. Readers see the approved text/);
  const published = performance.now();
  for (const path of [`/news/${id}`, ...lists]) {
    await within(
      Math.max(1, published + 1_000 - performance.now()),
      () => bytes(readers.request, path),
      (answer) => answer.includes(word),
    );
  }
  const receipt = editor.locator("details", { hasText: "Receipt" });
  for (const surface of ["Article’s page", "Front page", "Section world", "Feeds", "Sitemaps"]) {
    await expect(receipt.locator("dt", { hasText: surface })).toBeVisible();
  }
  await expect(receipt).toContainText(/done in \d+ ms/);
  await expect(receipt).toContainText("not in our hands");

  await readers.goto(`/news/${id}/any-old-slug`);
  await expect(readers).toHaveURL(new RegExp(`/news/${id}/ferries-of-${word}-sail-again$`));
  await expect(readers.getByRole("heading", { level: 1 })).toHaveText(`Ferries of ${word} sail again`);
  await expect(readers.locator("[data-part=standfirst]")).toHaveText("The strike ended on Monday night.");
  await expect(readers.locator("[data-part=byline]")).toContainText("Lucía Ferrer");
  await expect(readers.locator("[data-part=dateline]")).toContainText("Valparaíso");
  await expect(readers.locator("a[data-part=section]")).toHaveText("World");
  await expect(readers.locator("[data-part=body]")).toContainText(`The first ferry of ${word} left at dawn.`);
  expect(await readers.content()).not.toContain("slugline");
  await readers.locator("a[data-part=section]").click();
  await expect(readers.getByRole("link", { name: `Ferries of ${word} sail again` }).first()).toBeVisible();
  expect(await sitemaps(readers.request)).toContain(`/news/${id}/`);
});

test("an editor requests changes with a comment, and the reporter finds it above the text", async ({
  signedIn,
}) => {
  const word = canary();
  const id = await inReview(await text({ word }));
  const editor = await signedIn("editor");
  await openArticle(editor, id);
  await carryOut(editor, "Request changes", /^Sent back with your comment/, {
    reason: `Who counted the ships of ${word}?`,
  });
  const reporter = await signedIn("reporter");
  await expect(await boardLine(reporter, word)).toContainText("Changes requested");
  await openArticle(reporter, id);
  await expect(reporter.getByText("Walter Quayle asked for changes")).toBeVisible();
  const request = reporter.getByRole("main").getByText(`Who counted the ships of ${word}?`, { exact: true });
  await expect(request).toBeVisible();
  await typeAtEnd(reporter, " The harbour office counted.");
  await expectSaved(reporter);
  await carryOut(reporter, "Submit for review", /^Submitted\. The editors/);

  await openArticle(editor, id);
  const changes = editor.locator("[data-part=changes]");
  await expect(changes).toContainText("What changed since it was last submitted");
  await expect(changes.locator("ins", { hasText: "The harbour office counted." })).toBeVisible();
});

test("the reporter takes a submitted text back and writes on", async ({ signedIn }) => {
  const id = await inReview(await text());
  const reporter = await signedIn("reporter");
  await openArticle(reporter, id);
  await expect(
    reporter.getByText(/^You are suggesting: you may not change this text yourself/),
  ).toBeVisible();
  await carryOut(reporter, "Take back", /^Taken back/);
  await expect(reporter.getByText(/^You are suggesting/)).toHaveCount(0);
  await typeAtEnd(reporter, " Written on.");
  await expectSaved(reporter);
  expect((await row(id)).copy).toContain(" Written on.");
});

test("checks that block publication are named beside the text and on the refused button", async ({
  signedIn,
}) => {
  const content = await text({
    body: bodyOf("He said [TK] and left. “An open quotation, she said."),
  });
  const id = await ready(content);
  const editor = await signedIn("editor");
  await openArticle(editor, id);
  await expect(await verbButton(editor, "Publish")).toHaveAttribute("aria-disabled", "true");
  await expect(await verbButton(editor, "Publish")).toHaveAccessibleDescription(/TK/);
  await expect(editor.getByRole("region", { name: /^Checks/ })).toContainText("TK");
});

test("the preview shows the draft in the readers' page, and nobody may keep it", async ({
  signedIn,
  reader,
}) => {
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  const reporter = await signedIn("reporter");
  const answer = await reporter.request.get(`/desk/articles/${id}/preview`);
  expect(answer.headers()["cache-control"]).toContain("no-store");
  expect(answer.headers()["x-robots-tag"]).toContain("noindex");
  await reporter.goto(`/desk/articles/${id}/preview`);
  await expect(reporter.getByRole("heading", { level: 1 })).toContainText(word);
  await expect(reporter.getByRole("note")).toContainText("Preview");
  // It was never live: it has no time of publication, nobody viewed it, and it has no address to pass on.
  const facts = reporter.locator(".article-facts");
  await expect(facts).toContainText("to read");
  await expect(facts).not.toContainText(/Published|view/);
  await expect(reporter.locator("[data-share]")).toHaveCount(0);
  expect(await (await (await reader()).request.get(`/desk/articles/${id}/preview`)).text()).not.toContain(
    word,
  );
});
