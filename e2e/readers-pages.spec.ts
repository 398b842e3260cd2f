// What readers' pages promise whoever opens them: no cookie, nothing from elsewhere, no script in the page, one truth for
// times, and the same answer to everything that isn't there.
import type { Page } from "@playwright/test";
import { addressOf, bodyOf, canary, live, text } from "#db/testing-stories.ts";
import { expect, test } from "./fixtures.ts";
import { readerKinds } from "./reader-kinds.ts";
import { bytes, sitemaps } from "./surfaces.ts";

/** What the page did that it shouldn't: hosts it asked, and what its policy or its script complained of. */
async function watched(page: Page, own: string): Promise<string[]> {
  const wrong: string[] = [];
  page.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== "data:" && protocol !== "blob:" && origin !== own) wrong.push(`asked ${request.url()}`);
  });
  page.on("console", (message) => {
    if (message.type() === "error" && !/status of (404|410)/.test(message.text())) wrong.push(message.text());
  });
  page.on("pageerror", (error) => wrong.push(String(error)));
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
    );
  });
  return wrong;
}

test("no page kind sets a cookie, asks another host, holds an inline script or style, or breaks its own policy", async ({
  reader,
  baseURL,
}) => {
  const page = await reader();
  const wrong = await watched(page, baseURL ?? "");
  for (const { name, path, status } of await readerKinds(page.request)) {
    const answer = await page.goto(path, { waitUntil: "load" });
    expect(answer?.status(), name).toBe(status);
    const headers = answer?.headers() ?? {};
    expect(headers["content-security-policy"], name).toMatch(/^default-src 'self';(?!.*unsafe)/);
    expect(headers["set-cookie"], name).toBeUndefined();
    expect(headers["x-powered-by"], name).toBeUndefined();
    expect(headers["x-content-type-options"], name).toBe("nosniff");
    expect(headers["x-page-seq"], name).toBeUndefined();
    const inline = await page.evaluate(() => ({
      scripts: [...document.scripts]
        .filter((one) => one.src === "" && one.type !== "application/ld+json")
        .map((one) => one.outerHTML),
      styles: document.querySelectorAll("style, [style]").length,
      handlers: [...document.querySelectorAll("*")].filter((one) =>
        [...one.attributes].some((attribute) => attribute.name.startsWith("on")),
      ).length,
      frameworks: [...document.querySelectorAll("script[src]")].filter((one) =>
        one.getAttribute("src")?.includes("_next"),
      ).length,
    }));
    expect(inline, name).toEqual({ scripts: [], styles: 0, handlers: 0, frameworks: 0 });
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  }
  await page.waitForLoadState("networkidle");
  expect(await page.context().cookies()).toEqual([]);
  expect(wrong).toEqual([]);
});

test("every page kind reads, links and shows its pictures without JavaScript", async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? "", javaScriptEnabled: false });
  const page = await context.newPage();
  for (const { name, path } of await readerKinds(context.request)) {
    await page.goto(path);
    await expect(page.getByRole("heading", { level: 1 }), name).toHaveCount(1);
    await expect(page.getByRole("main"), name).toBeVisible();
    await expect(page.getByRole("contentinfo"), name).toContainText("©");
  }
  await page.goto("/");
  await expect(page.locator("body")).toHaveCSS("font-family", /^Newsreader,/);
  await page.getByRole("main").getByRole("link").first().click();
  await expect(page.locator("[data-part=body]")).toBeVisible();
  await context.close();
});

test("the house's type comes after the first paint to whoever is new, and with the page to whoever was here before", async ({
  reader,
}) => {
  const page = await reader();
  await page.addInitScript(() => {
    document.addEventListener("DOMContentLoaded", () => {
      document.body.dataset["typeAtOnce"] = String(document.documentElement.classList.contains("in-type"));
    });
  });
  await page.goto("/");
  await expect(page.locator("body")).toHaveCSS("font-family", /^Newsreader,/);
  await page.evaluate(() => document.fonts.ready);
  const came = await page.evaluate(() => {
    const entries = performance.getEntries();
    const asked = entries.filter(({ name }) => name.endsWith(".woff2")).map(({ startTime }) => startTime);
    return { asked, painted: entries.find(({ name }) => name === "first-contentful-paint")?.startTime };
  });
  expect(came.asked.length).toBeGreaterThan(0);
  expect(Math.min(...came.asked)).toBeGreaterThanOrEqual(came.painted ?? Number.POSITIVE_INFINITY);

  await page.goto("/corrections");
  await expect(page.locator("body")).toHaveAttribute("data-type-at-once", "true");
});

test("page, structured data, feeds and sitemap name the same moment of publication", async ({ reader }) => {
  const word = canary();
  const content = await text({ word });
  const id = await live(content);
  const page = await reader();
  await page.goto(addressOf(id, content));
  const shown = await page.locator(".article-facts time").first().getAttribute("datetime");
  expect(shown).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?([+-]\d\d:\d\d|Z)$/);
  const second = Math.floor(Date.parse(shown ?? "") / 1000);
  const at = (value: string | undefined) => Math.floor(Date.parse(value ?? "") / 1000);
  const graph = (await page.locator('script[type="application/ld+json"]').allTextContents()).join("");
  expect(at(/"datePublished":"(?<at>[^"]+)"/.exec(graph)?.groups?.["at"])).toBe(second);
  expect(
    at((await page.locator('meta[property="article:published_time"]').getAttribute("content")) ?? undefined),
  ).toBe(second);
  const { items } = JSON.parse(await bytes(page.request, "/feed.json")) as {
    items: { url: string; date_published: string }[];
  };
  expect(at(items.find((one) => one.url.includes(`/news/${id}/`))?.date_published)).toBe(second);
  const part = (xml: string, element: string) =>
    xml.split(`<${element}>`).find((one) => one.includes(`/news/${id}/`)) ?? "";
  const rss = part(await bytes(page.request, "/feed.xml"), "item");
  expect(at(/<pubDate>(?<at>[^<]+)</.exec(rss)?.groups?.["at"])).toBe(second);
  const atom = part(await bytes(page.request, "/atom.xml"), "entry");
  expect(at(/<published>(?<at>[^<]+)</.exec(atom)?.groups?.["at"])).toBe(second);
  const news = part(await bytes(page.request, "/news-sitemap.xml"), "url");
  expect(at(/<news:publication_date>(?<at>[^<]+)</.exec(news)?.groups?.["at"])).toBe(second);
  expect(part(await sitemaps(page.request), "url")).toContain(`/news/${id}/`);
  const zoned = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London",
    hour: "2-digit",
    minute: "2-digit",
  }).format(second * 1000);
  await expect(page.locator(".article-facts time").first()).toContainText(zoned.replace(/^0/, ""));
});

test("HEAD answers as GET does without a body, and every other method is refused with what is allowed", async ({
  reader,
}) => {
  const { request } = await reader();
  for (const { name, path, status } of await readerKinds(request)) {
    // A page that was just rendered is answered plain until its compressed forms are made.
    const plain = { headers: { "accept-encoding": "identity" } };
    const [head, get] = [await request.head(path, plain), await request.get(path, plain)];
    expect(head.status(), name).toBe(status);
    expect(await head.text(), name).toBe("");
    expect(head.headers()["content-type"], name).toBe(get.headers()["content-type"]);
    expect(head.headers()["etag"], name).toBe(get.headers()["etag"]);
    for (const method of ["POST", "PUT", "DELETE", "PATCH"]) {
      const answer = await request.fetch(path, { method });
      expect(answer.status(), `${method} ${name}`).toBe(405);
      expect(answer.headers()["allow"], `${method} ${name}`).toBe("GET, HEAD");
    }
  }
});

test("everything that isn't there answers the same bytes", async ({ reader }) => {
  const { request } = await reader();
  const nowhere = await bytes(request, "/nowhere/at/all");
  for (const path of [
    "/%E0%A4%A",
    "/%ff",
    "/nowhere",
    "/news/999999999",
    "/news/999999999/any-slug",
    "/news/0",
    "/news/1e3",
    "/news/01001",
    "/news/-1",
    "/news/abc",
    "/author/nobody",
    "/bureau/nowhere",
    "/archive/2026/13/45",
    "/archive/2026/2/3",
    "/world/feed.xml/more",
    "/sitemaps/nothing.xml",
    "/World",
    "/set-up",
    "/media/nothing.webp",
    "/index.html",
    "/world?before=../../etc",
  ]) {
    const answer = await request.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(404);
    expect(await answer.text(), path).toBe(nowhere);
  }
});

test("a poisoned article runs nothing: its words stay words on the page, in lists, feeds and structured data", async ({
  reader,
  baseURL,
}) => {
  const word = canary();
  const hostile = `</script><script>alert(1)</script><img src=x onerror=alert(1)> ${word}`;
  const content = await text({
    word,
    headline: hostile,
    standfirst: `${hostile} & more`,
    kicker: hostile.slice(0, 90),
    dateline: "<b>Rome</b>",
    body: bodyOf(hostile),
  });
  const id = await live(content);
  const page = await reader();
  const wrong = await watched(page, baseURL ?? "");
  page.on("dialog", (dialog) => {
    wrong.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  for (const path of [addressOf(id, content), "/", "/world", "/bureau/americas"]) {
    await page.goto(path);
    expect(await page.locator("img[onerror], main script:not([type]), main b").count(), path).toBe(0);
  }
  await page.goto(addressOf(id, content));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(hostile);
  const graph = await page.locator('script[type="application/ld+json"]').first().textContent();
  expect(JSON.stringify(JSON.parse(graph ?? ""))).toContain(word);
  const feeds = { rss: await bytes(page.request, "/feed.xml"), atom: await bytes(page.request, "/atom.xml") };
  const read = await page.evaluate(
    ({ rss, atom, address }) => {
      const entry = (xml: string, element: string) =>
        [...new DOMParser().parseFromString(xml, "text/xml").querySelectorAll(element)].find((one) =>
          one.outerHTML.includes(address),
        );
      const markup = (html: string) =>
        new DOMParser().parseFromString(html, "text/html").querySelectorAll("script, img").length;
      const item = entry(rss, "item");
      return {
        titles: [item, entry(atom, "entry")].map((one) => one?.querySelector("title")?.textContent?.trim()),
        described: markup(item?.querySelector("description")?.textContent ?? "<img>"),
      };
    },
    { ...feeds, address: `/news/${id}/` },
  );
  expect(read).toEqual({ titles: [hostile, hostile], described: 0 });
  expect(wrong).toEqual([]);
});
