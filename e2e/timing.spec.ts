// When a text goes live without somebody pressing Publish at that moment, and when it must not.
import { bringForward, canary, draft, ready, row, text, verb } from "#db/testing-stories.ts";
import { boardLine, carryOut, openArticle, verbButton, within } from "./desk.ts";
import { expect, test } from "./fixtures.ts";
import { bytes } from "./surfaces.ts";

test("a scheduled article goes live by itself when its time comes", async ({ signedIn, reader }) => {
  const word = canary();
  const content = await text({ word });
  const id = await ready(content);
  const readers = await reader();
  const editor = await signedIn("editor");
  await openArticle(editor, id);
  const inAnHour = new Date(Date.now() + 3_600_000).toISOString().slice(0, 16);
  await carryOut(editor, "Schedule", "Scheduled.", { zone: "UTC", at: inAnHour });
  await expect(editor.getByText(/^Goes live/)).toBeVisible();
  await carryOut(editor, "Unschedule", /^The schedule is cancelled/);
  expect((await row(id)).publication).toBe("never");
  await verb("editor", id, { verb: "schedule", at: new Date(Date.now() + 3_600_000), zone: "Europe/London" });
  expect((await readers.request.get(`/news/${id}`)).status()).toBe(404);
  await bringForward(id);
  await within(
    6_000,
    () => bytes(readers.request, `/news/${id}`),
    (answer) => answer.includes(word),
  );
  await within(
    1_000,
    () => bytes(readers.request, "/"),
    (answer) => answer.includes(word),
  );
  expect(await row(id)).toMatchObject({ stage: "draft", publication: "live" });
});

test("Reopen suspends a schedule, and nothing goes live when its time passes", async ({
  signedIn,
  reader,
}) => {
  const content = await text();
  const id = await ready(content);
  await verb("editor", id, { verb: "schedule", at: new Date(Date.now() + 3_600_000), zone: "Europe/London" });
  const editor = await signedIn("editor");
  await openArticle(editor, id);
  await carryOut(editor, "Reopen", /a schedule is suspended until somebody schedules again/);
  await expect(editor.getByText(/^Schedule suspended, was/)).toBeVisible();
  await bringForward(id);
  const other = await ready(await text());
  await verb("editor", other, {
    verb: "schedule",
    at: new Date(Date.now() + 3_600_000),
    zone: "Europe/London",
  });
  await bringForward(other);
  // Once a later schedule has fired, the clock has passed the suspended one as well.
  await within(
    15_000,
    () => row(other),
    (one) => one.publication === "live",
  );
  expect(await row(id)).toMatchObject({ stage: "review", publication: "never" });
  expect((await (await reader()).request.get(`/news/${id}`)).status()).toBe(404);
});

test("a chief publishes in an emergency with a reason, and the article is marked until a second read", async ({
  signedIn,
  reader,
}) => {
  const word = canary();
  const content = await text({ word });
  const id = await draft("reporter", content);
  const chief = await signedIn("chief");
  await openArticle(chief, id);
  await (await verbButton(chief, "Publish in an emergency")).click();
  const dialog = chief.getByRole("dialog", { name: "Publish in an emergency" });
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Too short");
  await dialog.getByRole("button", { name: "Publish in an emergency" }).click();
  await expect(dialog.getByText("Write at least 15 characters: every editor will read it.")).toBeVisible();
  expect((await row(id)).publication).toBe("never");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Evacuation order, lives depend on it.");
  await dialog.getByRole("button", { name: "Publish in an emergency" }).click();
  await expect(chief.getByText(/^Published in an emergency\./)).toBeVisible();
  const readers = await reader();
  await within(
    1_000,
    () => bytes(readers.request, `/news/${id}`),
    (answer) => answer.includes(word),
  );
  const editor = await signedIn("editor");
  await expect(await boardLine(editor, word)).toContainText("Second read due");
});

test("a spiked article leaves the flow and comes back", async ({ signedIn }) => {
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  const editor = await signedIn("editor");
  await openArticle(editor, id);
  await carryOut(editor, "Spike", /^Spiked\./, { reason: "The story fell apart." });
  await expect(editor.getByRole("textbox", { name: "Body" })).toHaveAttribute("contenteditable", "false");
  await carryOut(editor, "Unspike", /^Back in the flow/, { reason: "It stands after all." });
  await expect(editor.getByRole("textbox", { name: "Body" })).toHaveAttribute("contenteditable", "true");
});
