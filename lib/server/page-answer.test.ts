// How a finished page meets a reader: in the form that they take, unchanged when they hold it, and the same for HEAD.
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import test, { after, before } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { answerPage, compressedPage, type Page, plainPage, type Rendered } from "./page-answer.ts";

const text = "News of the harbour. ".repeat(200);
const rendered: Rendered = {
  status: 200,
  headers: new Map([
    ["content-type", "text/html; charset=utf-8"],
    ["cache-control", "public, max-age=0, s-maxage=60"],
    ["cache-tag", "article:1,site"],
    ["surrogate-key", "article:1 site"],
    ["set-cookie", "a=b"],
    ["x-page-seq", "7"],
  ]),
  body: Buffer.from(text),
};
let page: Page;
let unkeepable = false;
const server = createServer((asked, response) => answerPage(asked, response, page, unkeepable));

before(async () => {
  page = await compressedPage(plainPage(rendered, ["x-all", "1"]), rendered, ["x-all", "1"], null);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
after(() => server.close());

type Answer = Readonly<{ status: number; headers: IncomingHttpHeaders; body: Buffer }>;

function ask(headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const sent = request({ port, method, headers, agent: false }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on("data", (chunk: Buffer) => chunks.push(chunk));
      answer.on("end", () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    sent.on("error", reject);
    sent.end();
  });
}

test("each reader gets the form that their browser takes", async () => {
  const cases: readonly [accepts: string | null, encoding: string | undefined][] = [
    [null, undefined],
    ["", undefined],
    ["identity", undefined],
    ["gzip", "gzip"],
    ["gzip, deflate, br, zstd", "br"],
    ["br;q=0, gzip;q=0.5", "gzip"],
    ["br;q=0.000, *", "gzip"],
    ["*", "br"],
    ["GZIP", "gzip"],
    ["deflate, compress", undefined],
    [",;q=,;;", undefined],
  ];
  for (const [accepts, encoding] of cases) {
    const { headers, body } = await ask(accepts === null ? {} : { "accept-encoding": accepts });
    assert.equal(headers["content-encoding"], encoding, String(accepts));
    const plain = encoding === "br" ? brotliDecompressSync(body) : encoding ? gunzipSync(body) : body;
    assert.equal(plain.toString(), text, String(accepts));
    assert.equal(headers["vary"], "Accept-Encoding");
  }
});

test("a form has its own strong ETag, and who holds it gets 304 with what a cache needs, whatever list they send", async () => {
  const etags = new Set<string>();
  for (const encoding of ["identity", "gzip", "br"]) {
    const first = await ask({ "accept-encoding": encoding });
    const etag = String(first.headers.etag);
    assert.match(etag, /^"[^"]+"$/);
    etags.add(etag);
    for (const held of [etag, `W/${etag}`, `"x", ${etag}`, "*"]) {
      const again = await ask({ "accept-encoding": encoding, "if-none-match": held });
      assert.deepEqual([again.status, again.body.length], [304, 0], held);
      assert.equal(again.headers.etag, etag);
      assert.equal(again.headers["cache-control"], "public, max-age=0, s-maxage=60");
    }
    for (const other of ['"x"', etag.slice(1, -1), ""])
      assert.equal((await ask({ "accept-encoding": encoding, "if-none-match": other })).status, 200, other);
  }
  assert.equal(etags.size, 3);
});

test("HEAD gets what GET gets without its body, and a range is left out of account", async () => {
  const got = await ask({ "accept-encoding": "gzip" });
  const head = await ask({ "accept-encoding": "gzip" }, "HEAD");
  assert.equal(head.body.length, 0);
  for (const name of ["etag", "content-length", "content-encoding", "content-type", "cache-tag"])
    assert.equal(head.headers[name], got.headers[name], name);
  const etag = String(got.headers.etag);
  assert.equal((await ask({ "accept-encoding": "gzip", "if-none-match": etag }, "HEAD")).status, 304);
  for (const range of ["bytes=0-3", "bytes=-5", "bytes=9-2,1-", "lines=1-2"]) {
    const answer = await ask({ range, "if-range": etag });
    assert.deepEqual([answer.status, answer.body.toString()], [200, text], range);
    assert.equal(answer.headers["content-range"], undefined);
  }
});

test("of a handler's headers only those for readers and caches pass", async () => {
  const { headers } = await ask();
  assert.equal(headers["cache-tag"], "article:1,site");
  assert.equal(headers["surrogate-key"], "article:1 site");
  assert.equal(headers["x-all"], "1");
  assert.equal(headers["set-cookie"], undefined);
  assert.equal(headers["x-page-seq"], undefined);
});

test("what can't be vouched for is answered, and no cache behind us may keep it", async (t) => {
  unkeepable = true;
  t.after(() => {
    unkeepable = false;
  });
  const first = await ask();
  assert.deepEqual([first.status, first.body.toString()], [200, text]);
  assert.equal(first.headers["cache-control"], "public, max-age=0, must-revalidate");
  const again = await ask({ "if-none-match": String(first.headers.etag) });
  assert.deepEqual(
    [again.status, again.headers["cache-control"]],
    [304, "public, max-age=0, must-revalidate"],
  );
  unkeepable = false;
  assert.equal((await ask()).headers["cache-control"], "public, max-age=0, s-maxage=60");
});
