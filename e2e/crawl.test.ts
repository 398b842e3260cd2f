// The crawl that looks for leaks finds what lies anywhere: behind links of every kind, in one way of asking alone, in a header,
// in an error; and it asks nothing twice.
import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, test } from "node:test";
import { answersTo, crawl, ways } from "./crawl.ts";

const secret = "zqsecret";
let server: Server;
let origin: string;
const asked: string[] = [];

const pages: Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => string>> = {
  "/": () =>
    `<a href="/plain">1</a><img src="/picture?w=2"><script>self.push("{\\"href\\":\\"/escaped\\"}")</script><loc>${origin}/whole</loc>`,
  "/plain": () => `{"href":"/data"} <a href="//elsewhere.example/x"> https://elsewhere.example/y`,
  // As Next does: data have an address of their own, which the question's headers choose.
  "/data": ({ headers, url }, response) => {
    if (headers["next-router-prefetch"] === undefined) return "";
    if (url?.includes("?_rsc=") === true) return secret;
    response.statusCode = 307;
    response.setHeader("location", "/data?_rsc=a1b2");
    return "";
  },
  "/escaped": (_request, response) => {
    response.setHeader("link", `<${secret}>`);
    return "";
  },
  "/whole": (_request, response) => {
    response.statusCode = 404;
    return `Not here: ${secret}`;
  },
  "/picture": (_request, response) => {
    response.statusCode = 302;
    response.setHeader("location", `${origin}/behind`);
    return "";
  },
  "/behind": ({ headers }) => (headers.cookie === "who=she" ? secret : ""),
};

before(async () => {
  server = createServer((request, response) => {
    const path = (request.url ?? "").split("?", 1)[0] ?? "";
    if (request.url?.includes("_rsc") !== true)
      asked.push(`${request.method} ${path} ${JSON.stringify(request.headers["rsc"] ?? null)}`);
    response.end(pages[path]?.(request, response) ?? secret);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

after(() => {
  server.close();
  server.closeAllConnections();
});

async function found(cookie: string, most: number, follows = (_path: string): boolean => true) {
  asked.length = 0;
  const leaks = new Set<string>();
  const start = [{ path: "/" }, { path: "/desk/api/export", body: "" }];
  const answers = await crawl({
    origin,
    cookie,
    atOnce: 3,
    most,
    start,
    follows,
    look({ path, bytes }) {
      if (bytes.includes(secret)) leaks.add(path);
    },
  });
  assert.equal(answers, asked.length);
  return { answers, leaks: [...leaks].toSorted(), least: answersTo(start) };
}

test("every address in an answer is asked for in every way, once, and what it says is looked at whole", async () => {
  const { answers, leaks, least } = await found("who=she", 1_000);
  assert.deepEqual(leaks, ["/behind", "/data", "/desk/api/export", "/escaped", "/whole"]);
  assert.equal(least, ways.length + 1);
  assert.equal(answers, 7 * ways.length + 1);
  assert.ok(asked.includes("POST /desk/api/export null"));
});

test("whoever asks is who the cookie says, and no more is asked than is wanted", async () => {
  assert.equal((await found("", 1_000)).leaks.includes("/behind"), false);
  assert.equal((await found("", 9)).answers, 9);
  assert.deepEqual((await found("", 1_000, () => false)).leaks, ["/desk/api/export"]);
});
