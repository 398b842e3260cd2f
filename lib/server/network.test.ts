import assert from "node:assert/strict";
import test from "node:test";
import { networkOf, networkOfAddress } from "./network.ts";
import { originOf } from "./same-origin.ts";

test("a forwarded address counts behind a trusted proxy only, and only the entry that the outermost of them wrote", () => {
  const headers = new Headers({ "x-forwarded-for": "1.1.1.1, 2.2.2.2", "x-nightdesk-peer": "127.0.0.1" });
  assert.equal(networkOf(headers, 0), "127.0.0.1");
  assert.equal(networkOf(headers, 1), "2.2.2.2");
  assert.equal(networkOf(headers, 2), "1.1.1.1");
  assert.equal(networkOf(new Headers({ "x-forwarded-for": "1.1.1.1" }), 0), "unknown");
});

test("one subscriber's IPv6 addresses are one network, mapped IPv4 is IPv4", () => {
  assert.equal(networkOfAddress("2001:db8:0:1:aaaa::1"), "2001:db8:0:1::/64");
  assert.equal(networkOfAddress("2001:0db8::0001:0:0:0:9"), "2001:db8:0:1::/64");
  assert.equal(networkOfAddress("2001:db8::9"), "2001:db8:0:0::/64");
  assert.equal(networkOfAddress("::1"), "0:0:0:0::/64");
  assert.equal(networkOfAddress("::ffff:10.0.0.7"), "10.0.0.7");
  assert.equal(networkOfAddress("10.0.0.7:5123"), "10.0.0.7");
  assert.equal(networkOfAddress("[2001:db8::9]:443"), "2001:db8:0:0::/64");
  assert.equal(networkOfAddress("not an address"), "unknown");
});

test("only the browser's own word or a matching Origin makes a request ours", () => {
  const site = "http://localhost:3000";
  assert.equal(originOf(new Headers({ "sec-fetch-site": "same-origin" }), site), "same");
  assert.equal(originOf(new Headers({ "sec-fetch-site": "cross-site", origin: site }), site), "cross");
  assert.equal(originOf(new Headers({ "sec-fetch-site": "same-site" }), site), "cross");
  assert.equal(originOf(new Headers({ "sec-fetch-site": "none" }), site), "cross");
  assert.equal(originOf(new Headers({ origin: site }), site), "same");
  assert.equal(originOf(new Headers({ origin: "null" }), site), "cross");
  assert.equal(originOf(new Headers({ origin: "http://localhost:3001" }), site), "cross");
  assert.equal(originOf(new Headers(), site), "unknown");
});
