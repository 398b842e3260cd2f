import assert from "node:assert/strict";
import test from "node:test";
import { queryOf, readAddress } from "./address.ts";

test("an address says what was chosen, and saying it again gives the same address", () => {
  const query = { from: "3", to: "now", view: "sides", who: "1", before: "51", kind: "gates", event: "7" };
  const address = readAddress(query);
  assert.deepEqual(address, {
    from: 3,
    to: "now",
    view: "sides",
    who: true,
    before: 51,
    kind: "gates",
    event: 7,
  });
  assert.equal(queryOf(address), "?from=3&to=now&view=sides&who=1&before=51&kind=gates&event=7");
});

test("what makes no sense counts as not said", () => {
  const address = readAddress({
    from: "0",
    to: ["1", "2"],
    view: "x",
    who: "yes",
    before: "-1",
    kind: "x",
    event: "",
  });
  assert.deepEqual(address, {
    from: null,
    to: null,
    view: "inline",
    who: false,
    before: null,
    kind: null,
    event: null,
  });
  assert.equal(queryOf(address), "");
  assert.equal(readAddress({ from: "99999999999999999999" }).from, null);
});
