import assert from "node:assert/strict";
import test from "node:test";
import { newsFrom } from "./together-news.ts";
import { Shown, type Line, type Word } from "./together-state.ts";

test("whoever listens reads again each time the line comes back, and not when the page first opens", () => {
  const shown = new Shown({
    personId: "p",
    articleId: 1,
    epoch: 1,
    createKey: "k",
    bureauId: () => "b",
    right: "edit",
    schemaVersion: 1,
  });
  const hearers = new Set<(word: Word) => void>();
  const together = {
    get state() {
      return shown.state;
    },
    subscribe: (listener: () => void) => shown.subscribe(listener),
    hear: (hearer: (word: Word) => void) => {
      hearers.add(hearer);
      return () => hearers.delete(hearer);
    },
  };
  const heard: string[] = [];
  const stop = newsFrom(together)(({ t }) => void heard.push(t));
  const lines = (...all: Line[]) => {
    for (const line of all) shown.change({ line });
  };
  lines("open");
  assert.deepEqual(heard, []);
  lines("offline", "open");
  for (const hearer of hearers) hearer({ t: "review" });
  lines("signed-out", "offline", "open");
  assert.deepEqual(heard, ["back", "review", "back"]);
  stop();
  lines("offline", "open");
  assert.equal(heard.length, 3);
  assert.equal(hearers.size, 0);
});
