// Readers with little to spend: the lite version of every kind of list, in bytes as a browser counts them, and the ways between
// the two versions.
import { expect, expectAccessible, test } from "./fixtures.ts";
import { transferred } from "./surfaces.ts";

test("the lite version of every kind of list is at most 50 KB in all and asks for no picture and no font", async ({
  reader,
}) => {
  const day = new Date().toISOString().slice(0, 10).replaceAll("-", "/");
  for (const path of [
    "/",
    "/world",
    "/topic/ports-and-shipping",
    "/author/lucia-ferrer",
    "/bureau/americas",
    `/archive/${day}`,
    "/search?q=harbour",
  ]) {
    const page = await reader();
    const { asked, bytes } = await transferred(page, `${path}${path.includes("?") ? "&" : "?"}lite`);
    await expect(page.locator(".lite-bar"), path).toHaveCount(1);
    expect(
      asked.filter((one) => /^\/(?:media|brand)\/|\.woff2$/.test(one)),
      path,
    ).toEqual([]);
    expect(bytes, path).toBeLessThanOrEqual(50 * 1024);
    expect(await page.locator("main article, main h1").count(), path).toBeGreaterThan(0);
    await expect(page.locator("main img"), path).toHaveCount(0);
  }
});

test("a reader goes from a list to its lite version, stays in it from list to article, and comes back to the whole", async ({
  reader,
}) => {
  const page = await reader();
  await page.goto("/bureau/europe");
  await expect(page.locator("main img").first()).toBeVisible();
  await page.getByRole("link", { name: "Lite version of this page" }).click();
  await page.waitForURL("**/bureau/europe?lite");
  await expectAccessible(page);
  await expect(page.locator("link[rel=canonical]")).toHaveAttribute("href", /\/bureau\/europe$/);
  await page.getByRole("link", { name: "Older", exact: true }).click();
  await page.waitForURL(/\/bureau\/europe\?before=[^&]*&lite$/);
  await page.getByRole("link", { name: "Newest", exact: true }).click();
  await page.locator("main .teaser-headline a").first().click();
  await page.waitForURL(/\/news\/\d+\/[^?]*\?lite$/);
  const furniture = page.locator(".breadcrumbs, .byline, .article-topics").locator("a");
  expect(await furniture.count()).toBeGreaterThan(3);
  for (const link of await furniture.all()) expect(await link.getAttribute("href")).toMatch(/\?lite$/);
  await page.locator(".section-bar").getByRole("link", { name: "World" }).click();
  await page.waitForURL("**/world?lite");
  await page.getByRole("link", { name: "Show the full page" }).click();
  await expect(page.locator("main img").first()).toBeVisible();

  const saving = await page.request.get("/", { headers: { "save-data": "on" } });
  expect(saving.headers()["vary"]).toMatch(/Save-Data/);
  expect(await saving.text()).toContain("lite-bar");
  expect(await (await page.request.get("/?full", { headers: { "save-data": "on" } })).text()).not.toContain(
    "lite-bar",
  );
});
