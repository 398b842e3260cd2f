// Moves between slots, ends, filling and what two versions differ by: the arithmetic of a front.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { frontChanges } from "./front-changes.ts";
import { filled, frontLeast, sectionLeast } from "./front-fill.ts";
import {
  type Arrangement,
  arrangementProblem,
  emptyArrangement,
  type Picks,
  type Pin,
  pinsOf,
  placed,
  slotRoom,
  slots,
  standingAt,
  stepped,
} from "./front.ts";

const pin = (articleId: number, until: Date | null = null): Pin => ({
  id: `p${articleId}`,
  articleId,
  until,
});
const picks = (lead: number[], promoted: number[], list: number[]): Picks<Pin> => ({
  lead: lead.map((id) => pin(id)),
  promoted: promoted.map((id) => pin(id)),
  list: list.map((id) => pin(id)),
});
const numbers = (all: Picks<Pin>) => slots.map((slot) => all[slot].map(({ articleId }) => articleId));
const never = () => false;

test("a new lead makes the old one the first of the promoted, whose last goes on to the list", () => {
  const moved = placed(picks([1], [2, 3, 4], [5]), pin(9), { slot: "lead", index: 0 });
  assert.deepEqual(numbers(moved.picks), [[9], [1, 2, 3], [4, 5]]);
  assert.deepEqual(moved.out, []);
});

test("what is sent to a full slot gets its last place, and is not handed on at once", () => {
  const moved = placed(picks([1], [2, 3, 4], [5, 9]), pin(9), { slot: "promoted", index: 3 });
  assert.deepEqual(numbers(moved.picks), [[1], [2, 3, 9], [4, 5]]);
});

test("what finds no room at the end of a full list is named", () => {
  const full = picks([1], [2, 3, 4], [11, 12, 13, 14, 15, 16, 17, 18]);
  const moved = placed(full, pin(9), { slot: "promoted", index: 1 });
  assert.deepEqual(
    moved.out.map(({ articleId }) => articleId),
    [18],
  );
  assert.deepEqual(numbers(moved.picks)[2]?.length, slotRoom.list);
});

test("a pin goes up and down one place at a time, from the end of the list to the lead and back", () => {
  let now = picks([1], [2, 3, 4], [5, 6]);
  const seen: string[] = [];
  for (let step = 0; step < 6; step++) {
    now = stepped(now, "p6", -1);
    seen.push(JSON.stringify(numbers(now)));
  }
  assert.deepEqual(seen, [
    "[[1],[2,3,4],[6,5]]",
    "[[1],[2,3,6],[4,5]]",
    "[[1],[2,6,3],[4,5]]",
    "[[1],[6,2,3],[4,5]]",
    "[[6],[1,2,3],[4,5]]",
    "[[6],[1,2,3],[4,5]]",
  ]);
  now = stepped(now, "p6", 1);
  assert.deepEqual(numbers(now), [[1], [6, 2, 3], [4, 5]]);
  assert.deepEqual(numbers(stepped(now, "p3", 1)), [[1], [6, 2], [3, 4, 5]]);
  assert.deepEqual(numbers(stepped(picks([1], [], []), "p1", 1)), [[], [1], []]);
});

test("no move loses or doubles an article, and no slot holds more than it has room for", () => {
  const moves = fc.array(fc.tuple(fc.integer({ min: 1, max: 14 }), fc.constantFrom(...slots), fc.nat(9)), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(moves, (all) => {
      let now = emptyArrangement.picks;
      const inside = new Set<number>();
      for (const [id, slot, index] of all) {
        const done = placed(now, pin(id), { slot, index });
        now = done.picks;
        inside.add(id);
        for (const gone of done.out) inside.delete(gone.articleId ?? 0);
        const ids = pinsOf(now).map(({ articleId }) => articleId);
        assert.deepEqual(new Set(ids), inside);
        assert.equal(ids.length, inside.size);
        for (const one of slots) assert.ok(now[one].length <= slotRoom[one]);
      }
    }),
  );
});

test("a pin stands until its end and not at it; one without an end stays", () => {
  const end = new Date("2026-11-29T18:00:00Z");
  const now: Arrangement = {
    picks: { lead: [pin(1, end)], promoted: [pin(2)], list: [] },
    banner: { ...pin(3, end), headline: "Breaking" },
  };
  const before = standingAt(now, new Date(end.getTime() - 1));
  assert.deepEqual(numbers(before.picks), [[1], [2], []]);
  assert.equal(before.banner?.articleId, 3);
  const after = standingAt(now, end);
  assert.deepEqual(numbers(after.picks), [[], [2], []]);
  assert.equal(after.banner, null);
});

test("an arrangement is refused with a sentence for what is too many, twice, over already or empty", () => {
  const whole = (over: Partial<Arrangement>): Arrangement => ({ ...emptyArrangement, ...over });
  assert.equal(arrangementProblem(whole({ picks: picks([1], [2], [3]) }), never), null);
  assert.match(String(arrangementProblem(whole({ picks: picks([1, 2], [], []) }), never)), /^Lead holds/);
  assert.match(String(arrangementProblem(whole({ picks: picks([1], [1], []) }), never)), /two places/);
  assert.match(String(arrangementProblem(whole({ picks: picks([1], [], []) }), () => true)), /over already/);
  const twice = { ...pin(2), id: pin(1).id };
  const twins = [
    whole({ picks: { lead: [pin(1)], promoted: [], list: [twice] } }),
    whole({ picks: picks([1], [], []), banner: { ...twice, headline: "Breaking" } }),
  ];
  for (const one of twins) assert.match(String(arrangementProblem(one, never)), /told apart/);
  const banner = (headline: string) =>
    arrangementProblem(whole({ banner: { ...pin(1), articleId: null, headline } }), never);
  assert.match(String(banner("  ")), /Write the banner/);
  assert.equal(
    banner("x".repeat(132)),
    "Shorten the banner’s headline. 12 characters too many: readers’ phones show 120.",
  );
  assert.match(String(banner(` ${"x".repeat(121)} `)), /\. 1 character too many:/);
  assert.equal(banner("x".repeat(120)), null);
  assert.match(String(banner("two\nlines")), /line breaks/);
  assert.equal(banner("Parliament is dissolved"), null);
});

test("what nobody picked is filled with the latest, the lead first, and nothing stands twice", () => {
  const article = (id: number) => ({ id });
  const latest = [1, 2, 3, 4, 5, 6, 7, 8].map(article);
  const some = { lead: [], promoted: [article(3)], list: [article(20)] };
  const shown = filled(some, latest, frontLeast);
  assert.deepEqual(
    slots.map((slot) => shown.slots[slot].map(({ id }) => id)),
    [[1], [3, 2, 4], [20, 5]],
  );
  assert.deepEqual(
    shown.rest.map(({ id }) => id),
    [6, 7, 8],
  );
  const few = filled({ lead: [], promoted: [], list: [] }, [article(1), article(2)], sectionLeast);
  assert.deepEqual(
    slots.map((slot) => few.slots[slot].map(({ id }) => id)),
    [[1], [2], []],
  );
  const twice = filled({ lead: [article(1)], promoted: [article(1)], list: [] }, latest, frontLeast);
  assert.equal(twice.slots.promoted.filter(({ id }) => id === 1).length, 0);
});

test("two versions differ by what came, left, moved, changed places or got another end", () => {
  const end = new Date("2026-11-29T18:00:00Z");
  const before: Arrangement = {
    picks: { lead: [pin(1)], promoted: [pin(2), pin(3)], list: [pin(4), pin(5)] },
    banner: null,
  };
  const after: Arrangement = {
    picks: { lead: [pin(2)], promoted: [pin(3, end), pin(9)], list: [pin(5), pin(4)] },
    banner: { ...pin(1), articleId: null, headline: "Breaking" },
  };
  assert.deepEqual(frontChanges(before, after), [
    { kind: "moved", articleId: 2, from: "promoted", to: "lead" },
    { kind: "end", articleId: 3, before: null, after: end },
    { kind: "came", articleId: 9, slot: "promoted" },
    { kind: "left", articleId: 1, slot: "lead" },
    { kind: "order", slot: "list" },
    { kind: "banner", before: null, after: "Breaking" },
  ]);
  assert.deepEqual(frontChanges(after, after), []);
});
