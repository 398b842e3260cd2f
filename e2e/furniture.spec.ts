// An article's furniture where only a browser can tell: a wide table on a phone by the keyboard, a gallery, what another site
// shows, the lite version's bytes, and old addresses from a table to a reader.
import { addressOf, bodyOf, canary, live, text, verb } from "#db/testing-stories.ts";
import { expect, expectAccessible, test } from "./fixtures.ts";
import { sitemaps, transferred } from "./surfaces.ts";

const wide = ["Port", "Ships a day", "Extra days", "Insurance premium", "Pilots on duty", "Berths repaired"];

const cell = (type: string, words: string) => ({
  type,
  attrs: { colspan: 1, rowspan: 1 },
  content: [{ type: "paragraph", attrs: { id: null }, content: [{ type: "text", text: words }] }],
});
const table = {
  type: "table",
  attrs: { id: "t1", caption: "Harbours after the strike" },
  content: [
    { type: "tableRow", content: wide.map((words) => cell("tableHeader", words)) },
    {
      type: "tableRow",
      content: wide.map((_, column) => cell(column === 0 ? "tableHeader" : "tableCell", `Value ${column}`)),
    },
  ],
};
const embed = {
  type: "embed",
  attrs: { id: "e1", provider: "youtube", embedId: "dQw4w9WgXcQ", title: "The harbour at dawn" },
};
const withFurniture = (): ReturnType<typeof bodyOf> => {
  const body = bodyOf("Ships left the harbour at dawn.", "The cranes stood still for a week.");
  return { ...body, content: [...body.content, table, embed] } as ReturnType<typeof bodyOf>;
};

test("on a phone a wide table scrolls in its own frame by the keyboard, and a video asks nothing of its site before it is wanted", async ({
  reader,
  baseURL,
}) => {
  const content = await text({ body: withFurniture() });
  const id = await live(content);
  const page = await reader();
  await page.setViewportSize({ width: 390, height: 844 });
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const { origin, host } = new URL(request.url());
    if (origin !== baseURL) elsewhere.push(host);
  });
  await page.route(
    (url) => url.origin !== baseURL,
    (route) => route.fulfill({ contentType: "text/html", body: "<p>A player</p>" }),
  );
  await page.goto(addressOf(id, content));
  const frame = page.getByRole("group", { name: "Harbours after the strike" });
  await frame.focus();
  await page.keyboard.press("ArrowRight");
  await expect.poll(() => frame.evaluate((one) => one.scrollLeft)).toBeGreaterThan(0);
  for (const width of [390, 320]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await expect(page.getByRole("columnheader", { name: "Berths repaired" })).toBeAttached();
  await expect(page.getByRole("rowheader", { name: "Value 0" })).toBeAttached();
  await expectAccessible(page);

  await expect(page.getByRole("link", { name: "Watch on YouTube" })).toBeVisible();
  await page.waitForLoadState("networkidle");
  expect(elsewhere).toEqual([]);
  await page.getByRole("button", { name: "Show it here" }).click();
  await expect(
    page.frameLocator("iframe[title='The harbour at dawn'][sandbox]").getByText("A player"),
  ).toBeVisible();
  expect([...new Set(elsewhere)]).toEqual(["www.youtube-nocookie.com"]);
  expect(page.url()).toBe(baseURL + addressOf(id, content));
});

test("the words of an Arabic and a Hebrew article run from right to left on an English site, and its furniture from left to right", async ({
  reader,
}) => {
  const page = await reader();
  await page.setViewportSize({ width: 390, height: 844 });
  for (const [lang, headline, words] of [
    ["ar", "الميناء يفتح أبوابه بعد الإضراب", "غادرت أولى السفن الميناء عند الفجر."],
    ["he", "הנמל נפתח מחדש אחרי השביתה", "האוניות הראשונות עזבו את הנמל עם שחר."],
  ] as const) {
    const content = await text({
      headline: `${headline} ${canary().slice(-4)}`,
      standfirst: words,
      body: bodyOf(words),
    });
    const id = await live(content);
    await page.goto(addressOf(id, content));
    for (const part of ["h1", "[data-part=standfirst]", "[data-part=body]"])
      await expect(page.locator(`[lang=${lang}] [dir=rtl] ${part}`)).toBeVisible();
    await expect(page.locator("[dir=rtl] time")).toHaveCount(0);
    const edges = await page.locator("h1").evaluate((heading) => {
      const range = document.createRange();
      range.selectNodeContents(heading);
      const [line] = range.getClientRects();
      return {
        start: window.innerWidth - (line?.right ?? 0),
        spacing: getComputedStyle(heading).letterSpacing,
      };
    });
    expect(edges.start).toBeLessThan(40);
    expect(["normal", "0px"]).toContain(edges.spacing);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});

test("the lite version of an article with pictures is at most 50 KB in all, asks for a picture only when a reader does, and is what a browser gets that saves data", async ({
  reader,
}) => {
  const page = await reader();
  const files = await sitemaps(page.request);
  const path = /\/news\/\d+\/the-teacher-who-lent[a-z-]*/.exec(files)?.[0] ?? "";
  await page.goto(path);
  await expect(page.getByRole("group", { name: "Gallery of 3 pictures" })).toBeVisible();
  await page.getByRole("button", { name: "Next picture" }).click();
  await expect
    .poll(() => page.locator(".gallery").evaluate((gallery) => gallery.scrollLeft))
    .toBeGreaterThan(0);
  expect(await page.locator(".gallery [data-part=credit]").count()).toBe(3);
  await page.getByRole("link", { name: "Lite version of this page" }).click();
  await page.waitForURL("**/*?lite");

  const fresh = await reader();
  const { asked, bytes } = await transferred(fresh, `${path}?lite`);
  expect(asked.filter((one) => one.startsWith("/media") || one.endsWith(".woff2"))).toEqual([]);
  expect(asked).toContain(path);
  expect(bytes).toBeLessThanOrEqual(50 * 1024);
  await expectAccessible(fresh);
  await expect(fresh.locator("link[rel=canonical]")).toHaveAttribute("href", new RegExp(`${path}$`));
  await fresh.getByRole("link", { name: /^Show the picture: The flower head/ }).click();
  await expect(fresh.getByRole("img", { name: /^The flower head/ })).toBeVisible();
  await fresh.getByRole("link", { name: "Show the full page" }).click();
  await expect(fresh.locator(".lead-figure img")).toBeVisible();

  const saving = await page.request.get(path, { headers: { "save-data": "on" } });
  expect(saving.headers()["vary"]).toMatch(/Save-Data/);
  expect(await saving.text()).toContain("lite-bar");
  for (const value of ["off", "on, on", "x"]) {
    const whole = await page.request.get(path, { headers: { "save-data": value } });
    expect(await whole.text(), value).not.toContain("lite-bar");
  }
});

test("a table of old addresses is taken in whole, leads readers on, counts them, and answers that a killed article is gone", async ({
  signedIn,
}) => {
  const word = canary();
  const content = await text({ word });
  const id = await live(content);
  const page = await signedIn("admin");
  await page.goto("/desk/settings/addresses");
  await page.getByText("Take in a table (CSV)").click();
  const box = page.getByRole("textbox", { name: "Table" });
  await box.fill(`from,to\n/2019/${word}_a.html,${id}\n/2019/${word}_b.html,/nowhere-at-all`);
  await page.getByRole("button", { name: "Take in the table" }).click();
  await expect(page.getByRole("alert").getByText("Line 3")).toBeVisible();
  expect((await page.request.get(`/2019/${word}_a.html`, { maxRedirects: 0 })).status()).toBe(404);
  await box.fill(`from,to\n/2019/${word}_a.html,${id}\n/_old/${word}_%C3%A9,/world`);
  await page.getByRole("button", { name: "Take in the table" }).click();
  await expect(page.getByText("Taken in: 2 added, 0 changed, 0 as they were.")).toBeVisible();
  await expectAccessible(page);

  const old = `/2019/${word}_a.html`;
  for (const query of ["", "?utm=1", ""]) {
    const led = await page.request.get(old + query, { maxRedirects: 0 });
    expect([led.status(), led.headers()["location"]]).toEqual([301, addressOf(id, content)]);
  }
  const accent = await page.request.get(`/_old/${word}_e%CC%81`, { maxRedirects: 0 });
  expect([accent.status(), accent.headers()["location"]]).toEqual([301, "/world"]);
  await expect(async () => {
    await page.goto(`/desk/settings/addresses?q=${word}_a`);
    await expect(page.getByText(/^Followed 3 times/)).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
  await verb("chief", id, { verb: "kill", reason: "For a test." });
  await expect
    .poll(async () => (await page.request.get(old, { maxRedirects: 0 })).status(), { timeout: 5_000 })
    .toBe(410);
});
