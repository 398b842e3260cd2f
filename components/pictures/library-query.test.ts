import assert from "node:assert/strict";
import { test } from "node:test";
import { asksNothing, libraryAddress, libraryFilter, readLibraryQuery } from "./library-query.ts";

const sent = {
  q: "harbour dawn",
  bureau: "asia",
  rights: "expiring",
  category: "agency",
  want: "credit",
  own: "1",
  after: "1764410400000.0192aaaa-0000-7000-8000-000000000000",
};

test("an address of the library says what is asked, and saying it again gives the same address", () => {
  const query = readLibraryQuery(sent);
  const again = new URLSearchParams(libraryAddress(query).split("?")[1]);
  assert.deepEqual(Object.fromEntries(again), sent);
  assert.deepEqual(readLibraryQuery(Object.fromEntries(again)), query);
});

test("what makes no sense is no filter", () => {
  const query = readLibraryQuery({
    q: ["a", "b"],
    bureau: "../x",
    rights: "maybe",
    category: "stolen",
    want: "everything",
    own: "yes",
    after: "a b",
  });
  assert.equal(libraryAddress(query), "/desk/media");
  assert.ok(asksNothing(query));
});

test("one list of things to be done becomes the three questions that the library knows", () => {
  const asked = (want: string) => libraryFilter(readLibraryQuery({ want }));
  assert.deepEqual(
    [asked("credit").missing, asked("alt").missing, asked("unused").missing],
    ["credit", "alt", undefined],
  );
  assert.equal(asked("unused").unused, true);
  assert.equal(asked("failed").failed, true);
  assert.equal(asked("credit").unused, undefined);
});
