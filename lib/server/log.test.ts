// The log is read by many and kept for long: no address that opens something by itself may stand in it.
import assert from "node:assert/strict";
import test, { type TestContext } from "node:test";
import { log } from "./log.ts";
import { isSecretAddress, maskSecretAddresses } from "./secret-addresses.ts";
import { commonHeaders, headersFor } from "./security-headers.ts";

const key = "abcDEF0123456789_-abcDEF0123456789_-abcDEF0";

/** What `run` writes on standard output. */
function written(t: TestContext, run: () => void): string {
  let out = "";
  const write = t.mock.method(process.stdout, "write", (text: string) => {
    out += text;
    return true;
  });
  run();
  write.mock.restore();
  return out;
}

test("a line of the log keeps where a request went and never the key in its address", (t) => {
  for (const [path, shown] of [
    [`/review/${key}`, "/review/…"],
    [`/review/${key}/media/7c4dbc21856504ec460407ce5c0cb795-800.jpg`, "/review/…/media/7c4dbc21"],
    [`/calendar/${key}.ics`, "/calendar/…"],
    [`/sign-in/invite/${key}`, "/sign-in/invite/…"],
    ["/sign-in/invite/short", "/sign-in/invite/…"],
    [`/%72eview/${key}`, "/%72eview/…"],
  ] as const) {
    const line = written(t, () => log("request-error", { path, error: new Error(`no answer for ${path}`) }));
    const kept = JSON.parse(line) as { path: string; error: { message: string } };
    assert.ok(kept.path.startsWith(shown), line);
    assert.ok(kept.error.message.startsWith(`no answer for ${shown}`), line);
    assert.ok(!line.includes(key) && !line.includes("short"), line);
  }
});

test("what is no key stays readable in the log", () => {
  for (const plain of [
    "/desk/articles/1042/reviewers",
    "/desk/calendar",
    "/world/the-review-of-the-year",
    "app/review/[token]/route",
    "0190a2f5-4c1e-7b39-9d55-3f6a1c2b7e80",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  ])
    assert.equal(maskSecretAddresses(plain), plain);
});

test("from a secret address no browser says where it came from, from any other it does", () => {
  const referrer = (target: string) =>
    headersFor(target, true).filter(([name]) => name === "referrer-policy");
  for (const target of [
    `/review/${key}?said=1`,
    `/calendar/${key}.ics`,
    `/sign-in/invite/${key}`,
    `http://a.b/review/x`,
  ]) {
    assert.ok(isSecretAddress(target), target);
    assert.deepEqual(referrer(target), [["referrer-policy", "no-referrer"]], target);
  }
  for (const target of ["/", "/desk/calendar", "/sign-in", "/world/review/x"])
    assert.deepEqual(headersFor(target, true), commonHeaders(true), target);
});
