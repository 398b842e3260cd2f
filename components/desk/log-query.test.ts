import assert from "node:assert/strict";
import test from "node:test";
import { eventAddress, logAddress, readLogQuery, verbsAsked } from "./log-query.ts";

const sent = {
  who: "ana-ruiz",
  what: "gates",
  bureau: "asia",
  article: "1004",
  from: "2026-11-01",
  until: "2026-11-30",
  emergency: "1",
};

test("an address says what is asked, and saying it again gives the same address", () => {
  const query = readLogQuery(sent);
  const again = new URLSearchParams(logAddress(query).split("?")[1]);
  assert.deepEqual(readLogQuery(Object.fromEntries(again)), query);
  assert.deepEqual(Object.fromEntries(again), sent);
});

test("what makes no sense is no filter", () => {
  const query = readLogQuery({
    who: "Ana Ruiz",
    what: "dance",
    bureau: ["a", "b"],
    article: " ",
    number: "x",
    from: "yesterday",
    emergency: "yes",
    after: "a b",
  });
  assert.equal(logAddress(query), "/desk/log");
});

test("an article that is no number stays asked for, and is not left out of the question", () => {
  assert.equal(logAddress(readLogQuery({ article: "harbour" })), "/desk/log?article=harbour");
});

test("days named backwards are a span all the same", () => {
  const query = readLogQuery({ from: "2026-11-30", until: "2026-11-01" });
  assert.equal(logAddress(query), "/desk/log?from=2026-11-01&until=2026-11-30");
});

test("a kind asks for its verbs, a verb for itself", () => {
  assert.ok(verbsAsked(readLogQuery({ what: "taken-down" }))?.includes("retract"));
  assert.deepEqual(verbsAsked(readLogQuery({ what: "retract" })), ["retract"]);
  assert.equal(verbsAsked(readLogQuery({})), undefined);
  assert.equal(verbsAsked(readLogQuery({ what: "site" })), undefined);
});

test("an event of an article stands on its timeline, one of the site in the log", () => {
  assert.equal(eventAddress({ articleId: 7, number: 3 }), "/desk/articles/7/history?event=3#event-3");
  assert.equal(eventAddress({ articleId: 0, number: 3 }), "/desk/log?article=site&number=3");
});
