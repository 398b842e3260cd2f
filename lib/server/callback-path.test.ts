import assert from "node:assert/strict";
import test from "node:test";
import { callbackPath, signInAddress } from "./callback-path.ts";

const origin = "https://news.example";

test("an address of this site is kept, with its query and fragment", () => {
  for (const [raw, path] of [
    ["/desk/articles/7?tab=history#top", "/desk/articles/7?tab=history#top"],
    ["https://news.example/desk/articles/7", "/desk/articles/7"],
    ["desk", "/desk"],
    ["/desk/%0d%0aSet-Cookie:x=1", "/desk/%0d%0aSet-Cookie:x=1"],
  ] as const) {
    assert.deepEqual(callbackPath(raw, origin), { ok: true, path });
  }
});

test("an address that leads elsewhere becomes the desk", () => {
  for (const raw of [
    "https://evil.example/desk",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "https://news.example@evil.example/",
    "https://user:word@news.example/desk",
    "https://news.example.evil.example/",
    "http://news.example/desk",
    "javascript:alert(1)",
    "data:text/html,x",
    "/.//evil.example",
    "https://news.example//evil.example",
    "/api/auth/signout",
    "/sign-in?callbackUrl=/sign-in",
  ]) {
    assert.deepEqual(callbackPath(raw, origin), { ok: true, path: "/desk" }, raw);
  }
});

test("control characters, unparsable and endless addresses are refused", () => {
  for (const raw of [
    "/desk\r\nSet-Cookie: a=b",
    "/desk\u0000",
    "/a\tb",
    "\u0085/desk",
    "http://[",
    "https://",
    `/${"a".repeat(3000)}`,
  ]) {
    assert.deepEqual(callbackPath(raw, origin), { ok: false }, JSON.stringify(raw));
  }
});

test("nothing given leads to the desk", () => {
  assert.deepEqual(callbackPath(null, origin), { ok: true, path: "/desk" });
  assert.deepEqual(callbackPath("", origin), { ok: true, path: "/desk" });
});

test("the sign-in page's address carries the way back", () => {
  assert.equal(signInAddress("/desk?q=a b&c"), "/sign-in?callbackUrl=%2Fdesk%3Fq%3Da+b%26c");
});
