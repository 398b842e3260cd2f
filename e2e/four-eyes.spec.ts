// No text reaches readers with one person behind it: who may approve, what voids an approval, and what a late approval loses to.
import { carryOut, expectNoVerb, expectSaved, openArticle, typeAtEnd, verbButton } from "./desk.ts";
import { expect, test } from "./fixtures.ts";
import { lineOf } from "./line.ts";
import { draft, inReview, ready, row, text, verb, write } from "#db/testing-stories.ts";

test("an editor who wrote the text can't approve it, and is told who can; a second editor can", async ({
  signedIn,
}) => {
  const id = await inReview(await text(), "editor");
  const author = await signedIn("editor");
  await openArticle(author, id);
  const approve = await verbButton(author, "Approve");
  await expect(approve).toHaveAttribute("aria-disabled", "true");
  await expect(approve).toHaveAccessibleDescription(/Somebody else has to approve it/);
  await approve.click({ force: true });
  expect((await row(id)).stage).toBe("review");

  const second = await signedIn("editor2");
  await openArticle(second, id);
  await carryOut(second, "Approve", /^Approved\. The text is read-only/);
  expect((await row(id)).stage).toBe("ready");
});

test("the only contributor can't approve although somebody else submitted", async ({ signedIn }) => {
  const content = await text();
  const id = await draft("editor", content);
  await verb("editor2", id, { verb: "submit" });
  const author = await signedIn("editor");
  await openArticle(author, id);
  await expect(await verbButton(author, "Approve")).toHaveAccessibleDescription(
    /All changes since the last publication are yours/,
  );
});

test("a reporter sees no button to approve, publish or reopen", async ({ signedIn }) => {
  const id = await inReview(await text());
  const reporter = await signedIn("reporter");
  await openArticle(reporter, id);
  await expect(await verbButton(reporter, "Take back")).toBeVisible();
  for (const name of ["Approve", "Publish", "Reopen", "Request changes", "Kill"])
    await expectNoVerb(reporter, name);
});

test("at ready the text is read-only, and Reopen voids the approval in sight and opens the text again", async ({
  signedIn,
}) => {
  const id = await ready(await text());
  const editor = await signedIn("editor");
  await openArticle(editor, id);
  await expect(editor.getByText(/Approved by Walter Quayle\. The text is read-only/)).toBeVisible();
  await expect(editor.getByRole("textbox", { name: "Headline" })).toHaveAttribute("contenteditable", "false");
  await expect(editor.getByRole("textbox", { name: "Body" })).toHaveAttribute("contenteditable", "false");
  await expect(editor.getByRole("combobox", { name: "Section" })).toBeDisabled();
  await expect(editor.getByRole("toolbar", { name: "Formatting" })).toHaveCount(0);

  await (await verbButton(editor, "Reopen")).click();
  await expect(editor.getByText(/The approval no longer counts/)).toBeVisible();
  await expect(await verbButton(editor, "Approve")).toBeVisible();
  await expectNoVerb(editor, "Publish");
  await expect(editor.getByRole("textbox", { name: "Headline" })).toBeEditable();
  await typeAtEnd(editor, " A sentence after reopening.");
  await expectSaved(editor);
  expect((await row(id)).copy).toContain("A sentence after reopening.");

  await editor.goto(`/desk/articles/${id}/history`);
  await expect(editor.getByText(/Approved by Walter Quayle.*It no longer counts/)).toBeVisible();
});

test("an approval that was under way loses to a change in between, and says who changed the text", async ({
  signedIn,
}) => {
  const content = await text();
  const id = await inReview(content);
  const editor = await signedIn("editor");
  const line = await lineOf(editor);
  await openArticle(editor, id);
  await expectSaved(editor);
  await expect(await verbButton(editor, "Approve")).toHaveAttribute("aria-disabled", "false");
  line.deafen();
  await write("editor2", id, { ...content, standfirst: `${content.standfirst} One more thing.` });
  await (await verbButton(editor, "Approve")).click();
  await expect(editor.getByText(/Priya Ranganathan .*after you looked\. Nothing was done/)).toBeVisible();
  expect((await row(id)).stage).toBe("review");

  line.letGo();
  await editor.getByRole("button", { name: "Show the article as it is now" }).click();
  await expect(editor.getByRole("textbox", { name: "Standfirst" })).toHaveText(/One more thing/);
  await carryOut(editor, "Approve", /^Approved\. The text is read-only/);
});

test("of two approvals at the same moment one counts, and the other learns who was first", async ({
  signedIn,
}) => {
  const id = await inReview(await text());
  const [first, second] = [await signedIn("editor"), await signedIn("editor2")];
  await Promise.all([openArticle(first, id), openArticle(second, id)]);
  const buttons = [await verbButton(first, "Approve"), await verbButton(second, "Approve")];
  await Promise.all(buttons.map((button) => button.click()));
  const won = (page: typeof first) => page.getByText(/^Approved\. The text is read-only/);
  const lost = (page: typeof first) => page.getByText(/approved this article at .* Nothing was done/);
  for (const page of [first, second]) await expect(won(page).or(lost(page)).first()).toBeVisible();
  expect((await won(first).count()) + (await won(second).count())).toBe(1);
  expect((await lost(first).count()) + (await lost(second).count())).toBe(1);
});
