// What readers see changes by a publication alone: next versions, corrections and restored texts of a live article.
import { addressOf, bodyOf, canary, live, row, text, verb, write } from "#db/testing-stories.ts";
import { boardLine, carryOut, expectSaved, openArticle, typeAtEnd, verbButton, within } from "./desk.ts";
import { expect, test } from "./fixtures.ts";
import { bytes, lists } from "./surfaces.ts";

/** The article of its page. What stands around it moves by itself: the picture drawn for networks, what else is new. */
const articleOf = (page: string): string => /<article[\s>][^]*?<\/article>/.exec(page)?.[0] ?? "";

test("the next version of a live article, typed, submitted and approved, does not touch the page until it is published", async ({
  signedIn,
  reader,
}) => {
  const word = canary();
  const secret = canary();
  const content = await text({ word });
  const id = await live(content);
  const readers = await reader();
  const shown = async () => articleOf(await bytes(readers.request, addressOf(id, content)));
  const before = await shown();
  expect(before).toContain(word);
  const editor = await signedIn("editor");
  await openArticle(editor, id);
  await typeAtEnd(editor, ` A later word: ${secret}.`);
  await expectSaved(editor);
  expect(await shown()).toBe(before);
  await carryOut(editor, "Submit for review", /^Submitted\. The editors/, { kind: "Update" });
  const second = await signedIn("editor2");
  await expect(await boardLine(second, word)).toContainText("Live");
  await expect(await boardLine(second, word)).toContainText("changes in review");
  await openArticle(second, id);
  const changes = second.locator("[data-part=changes]");
  await expect(changes).toContainText("since the live text");
  await expect(changes.locator("ins", { hasText: secret })).toBeVisible();
  await carryOut(second, "Approve", /^Approved/);
  expect(await shown()).toBe(before);
  for (const path of lists) expect(await bytes(readers.request, path)).not.toContain(secret);
  await carryOut(second, "Publish change", /^Change published/);
  await within(
    1_000,
    () => bytes(readers.request, addressOf(id, content)),
    (answer) => answer.includes(secret),
  );
});

test("a correction stands dated with class and note on its page and on the corrections page, and the first time stays", async ({
  signedIn,
  reader,
}) => {
  const word = canary();
  const content = await text({
    word,
    body: bodyOf("The harbour lost 400 containers."),
  });
  const id = await live(content);
  const readers = await reader();
  await readers.goto(addressOf(id, content));
  const first = await readers.locator(".article-facts time").first().getAttribute("datetime");
  const editor = await signedIn("editor");
  await openArticle(editor, id);
  await editor
    .getByRole("textbox", { name: "Headline" })
    .fill(`${content.headline}, with 40 containers less`);
  await expectSaved(editor);

  await (await verbButton(editor, "Submit for review")).click();
  const dialog = editor.getByRole("dialog", { name: "Submit for review" });
  await dialog.getByRole("combobox", { name: "Kind of change" }).selectOption({ label: "Fix" });
  await dialog.getByRole("button", { name: "Submit for review" }).click();
  await expect(dialog.getByText(/A fix may not touch/)).toBeVisible();
  await dialog.getByRole("combobox", { name: "Kind of change" }).selectOption({ label: "Correction" });
  await dialog
    .getByRole("textbox", { name: "Note" })
    .fill(`An earlier version of ${word} said 400; it was 40.`);
  await dialog.getByRole("button", { name: "Submit for review" }).click();
  await expect(editor.getByText(/^Submitted\. The editors/)).toBeVisible();

  const second = await signedIn("editor2");
  await openArticle(second, id);
  await expect(second.getByText(/Proposed as Correction/)).toContainText(
    `An earlier version of ${word} said 400; it was 40.`,
  );
  await carryOut(second, "Approve", /^Approved/);
  await carryOut(second, "Publish change", /^Change published/);

  await within(
    1_000,
    () => bytes(readers.request, addressOf(id, content)),
    (answer) => answer.includes("it was 40"),
  );
  await readers.goto(addressOf(id, content));
  const note = readers.locator("[data-part=corrections] .note");
  await expect(note).toContainText("Correction");
  await expect(note).toContainText(`An earlier version of ${word} said 400; it was 40.`);
  await expect(note.locator("time")).toHaveAttribute("datetime", /T\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)$/);
  expect(await readers.locator(".article-facts time").first().getAttribute("datetime")).toBe(first);
  await readers.goto("/corrections");
  await expect(readers.locator(".note", { hasText: word })).toContainText("Correction");
  expect(await bytes(readers.request, "/corrections/feed.xml")).toContain(`An earlier version of ${word}`);
});

test("an older revision is restored from the history as a draft, readers see no change, and today's text is kept", async ({
  signedIn,
  reader,
}) => {
  const word = canary();
  const content = await text({ word });
  const id = await live(content);
  await write("editor", id, { ...content, standfirst: "A standfirst that was a mistake." });
  await verb("editor", id, { verb: "submit", changeClass: "update" });
  await verb("editor2", id, { verb: "request-changes", reason: "Go back to the first one." });
  await write("editor", id, { ...content, standfirst: "A standfirst that nobody submitted." });
  const readers = await reader();
  const shown = async () => articleOf(await bytes(readers.request, addressOf(id, content)));
  const before = await shown();
  expect(before).toContain(word);
  const editor = await signedIn("editor");
  await editor.goto(`/desk/articles/${id}/history`);
  await expect(editor.getByRole("heading", { name: /^From revision \d+ to revision \d+$/ })).toBeVisible();
  await expect(editor.getByText(/Walter Quayle submitted/)).toBeVisible();
  await expect(editor.getByText("Go back to the first one.")).toBeVisible();
  const first = editor
    .getByRole("listitem")
    .filter({ hasText: /^(From revision 1To revision 1)?Revision 1\b/ })
    .or(editor.getByRole("listitem").filter({ has: editor.getByText("Revision 1", { exact: true }) }));
  const dialog = editor.getByRole("dialog", { name: "Restore revision 1?" });
  await expect(async () => {
    await first.first().getByRole("button", { name: "Restore", exact: true }).click();
    await expect(dialog).toBeVisible({ timeout: 500 });
  }).toPass();
  await dialog.getByRole("button", { name: "Restore", exact: true }).click();
  await expect(editor).toHaveURL(new RegExp(`/desk/articles/${id}$`));
  await expect(editor.getByRole("textbox", { name: "Standfirst" })).toHaveText(content.standfirst);
  expect((await row(id)).stage).toBe("draft");
  expect(await shown()).toBe(before);
  await editor.goto(`/desk/articles/${id}/history`);
  const kept = editor.getByRole("region", { name: "From revision 2 to revision 3" });
  await expect(kept.locator("ins")).toContainText(["nobody submitted"]);
});
