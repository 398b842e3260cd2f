// A publisher's own look and the site's health, as an administrator and an editor use them.
import sharp from "sharp";
import { addressOf, live, text } from "#db/testing-stories.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";

test("an administrator previews a colour and a logo before readers get them, and gives the house's look back", async ({
  signedIn,
  reader,
}) => {
  const admin = await signedIn("admin");
  await admin.goto("/desk/settings/design");
  await expectAccessible(admin);
  const colour = admin.getByRole("textbox", { name: "Colour", exact: true });
  await colour.fill("#ffd400");
  await expect(admin.getByText(/4\.5 to 1 is the least/)).toBeVisible();
  await expect(admin.getByRole("link", { name: /Preview the front page/ })).toHaveCount(0);
  await colour.fill("#7a1f2b");
  await admin.getByRole("combobox", { name: "Type of headlines" }).selectOption("inter");
  await admin.getByLabel("Upload a logo").setInputFiles({
    name: "logo.png",
    mimeType: "image/png",
    buffer: await sharp({ create: { width: 900, height: 200, channels: 4, background: "#1a1814" } })
      .png()
      .toBuffer(),
  });
  await expect(admin.getByRole("img", { name: "The logo on dark pages" })).toBeVisible();

  const opened = admin.waitForEvent("popup");
  await admin.getByRole("link", { name: /Preview the front page/ }).click();
  const preview = await opened;
  await expect(preview.getByRole("img", { name: "The Meridian" }).first()).toBeVisible();
  const headline = preview.getByRole("heading", { level: 2 }).first();
  await expect(headline).toHaveCSS("font-family", /^Inter/);
  await preview.close();
  const page = await reader();
  await page.goto("/");
  await expect(page.locator('link[href^="/design/"]')).toHaveCount(0);

  // Only the colour is saved: other tests read these pages meanwhile.
  await admin.getByRole("button", { name: "Take the logo away" }).click();
  await admin.getByRole("combobox", { name: "Type of headlines" }).selectOption("newsreader");
  await admin.getByRole("button", { name: "Save the design" }).click();
  await expect(admin.getByText("Saved. Readers’ pages follow within a second.")).toBeVisible();
  const front = async (sheets: number) =>
    expect(async () => {
      await page.goto("/");
      expect(await page.locator('link[href^="/design/"]').count()).toBe(sheets);
    }).toPass();
  await front(1);
  const accent = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--color-accent"));
  expect(await accent()).toContain("#7a1f2b");
  await colour.fill("");
  await admin.getByRole("button", { name: "Save the design" }).click();
  await front(0);
});

test("an editor has the site looked at: a fresh article says the same everywhere, and what is off says what to do", async ({
  signedIn,
  reader,
}) => {
  const content = await text();
  const address = addressOf(await live(content), content);
  const { request } = await reader();
  await expect(async () => expect(await (await request.get(address)).text()).toContain("/cards/")).toPass();
  const page = await signedIn("editor");
  await page.goto("/desk/health");
  await page.getByRole("button", { name: "Look at the site" }).click();
  const line = (title: string | RegExp) =>
    page.getByRole("listitem").filter({ has: page.getByRole("heading", { name: title }) });
  for (const title of [
    "Front page",
    "Lists, bureaus and authors",
    "Feeds",
    "Sitemaps",
    "robots.txt",
    "About us",
    "Ethics",
  ])
    await expect(line(title)).toContainText("Fine");
  await expect(line("security.txt")).toContainText(
    /No address for people who find a weakness is set: .*Settings, Publishing/,
  );
  await expect(line("WebSub")).toContainText(/Off: .*Settings, Publishing/);
  const articles = line(/^The newest/);
  await expect(articles.locator(`a[href="${address}"]`)).toHaveCount(1);
  await expect(articles.getByText(`${address}:`)).toHaveCount(0);
  await expectAccessible(page);
});
