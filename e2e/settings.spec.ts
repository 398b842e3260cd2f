// People and settings, the calendar, the search and reviewers without an account, as their people use them.
import { canary, draft, inReview, ready, row, text, verb } from "#db/testing-stories.ts";
import { within } from "./desk.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

test("an administrator invites somebody, who chooses a password, signs in, and is shut out again at once", async ({
  signedIn,
  reader,
}) => {
  const admin = await signedIn("admin");
  const word = canary();
  const email = `${word}@paper.test`;
  await admin.goto("/desk/settings/people");
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = admin.getByRole("dialog", { name: "Invite somebody" });
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  await expect(dialog.getByText("Fill in the name that readers see.")).toBeVisible();
  await dialog.getByRole("textbox", { name: "Name" }).fill(`Ana ${word}`);
  await dialog.getByRole("textbox", { name: "Email" }).fill(email);
  await dialog.getByRole("checkbox", { name: "Americas" }).check();
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
  const link = await dialog.getByRole("textbox", { name: "Link for this person" }).inputValue();

  const page = await reader();
  const door = await page.goto(link);
  expect(door?.headers()["referrer-policy"]).toBe("no-referrer");
  await expect(page.locator("meta[name=referrer]")).toHaveAttribute("content", "no-referrer");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Save the password" }).click();
  await expect(page.getByText(/Use at least 12 characters/)).toBeVisible();
  await page.getByLabel("Password", { exact: true }).fill("harbour lantern sevenfold");
  await page.getByRole("button", { name: "Save the password" }).click();
  await expect(page.getByText("Your password is saved.")).toBeVisible();
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill("harbour lantern sevenfold");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/desk$/);
  await page.goto("/desk/account");
  await expect(page.getByText(/\(this one\)/)).toBeVisible();
  expect((await page.goto(link))?.status()).toBe(200);
  await expect(page.getByRole("heading", { name: "This link is no good any more" })).toBeVisible();

  await admin.goto(`/desk/settings/people?q=${word}`);
  await admin.getByRole("link", { name: `Ana ${word}` }).click();
  await admin.getByRole("button", { name: "Disable this account…" }).click();
  await admin.getByRole("button", { name: "Disable", exact: true }).click();
  await expect(admin.getByText(/can’t sign in\./)).toBeVisible();
  await page.goto("/desk");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a chief gives a bureau steps of review, and takes them away again", async ({ signedIn }) => {
  const chief = await signedIn("chief");
  await chief.goto("/desk/settings/bureaus/asia");
  await expectAccessible(chief);
  await chief.getByRole("button", { name: "Add a step" }).click();
  await chief.getByRole("button", { name: "Save the policies" }).click();
  await expect(chief.getByText("Saved. It counts from the next verb on.")).toBeVisible();
  await chief.goto("/desk/settings/bureaus");
  await expect(chief.getByText(/Desk → Subs → Ready/)).toBeVisible();
  await chief.goto("/desk/settings/bureaus/asia");
  for (const step of [2, 1]) await chief.getByRole("button", { name: `Remove step ${step}` }).click();
  await chief.getByRole("button", { name: "Save the policies" }).click();
  await expect(chief.getByText("Saved. It counts from the next verb on.")).toBeVisible();
});

test("a schedule is moved in the calendar by the keyboard, and nothing moves before it is confirmed", async ({
  signedIn,
}) => {
  const word = canary();
  const id = await ready(await text({ word }));
  const at = new Date(Math.ceil(Date.now() / 3_600_000 + 2) * 3_600_000);
  await verb("editor", id, { verb: "schedule", at, zone: "Europe/London" });
  const page = await signedIn("editor");
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format(at);
  await page.goto(`/desk/calendar?view=day&from=${day}`);
  await expectAccessible(page);
  const item = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: new RegExp(word) }) });
  const before = await row(id);
  const handle = item.last().getByRole("button", { name: /^Move/ });
  await handle.focus();
  await handle.press("Alt+ArrowDown");
  await handle.press("Alt+ArrowDown");
  const bar = page.getByRole("region", { name: "Move" });
  await expect(bar).toContainText(/goes live/);
  expect(await row(id)).toEqual(before);
  await bar.getByRole("button", { name: "Move it" }).click();
  await within(
    10_000,
    () => row(id),
    (now) => now.version === before.version + 1,
  );
  await expect(item.last()).toContainText(/\d\d:30/);
});

test("a calendar that is open follows a colleague, and one that hears nothing moves nothing over what the colleague did", async ({
  signedIn,
}) => {
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  const at = new Date(Math.ceil(Date.now() / 3_600_000 + 2) * 3_600_000);
  await verb("editor", id, { verb: "assign", dueAt: at });
  const open = async (deaf: boolean) => {
    const page = await signedIn("editor2");
    if (deaf) await page.route("**/desk/api/stream", (route) => route.abort());
    const day = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/London" }).format(at);
    await page.goto(`/desk/calendar?view=day&from=${day}`);
    const item = page
      .getByRole("listitem")
      .filter({ has: page.getByRole("link", { name: new RegExp(word) }) })
      .last();
    await expect(item).toContainText(/\d\d:00/);
    return { page, item };
  };
  const [hearing, deaf] = [await open(false), await open(true)];
  const later = new Date(at.getTime() + 30 * 60_000);
  await verb("editor", id, { verb: "assign", dueAt: later });
  await expect(hearing.item).toContainText(/\d\d:30/);

  await deaf.item.getByRole("button", { name: /^Move/ }).press("Alt+ArrowDown");
  const bar = deaf.page.getByRole("region", { name: "Move" });
  await bar.getByRole("button", { name: "Move it" }).click();
  await expect(bar).toContainText(/assigned this article at .+, after you looked\. Nothing was moved/);
  await expect(deaf.item).toContainText(/\d\d:30/);
  await bar.getByRole("button", { name: "Move it" }).click();
  await expect(bar).toBeHidden();
  await expect(deaf.item).toContainText(/\d\d:15/);
});

test("the search finds what one may read and nobody else's, with the words where they stand", async ({
  signedIn,
}) => {
  const word = canary();
  await draft("reporter", await text({ word }));
  const page = await signedIn("editor");
  const find = async () => {
    await page.goto(`/desk/search?q=${word}`);
    return await page.locator("mark").count();
  };
  await within(20_000, find, (marks) => marks > 0);
  await expectAccessible(page);
  const stranger = await signedIn("reporter2");
  await stranger.goto(`/desk/search?q=${word}`);
  await expect(stranger.getByText("No article that you may read has these words.")).toBeVisible();
});

test("a reviewer without an account reads one revision, signs it off, and finds nothing once the link is taken back", async ({
  signedIn,
  reader,
}) => {
  const word = canary();
  const id = await inReview(await text({ word }));
  const page = await signedIn("editor");
  await page.goto(`/desk/articles/${id}/reviewers`);
  await page.getByRole("textbox", { name: "For", exact: true }).fill("Dr Osei");
  await page.getByRole("combobox", { name: "May" }).selectOption("sign-off");
  await page.getByRole("button", { name: "Make a link" }).click();
  const link = await page.getByRole("textbox", { name: "Link for this reviewer" }).inputValue();
  await expectAccessible(page);

  const outside = await reader();
  const opened = await outside.goto(link);
  expect(opened?.headers()["cache-control"]).toBe("private, no-store");
  await expect(outside.getByRole("heading", { level: 1 })).toContainText(word);
  await expectAccessible(outside);
  await outside.getByRole("textbox", { name: "Your name" }).fill("Dr Osei");
  await outside.getByRole("textbox", { name: /What you want to say/ }).fill("The figure is of 2024.");
  await outside.getByRole("button", { name: "Sign off this revision" }).click();
  await expect(outside.getByText("Sent. The newsroom has it. Thank you.")).toBeVisible();
  await outside.locator("a[href='/']:visible").first().click();
  await expect(outside).toHaveURL(/\/$/);
  expect(await outside.evaluate(() => document.referrer)).toBe("");

  await page.reload();
  await expect(page.getByText("The figure is of 2024.")).toBeVisible();
  await page.getByRole("button", { name: "Take back the link for Dr Osei" }).click();
  const question = page.getByRole("dialog", { name: "Take back the link for Dr Osei?" });
  await question.getByRole("button", { name: "Take it back" }).click();
  await expect(page.getByText("Taken back. The link opens nothing any more.")).toBeVisible();
  expect((await outside.goto(link))?.status()).toBe(404);
});
