// What readers and the machines that read for them get from a real server: one truth for times, documents that hold
// against their schemas, addresses that answer as the contract says, and nothing that a request can poison.
import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import test, { after, before } from "node:test";
import { parse } from "parse5";
import Parser from "rss-parser";
import { validateXML } from "xmllint-wasm";
import { serverEnvironment, testDatabase, type TestDatabase } from "#db/testing.ts";

let database: TestDatabase;
let server: ChildProcess;
let base = "";

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

before(async () => {
  database = await testDatabase("readers");
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  server = spawn(process.execPath, ["--conditions=react-server", "lib/server/serve.ts"], {
    env: serverEnvironment(database, port, { DEMO: "1" }),
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  await new Promise<void>((resolve, reject) => {
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}:\n${said}`)));
    server.stdout?.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("Ctrl-C stops")) resolve();
    });
  });
});

after(async () => {
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
  await database.close();
});

type Answer = Readonly<{
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}>;

/** A request as it is written: `fetch` would tidy the path and set headers of its own. */
function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(`${base}/`, { path, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

const schema = (name: string) => ({
  fileName: name,
  contents: readFileSync(new URL(`../lib/server/xsd/${name}`, import.meta.url), "utf8"),
});

async function faults(xml: string): Promise<readonly string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: "sitemap.xml", contents: xml }],
    schema: [schema("sitemap-with-news.xsd")],
    preload: [schema("sitemap.xsd"), schema("news.xsd")],
  });
  return errors.map(({ message }) => message);
}

const locations = (xml: string): string[] =>
  [...xml.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, place = ""]) => place);
const pathOf = (address: string): string => address.slice(base.length);

async function monthlySitemaps(): Promise<string[]> {
  const index = await ask("/sitemap.xml");
  assert.deepEqual(await faults(index.body), []);
  const files = await Promise.all(locations(index.body).map((place) => ask(pathOf(place))));
  return files.map(({ body }) => body);
}

test("every sitemap holds against its schema and every address in one answers 200", async () => {
  const files = await monthlySitemaps();
  for (const xml of [...files, (await ask("/news-sitemap.xml")).body]) {
    assert.deepEqual(await faults(xml), []);
    assert.ok(locations(xml).every((place) => place.startsWith(`${base}/`)));
  }
  const places = files.flatMap(locations);
  assert.ok(places.length > 30, `${places.length} addresses`);
  assert.ok(["topic", "author", "bureau"].every((kind) => files.join().includes(`${base}/${kind}/`)));
  for (const place of places) assert.equal((await ask(pathOf(place))).status, 200, place);
});

test("page, structured data, head, sitemap and three feeds agree on both times of an article", async () => {
  const sitemap = (await monthlySitemaps()).join("");
  const parser = new Parser();
  const rss = await parser.parseString((await ask("/feed.xml")).body);
  const atom = (await ask("/atom.xml")).body;
  const json = JSON.parse((await ask("/feed.json")).body) as {
    items: { url: string; date_published: string; date_modified: string }[];
  };
  assert.ok(json.items.length >= 20);
  for (const { url, date_published, date_modified } of json.items) {
    const { body, status } = await ask(pathOf(url));
    assert.equal(status, 200, url);
    assert.equal(parse(body).nodeName, "#document");
    const published = /property="article:published_time" content="([^"]+)"/.exec(body)?.[1] ?? "";
    const modified = /property="article:modified_time" content="([^"]+)"/.exec(body)?.[1] ?? "";
    assert.match(published, /T\d\d:\d\d:\d\d[+-]\d\d:\d\d$/, "with the zone's offset");
    assert.match(body, new RegExp(`"datePublished":"${published.replace("+", "\\+")}"`));
    assert.match(body, new RegExp(`"dateModified":"${modified.replace("+", "\\+")}"`));
    assert.ok(body.toLowerCase().includes(`datetime="${published.toLowerCase()}"`), "a visible time");
    assert.equal(Date.parse(published), Date.parse(date_published));
    assert.equal(Date.parse(modified), Date.parse(date_modified));
    const lastmod = new RegExp(`<loc>${url}</loc><lastmod>([^<]+)<`).exec(sitemap)?.[1];
    assert.equal(lastmod, modified);
    const item = rss.items.find(({ link }) => link === url);
    assert.equal(Date.parse(item?.pubDate ?? ""), Date.parse(published));
    const entry = atom.split(/<entry\b/).find((part) => part.includes(`href="${url}"`)) ?? "";
    assert.equal(Date.parse(/<updated>([^<]+)</.exec(entry)?.[1] ?? ""), Date.parse(modified));
    assert.equal(Date.parse(/<published>([^<]+)</.exec(entry)?.[1] ?? ""), Date.parse(published));
  }
});

test("section feeds and the corrections feed are read back by another parser", async () => {
  const parser = new Parser();
  for (const path of ["/world/feed.xml", "/features-interviews/feed.xml", "/corrections/feed.xml"]) {
    const answer = await ask(path);
    assert.match(String(answer.headers["content-type"]), /^application\/rss\+xml/);
    const feed = await parser.parseString(answer.body);
    assert.equal(feed.feedUrl, base + path);
    assert.ok(feed.items.length > 0, path);
  }
});

test("every address at which nothing stands answers the same bytes", async () => {
  const unknown = await ask("/no/such/page");
  assert.equal(unknown.status, 404);
  const others = [
    "/%E0%A4%A",
    "/%00",
    "/a%2fb",
    "//evil.example/",
    "/news/999999999",
    "/news/abc",
    "/section-that-isnt",
  ];
  others.push(
    "/author/nobody",
    "/bureau/nowhere",
    "/archive/2026/02/30",
    "/media/x",
    "/world?before=x",
    "/assets/x.css",
    `/cards/${"0".repeat(32)}.jpg`,
    `/brand/${"0".repeat(32)}-480.webp`,
    "/design/x.css",
    "/ads.txt",
    `/${"0".repeat(32)}.txt`,
  );
  for (const path of others) {
    const answer = await ask(path);
    assert.equal(answer.status, 404, path);
    assert.equal(answer.body, unknown.body, path);
    assert.equal(answer.headers["etag"], unknown.headers["etag"], path);
  }
});

test("each size and part that the front page names is there, for five minutes at most; the file that was brought is not", async () => {
  const { body } = await ask("/");
  const named = new Set([...body.matchAll(/\/media\/[\w-]+\.(?:webp|jpg)/g)].map(([path]) => path));
  assert.ok([...named].some((path) => path.includes("-16x9-")));
  for (const path of named) {
    const answer = await ask(path);
    assert.equal(answer.status, 200, path);
    assert.match(String(answer.headers["cache-control"]), /max-age=300\b/, path);
    const original = await ask(`${path.slice(0, "/media/".length + 32)}-original.jpeg`);
    assert.equal(original.status, 404);
  }
});

test("readers' addresses answer 405 to other methods, and HEAD like GET without a body", async () => {
  for (const method of ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"]) {
    const answer = await ask("/world", {}, method);
    assert.equal(answer.status, 405, method);
    assert.equal(answer.headers["allow"], "GET, HEAD");
  }
  const [got, head] = [await ask("/world"), await ask("/world", {}, "HEAD")];
  assert.equal(head.body, "");
  assert.equal(head.headers["content-length"], got.headers["content-length"]);
  assert.equal(head.headers["etag"], got.headers["etag"]);
});

test("another slug, or none, leads to the right one and nowhere else", async () => {
  const place = (await monthlySitemaps()).flatMap(locations).find((one) => one.includes("/news/")) ?? "";
  const path = pathOf(place);
  const id = path.split("/")[2];
  for (const wrong of [`/news/${id}`, `/news/${id}/other`, `${path}/more`, `/news/${id}?x=1`]) {
    const answer = await ask(wrong, { host: "evil.example", "x-forwarded-host": "evil.example" });
    assert.equal(answer.status, 308, wrong);
    assert.equal(answer.headers["location"], path, wrong);
  }
});

test("no header that isn't part of the key changes what the next reader gets", async () => {
  const clean = await ask("/world");
  const hostile: Record<string, string> = {
    host: "evil.example",
    cookie: "next-auth.session-token=x; __prerender_bypass=x",
    "x-forwarded-host": "evil.example",
    "x-forwarded-proto": "https",
    "x-forwarded-prefix": "/evil",
    "x-original-url": "/desk",
    "x-rewrite-url": "/desk",
    "x-middleware-subrequest": "proxy:proxy:proxy:proxy:proxy",
    "x-nightdesk-peer": "6.6.6.6",
    "x-invoke-path": "/desk",
    "x-matched-path": "/desk",
    "x-http-method-override": "POST",
    rsc: "1",
    "next-router-prefetch": "1",
    "next-action": "x",
    accept: "text/x-component",
    "accept-language": "ar",
    range: "bytes=0-1",
  };
  for (const [name, value] of Object.entries(hostile)) {
    const path = `/world?cachebuster=${name}`;
    const answer = await ask(path, { [name]: value });
    assert.equal(answer.status, 200, name);
    assert.equal(answer.body, clean.body, name);
    assert.equal((await ask(path)).body, clean.body, name);
  }
});

test("readers' pages set no cookie, name no other host and forbid inline script", async () => {
  for (const path of ["/", "/world", "/corrections", "/no/such/page"]) {
    const answer = await ask(path);
    assert.equal(answer.headers["set-cookie"], undefined);
    assert.equal(answer.headers["x-powered-by"], undefined);
    assert.equal(answer.headers["x-page-seq"], undefined);
    assert.match(String(answer.headers["vary"]), /^Accept-Encoding(?:, Save-Data)?$/);
    assert.equal(answer.headers["x-content-type-options"], "nosniff");
    assert.match(
      String(answer.headers["content-security-policy"]),
      /^default-src 'self';.*frame-ancestors 'none'/,
    );
    assert.doesNotMatch(
      answer.body,
      /<script(?![^>]*(?:\bsrc="\/assets\/|type="application\/ld\+json"))[^>]*>|<style|\sstyle=/,
    );
    const addresses = [...answer.body.matchAll(/\b(?:src|href|srcset)="(https?:[^"]*)"/g)].map(
      ([, one = ""]) => one,
    );
    assert.deepEqual(
      addresses.filter((one) => !one.startsWith(`${base}/`) && one !== base),
      [],
    );
  }
});

test("a page that a reader holds is answered with 304, in the form that they hold", async () => {
  for (const encoding of ["", "gzip", "br"]) {
    const headers: Record<string, string> = encoding === "" ? {} : { "accept-encoding": encoding };
    const first = await ask("/corrections", headers);
    const etag = String(first.headers["etag"]);
    const again = await ask("/corrections", { ...headers, "if-none-match": `"other", W/${etag}` });
    assert.equal(again.status, 304);
    assert.equal(again.body, "");
  }
});

test("health, robots and security.txt say what they must", async () => {
  assert.equal((await ask("/api/health")).status, 200);
  const robots = (await ask("/robots.txt")).body;
  assert.ok(robots.includes(`Sitemap: ${base}/sitemap.xml`) && robots.includes("Disallow: /desk"));
  const text = (await ask("/.well-known/security.txt")).body;
  const expires = Date.parse(/^Expires: (.+)$/m.exec(text)?.[1] ?? "");
  assert.match(text, /^Contact: mailto:/m);
  assert.ok(expires > Date.now() && expires < Date.now() + 365 * 24 * 60 * 60 * 1000);
});
