// A list of topics that offers nothing says why.
import assert from "node:assert/strict";
import test from "node:test";
import { nothingToAdd } from "./topic-words.ts";

const chosen = [{ name: "Fishery" }, { name: "São Tomé" }];
const asked = { reached: true, name: "", chosen, mayAdd: false };

test("a topic that is chosen already is not called unknown", () => {
  assert.equal(nothingToAdd({ ...asked, name: "fishery" }), "“Fishery” is one of its topics already.");
  assert.equal(nothingToAdd({ ...asked, name: "sao t" }), "“São Tomé” is one of its topics already.");
  assert.equal(nothingToAdd({ ...asked, name: "Rail" }), "No topic of that name. An editor can make one.");
  assert.equal(nothingToAdd({ ...asked, mayAdd: true }), "Type a name to make a topic of it.");
  assert.equal(nothingToAdd(asked), "There is no other topic. An editor can make one.");
  assert.match(nothingToAdd({ ...asked, reached: false }), /^No answer came/);
});
