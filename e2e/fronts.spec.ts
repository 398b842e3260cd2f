// The front page arranged by keyboard alone, met by a reader at once; two who arrange it at the same time lose nothing.
import { live, text, canary } from "#db/testing-stories.ts";
import { openArticle, verbButton, within } from "./desk.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { bytes } from "./surfaces.ts";

const leadOf = (html: string): string =>
  /<article class="teaser teaser-lead">[\s\S]*?<\/article>/.exec(html)?.[0] ?? "";

/** What is said beside a visible word stands apart from it in an accessible name. */
const named = (word: string, about: string): RegExp => new RegExp(`^${word} ?: ${about}`);

test("an editor leads the front page with an article by keyboard alone, a reader has it within a second, a colleague who was at it too loses nothing, and killed it leaves by itself", async ({
  signedIn,
  reader,
}) => {
  const word = canary();
  const content = await text({ word });
  const id = await live(content);
  const { request } = await reader();
  const [page, colleague] = [await signedIn("editor"), await signedIn("editor2")];
  await colleague.goto("/desk/fronts/front");
  await colleague
    .getByRole("button", { name: /^Take away: / })
    .first()
    .press("Enter");
  await expect(colleague.getByText("Not saved yet: readers see what was saved last.")).toBeVisible();

  await page.goto("/desk/fronts");
  await expectAccessible(page);
  await page.getByRole("link", { name: named("Arrange", "Front page") }).press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Front page" })).toBeVisible();
  const before = Number(
    /Version (?<number>\d+)/.exec(await page.locator("main").innerText())?.groups?.["number"],
  );
  await page.getByRole("searchbox", { name: "Search articles to place" }).pressSequentially(word);
  await page.getByRole("button", { name: named("List", content.headline) }).press("Enter");
  await page.getByRole("combobox", { name: `Slot: ${content.headline}` }).focus();
  const lead = page.getByRole("region", { name: "Lead", exact: true });
  // As many steps as a full page has places; at the top it stays.
  for (let step = 0; step < 12; step++) await page.keyboard.press("Alt+ArrowUp");
  await expect(lead.getByRole("link", { name: content.headline })).toBeVisible();
  await expect(lead.getByRole("combobox", { name: `Slot: ${content.headline}` })).toBeFocused();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Save for readers" }).press("Enter");
  await expect(page.getByText("Saved. Readers have it within a second.")).toBeVisible();
  await within(
    1_000,
    () => bytes(request, "/"),
    (html) => leadOf(html).includes(word),
  );

  const told = colleague.getByText(
    new RegExp(`saved version ${before + 1} at .+, while you were changing this`),
  );
  await expect(told).toBeVisible();
  await colleague.getByRole("button", { name: "Show theirs, drop mine" }).press("Enter");
  await expect(
    colleague
      .getByRole("region", { name: "Lead", exact: true })
      .getByRole("link", { name: content.headline }),
  ).toBeVisible();

  // The preview is drawn like the readers' page, its script and its type included.
  const preview = await page.request.get("/desk/fronts/front/preview");
  const readersPolicy = (await request.get("/")).headers()["content-security-policy"];
  expect(preview.headers()["content-security-policy"]).toBe(readersPolicy);

  const chief = await signedIn("chief");
  await openArticle(chief, id);
  await (await verbButton(chief, "Kill")).click();
  const kill = chief.getByRole("dialog", { name: "Kill" });
  await expect(kill).toContainText("It leads the front page: the newest article leads there");
  await kill.getByRole("textbox", { name: "Reason" }).fill("For a test.");
  await kill.getByRole("button", { name: "Kill", exact: true }).click();
  await within(
    1_000,
    () => bytes(request, "/"),
    (html) => !html.includes(word) && leadOf(html) !== "",
  );
  await expect(lead).not.toContainText(word);

  await page.goto("/desk/fronts/front/versions");
  await expectAccessible(page);
  await page.getByRole("button", { name: `Restore version ${before}`, exact: true }).press("Enter");
  await page.getByRole("dialog").getByRole("button", { name: "Restore", exact: true }).press("Enter");
  await expect(page.getByText(/^Restored/)).toBeVisible();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto("/desk/fronts/front");
  await expect(page.getByRole("button", { name: "Save for readers" })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

test("a banner's headline that is too long for readers' phones is kept as it was pasted, told by how much, and not saved", async ({
  signedIn,
}) => {
  const page = await signedIn("editor");
  await page.goto("/desk/fronts/world");
  await page.getByRole("button", { name: "Add a breaking banner" }).click();
  const banner = page.getByRole("textbox", { name: "Banner’s headline" });
  await banner.fill("x".repeat(3_000));
  const tooMany = "2880 characters too many: readers’ phones show 120.";
  await expect(banner).toHaveAccessibleDescription(tooMany);
  await page.getByRole("button", { name: "Save for readers" }).click();
  await expect(page.getByText(`Shorten the banner’s headline. ${tooMany}`)).toBeVisible();
  await expect(banner).toHaveValue("x".repeat(3_000));
});
