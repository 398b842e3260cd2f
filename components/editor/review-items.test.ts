// Cards are threads and suggestions joined from rows and text, in the order of the page, with what lost its words on top.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { workingSchema } from "#lib/document/working-schema.ts";
import type { ReviewData, Thread } from "./review-channel.ts";
import { fits, reviewItems } from "./review-items.ts";
import { threadPlaces, type Marks } from "./review-reading.ts";

const ana = { id: "00000000-0000-4000-8000-00000000000a", name: "Ana Ruiz" };
const ben = { id: "00000000-0000-4000-8000-00000000000b", name: "Ben Okri" };
const first = "00000000-0000-4000-8000-000000000001";
const second = "00000000-0000-4000-8000-000000000002";

const thread = (id: string, changed: Partial<Thread> = {}): Thread => ({
  id,
  field: "body",
  quote: "words",
  suggestionId: null,
  anchored: true,
  blocking: false,
  createdBy: ana,
  createdAt: "2026-11-25T10:00:00Z",
  resolvedAt: null,
  resolvedBy: null,
  comments: [{ id: `c-${id}`, author: ana, text: "Why?", at: "2026-11-25T10:00:00Z", mentions: [] }],
  ...changed,
});

const own = `${ben.id}~suggestion1`;
const marks: Marks = {
  threads: new Map([[second, { field: "headline", from: 3, to: 8 }]]),
  suggestions: [
    {
      id: own,
      authorId: ben.id,
      inserted: "new",
      deleted: "",
      kind: "insert",
      from: 9,
      to: 12,
      field: "body",
    },
  ],
};
const data: ReviewData = {
  threads: [
    thread(first, { anchored: false, blocking: true }),
    thread(second),
    thread("00000000-0000-4000-8000-000000000003", { suggestionId: own }),
  ],
  suggestions: [
    {
      id: `${ana.id}~suggestion2`,
      author: ana,
      field: "body",
      inserted: "",
      deleted: "old",
      madeAt: "2026-11-25T09:00:00Z",
      state: "accepted",
      decidedBy: ben,
      decidedAt: "2026-11-25T09:30:00Z",
    },
  ],
};

describe("the cards of an article", () => {
  const items = reviewItems(data, marks, { actor: ben, places: new Map() });

  it("come in the order of the page, those without words first", () => {
    const open = items.filter((item) => item.open).map((item) => item.key);
    assert.deepEqual(open, [`thread:${first}`, `thread:${second}`, `suggestion:${own}`]);
  });

  it("say which threads have lost their words, and carry a suggestion's replies on its card", () => {
    const orphans = items.filter((item) => item.kind === "thread" && item.orphaned);
    assert.deepEqual(
      orphans.map((item) => item.key),
      [`thread:${first}`],
    );
    const suggestion = items.find((item) => item.key === `suggestion:${own}`);
    assert.equal(suggestion?.thread?.comments.length, 1);
  });

  it("keep decided suggestions, as decided", () => {
    const decided = items.filter((item) => !item.open);
    assert.equal(decided.length, 1);
    assert.equal(decided[0]?.kind === "suggestion" && decided[0].row?.state, "accepted");
  });

  it("are mine when I wrote, answered or am mentioned; blocking when publication waits for them", () => {
    const keys = (filter: "mine" | "blocking") =>
      items.filter((item) => item.open && fits(item, filter, ben.id)).map((item) => item.key);
    assert.deepEqual(keys("mine"), [`suggestion:${own}`]);
    assert.deepEqual(keys("blocking"), [`thread:${first}`, `suggestion:${own}`]);
  });
});

describe("a thread's place", () => {
  it("reaches from its first word to its last, across paragraphs", () => {
    const marked = (text: string) => ({
      type: "paragraph",
      content: [{ type: "text", text, marks: [{ type: "comment", attrs: { id: first } }] }],
    });
    const doc = workingSchema.nodeFromJSON({ type: "doc", content: [marked("one"), marked("two")] });
    assert.deepEqual(threadPlaces("body", doc).get(first), { field: "body", from: 1, to: 9 });
  });
});
