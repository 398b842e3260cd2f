// The table of newsroom.md §9, read back cell by cell where a mistake would hurt most.
import assert from "node:assert/strict";
import test from "node:test";
import { roles, type ReviewStep } from "./article.ts";
import type { Asked } from "./laxity.ts";
import { article, person } from "./model.test-support.ts";
import { articleDeeds, editRefusal, may, mayEditText, mayRead, moveRefusal, reachOf } from "./permissions.ts";
import { rightsMatrix } from "./rights-matrix.ts";

const rita = person("rita", "reporter", "americas");
const edda = person("edda", "editor", "americas");

test("text: own draft for reporters, draft and review for editors, ready for nobody", () => {
  const chief = person("cara", "chief");
  const cells = (["draft", "review", "ready"] as const).map((stage) =>
    [rita, edda, chief, person("lena", "legal"), person("adam", "admin")].map((actor) =>
      mayEditText(actor, article({ stage })),
    ),
  );
  assert.deepEqual(cells, [
    [true, true, true, false, false],
    [false, true, true, false, false],
    [false, false, false, false, false],
  ]);
  assert.equal(mayEditText(edda, article({ spiked: true })), false);
  assert.equal(mayEditText(chief, article({ publication: "killed" })), false);
  assert.equal(mayEditText(rita, article({ createdBy: "rob" })), false);
  assert.equal(mayEditText(rita, article({ createdBy: "rob", bylinePersonIds: ["rita"] })), true);
  assert.equal(editRefusal(rita, article({ createdBy: "rob" }))?.why, "own-work");
});

test("a killed article is hidden from all but chief and legal; another bureau's from its strangers", () => {
  const killed = article({ publication: "killed" });
  assert.deepEqual(
    (["reporter", "editor", "chief", "legal", "admin"] as const).map((role) =>
      mayRead(person("x", role, "americas"), killed),
    ),
    [false, false, true, true, false],
  );
  assert.equal(mayRead(edda, article({ bureauId: "asia" })), false);
});

test("an administrator has no right over any article", () => {
  for (const cell of rightsMatrix())
    if (cell.role === "admin") assert.ok(!cell.allowed && !cell.visible, cell.deed);
});

test("whoever may do anything to an article may also read it", () => {
  for (const cell of rightsMatrix()) if (cell.allowed) assert.ok(cell.visible, JSON.stringify(cell));
});

test("the matrix holds every cell once", () => {
  const cells = [...rightsMatrix()];
  assert.equal(cells.length, 5 * 3 * 5 * 2 * 2 * Object.keys(articleDeeds).length);
});

const desk: ReviewStep = { name: "Desk", role: "editor" };
const legal: ReviewStep = { name: "Legal", role: "legal" };
const asks = (over: Partial<Asked> = {}): Asked => ({ fourEyes: "distinct", steps: [], checks: {}, ...over });
const both = person("emil", "editor", "americas", "asia");
const moved = (there: Asked, here: Asked = asks(), actor = both) =>
  moveRefusal(actor, article(), { bureauId: "asia", ...there }, here)?.why ?? null;

test("a move to a bureau with a smaller number of eyes needs the chief, and rights in both", () => {
  assert.equal(moved(asks({ fourEyes: "strict" })), null);
  assert.equal(moved(asks({ fourEyes: "off" })), "laxer-bureau");
  assert.equal(moved(asks(), asks(), edda), "bureau");
  const chief = person("cara", "chief");
  assert.equal(moved(asks({ fourEyes: "off" }), asks({ fourEyes: "strict" }), chief), null);
});

test("so does a move to where a step of review is missing, whatever else is asked there", () => {
  const here = asks({ steps: [desk, legal] });
  assert.equal(moved(asks(), here), "laxer-bureau");
  assert.equal(moved(asks({ steps: [desk, { name: "Subs", role: "editor" }] }), here), "laxer-bureau");
  assert.equal(moved(asks({ steps: [legal, desk, { name: "Chief", role: "chief" }] }), here), null);
  assert.equal(moved(asks({ steps: [desk] })), null, "one step of the desk is what everybody has");
  assert.equal(moved(asks(), here, person("cara", "chief")), null);
});

test("so does a move to where a check weighs less, by default or by choice", () => {
  assert.equal(moved(asks({ checks: { placeholder: "warn" } })), "laxer-bureau");
  assert.equal(moved(asks(), asks({ checks: { dateline: "block" } })), "laxer-bureau");
  assert.equal(moved(asks({ checks: { dateline: "block" } })), null);
  assert.equal(moved(asks(), asks({ checks: { related: "off" } })), null);
});

test("who may publish arranges the front page and the sections, and nobody else", () => {
  for (const role of roles) {
    const publishes = reachOf(role, "publish") !== "none";
    for (const deed of ["curate-front", "curate-sections"] as const)
      assert.equal(may(person("x", role), deed), publishes, `${role}: ${deed}`);
  }
});

test("deeds on the site ask for no article", () => {
  assert.equal(may(person("adam", "admin"), "manage-people"), true);
  assert.equal(may(person("cara", "chief"), "manage-people"), false);
  assert.throws(() => may(rita, "submit"), /concerns an article/);
});
