// What keeps an article from readers, who may open it, and the steps and hours on its way: as people meet them on the screen.
import { live, ready, draft, row, text, verb } from "#db/testing-stories.ts";
import { reviewInSteps } from "#db/testing-steps.ts";
import { carryOut, expectSaved, openArticle, verbButton } from "./desk.ts";
import { expect, test } from "./fixtures.ts";

test("an embargo refuses Publish with both times, says who set it, and is lifted early with a reason", async ({
  signedIn,
}) => {
  const id = await ready(await text());
  const editor = await signedIn("editor");
  await openArticle(editor, id);
  const until = new Date(Date.now() + 26 * 3_600_000).toISOString().slice(0, 16);
  await carryOut(editor, "Set embargo", /^Under embargo/, { zone: "UTC", at: until });
  const gates = editor.locator("[data-part=gates]");
  await expect(gates).toContainText(/Embargo closed\. Until .*London.*Set by Walter Quayle/);
  const publish = await verbButton(editor, "Publish");
  await expect(publish).toHaveAttribute("aria-disabled", "true");
  await expect(publish).toHaveAccessibleDescription(
    /The embargo has not ended yet at .* 20\d\d, .* until .* 20\d\d/,
  );

  await (await verbButton(editor, "Lift embargo")).click();
  const dialog = editor.getByRole("dialog", { name: "Lift embargo" });
  await dialog.getByRole("button", { name: "Lift embargo" }).click();
  await expect(dialog.getByText("Write a reason: it is kept in the history.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("The ministry published it itself.");
  await dialog.getByRole("button", { name: "Lift embargo" }).click();
  await expect(gates).toHaveCount(0);
  await carryOut(editor, "Publish", /^Published\. Readers see/);
  await expect(editor.getByText(/^Front page$/)).toBeVisible();
  await editor.goto(`/desk/articles/${id}/history`);
  await editor.getByText("Receipt", { exact: true }).first().click();
  await expect(editor.getByText("not in our hands").first()).toBeVisible();
});

test("a legal hold on a live article offers to withhold it, and a chief can't release it", async ({
  signedIn,
}) => {
  const id = await live(await text());
  const legal = await signedIn("legal");
  await openArticle(legal, id);
  await (await verbButton(legal, "Place hold")).click();
  const dialog = legal.getByRole("dialog", { name: "Place hold" });
  await dialog.getByRole("radio", { name: /^Legal/ }).check();
  await dialog.getByRole("textbox", { name: "Reason" }).fill("The court ruled this morning.");
  await dialog.getByRole("button", { name: "Place hold" }).click();
  await legal.getByRole("button", { name: "Withhold now" }).click();
  const withhold = legal.getByRole("dialog", { name: "Withhold" });
  await withhold.getByRole("textbox", { name: "Reason" }).fill("Until the ruling is read.");
  await withhold.getByRole("button", { name: "Withhold" }).click();
  await expect(legal.getByText(/^Withheld\. Its address answers 404/)).toBeVisible();

  const chief = await signedIn("chief");
  await openArticle(chief, id);
  await expect(chief.locator("[data-part=gates]")).toContainText("The court ruled this morning.");
  await expect(await verbButton(chief, "Release hold")).toHaveAccessibleDescription(/only legal can release/);
  await expect(await verbButton(chief, "Publish again")).toHaveAttribute("aria-disabled", "true");
  expect((await row(id)).publication).toBe("withheld");
});

test("two people take an article out of the vault, each by typing its slugline", async ({ signedIn }) => {
  const id = await draft("editor", await text());
  const editor = await signedIn("editor");
  await openArticle(editor, id);
  await editor.getByRole("textbox", { name: "Slugline" }).fill("obit-king");
  await expectSaved(editor);
  await carryOut(editor, "Put in vault", /^In the vault/);
  await (await verbButton(editor, "Leave vault")).click();
  const dialog = editor.getByRole("dialog", { name: "Leave vault" });
  await dialog.getByRole("textbox", { name: "Slugline" }).fill("obit");
  await dialog.getByRole("button", { name: "Leave vault" }).click();
  await expect(dialog.getByText("Type the slugline exactly as it stands beside the text.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Slugline" }).fill("obit-king");
  await dialog.getByRole("button", { name: "Leave vault" }).click();
  await expect(editor.locator("[data-part=gates]")).toContainText("Walter Quayle asked for it to leave");

  const second = await signedIn("editor2");
  await openArticle(second, id);
  await (await verbButton(second, "Leave vault")).click();
  const agree = second.getByRole("dialog", { name: "Leave vault" });
  await expect(agree).toContainText("Walter Quayle asked for it already");
  await agree.getByRole("textbox", { name: "Slugline" }).fill("obit-king");
  await agree.getByRole("button", { name: "Leave vault" }).click();
  await expect(second.getByText("Out of the vault.")).toBeVisible();
  await expect(second.locator("[data-part=gates]")).toHaveCount(0);
});

test("a bureau's steps show who let it through and what the next yes does, up to ready", async ({
  signedIn,
}) => {
  const id = await reviewInSteps([
    { name: "Desk", role: "editor" },
    { name: "Legal", role: "legal" },
  ]);
  const chief = await signedIn("chief");
  await openArticle(chief, id);
  const steps = (page: typeof chief) => page.getByRole("list", { name: "Steps of review" });
  await expect(steps(chief)).toContainText("Desk waits for an editor");
  await expect(await verbButton(chief, "Approve")).toHaveAccessibleDescription(/Hands it to Legal\./);
  await carryOut(chief, "Approve", "Approved, and handed to Legal.");

  const legal = await signedIn("legal");
  await openArticle(legal, id);
  await expect(steps(legal)).toContainText(/Desk passed.*Ruth Halloran, \d\d:\d\d, revision 1/);
  await expect(await verbButton(legal, "Approve")).toHaveAccessibleDescription(/Makes it ready/);
  await carryOut(legal, "Approve", /^Approved\. The text is read-only/);
  await expect(steps(legal)).toContainText(/Legal passed/);
  expect((await row(id)).stage).toBe("ready");
});

test("a schedule in an hour that comes twice asks which one, and one that never comes offers its neighbours", async ({
  signedIn,
}) => {
  const id = await ready(await text());
  const editor = await signedIn("editor");
  await openArticle(editor, id);
  await (await verbButton(editor, "Schedule")).click();
  const dialog = editor.getByRole("dialog", { name: "Schedule" });
  await dialog.getByRole("combobox", { name: "Zone" }).selectOption("Europe/London");
  await dialog.getByLabel("Date and time").fill("2030-03-31T01:30");
  await dialog.getByRole("button", { name: "02:00 London (BST), Sunday 31 March" }).click();
  await expect(
    dialog.getByText("Revision 1 goes live at 02:00 London (BST), Sunday 31 March."),
  ).toBeVisible();
  await dialog.getByLabel("Date and time").fill("2030-10-27T01:30");
  await dialog.getByRole("button", { name: "Schedule" }).click();
  await expect(dialog.getByText(/choose the first or the second/)).toBeVisible();
  await dialog.getByRole("radio", { name: /^The second, GMT/ }).check();
  await dialog.getByRole("button", { name: "Schedule" }).click();
  await expect(
    editor.getByText(/Revision 1 goes live at 01:30 London \(GMT\), Sunday 27 October\. Scheduled by/),
  ).toBeVisible();
});

test("a dialog that was open when a colleague scheduled replaces nothing until it is pressed knowing that", async ({
  signedIn,
}) => {
  const id = await ready(await text());
  const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000);
  const chief = await signedIn("chief");
  await openArticle(chief, id);
  await (await verbButton(chief, "Schedule")).click();
  const dialog = chief.getByRole("dialog", { name: "Schedule" });
  await dialog.getByRole("combobox", { name: "Zone" }).selectOption("UTC");
  const typed = inHours(30).toISOString().slice(0, 16);
  await dialog.getByLabel("Date and time").fill(typed);
  await verb("editor2", id, { verb: "schedule", at: inHours(26), zone: "UTC" });
  // The page beneath knows of it; the dialog is still about what its person saw.
  await expect(chief.getByText(/^Goes live/).first()).toBeVisible();
  const seen = await row(id);
  await dialog.getByRole("button", { name: "Schedule" }).click();
  await expect(
    dialog.getByText(/^Priya Ranganathan scheduled this article .*Nothing was done/),
  ).toBeVisible();
  expect((await row(id)).version).toBe(seen.version);
  await expect(dialog.getByLabel("Date and time")).toHaveValue(typed);
  await expect(dialog.getByText(/^This replaces the schedule of/)).toBeVisible();
  await dialog.getByRole("button", { name: "Schedule" }).click();
  await expect(chief.getByText("Scheduled.").first()).toBeVisible();
  expect((await row(id)).version).toBe(seen.version + 1);
});
