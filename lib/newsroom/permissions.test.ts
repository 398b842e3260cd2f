// The table of newsroom.md §9, read back cell by cell where a mistake would hurt most.
import assert from "node:assert/strict";
import test from "node:test";
import { article, person } from "./model.test-support.ts";
import {
  articleDeeds,
  editRefusal,
  may,
  mayEditText,
  mayRead,
  moveRefusal,
  rightsMatrix,
} from "./permissions.ts";

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

test("a move to a laxer bureau needs the chief, and rights in both", () => {
  const both = person("emil", "editor", "americas", "asia");
  assert.equal(moveRefusal(both, article(), { bureauId: "asia", fourEyes: "strict" }, "distinct"), null);
  assert.equal(moveRefusal(both, article(), { bureauId: "asia", fourEyes: "off" }, "distinct")?.why, "role");
  assert.equal(
    moveRefusal(edda, article(), { bureauId: "asia", fourEyes: "distinct" }, "distinct")?.why,
    "bureau",
  );
  assert.equal(
    moveRefusal(person("cara", "chief"), article(), { bureauId: "asia", fourEyes: "off" }, "strict"),
    null,
  );
});

test("deeds on the site ask for no article", () => {
  assert.equal(may(person("adam", "admin"), "manage-people"), true);
  assert.equal(may(person("cara", "chief"), "manage-people"), false);
  assert.throws(() => may(rita, "submit"), /concerns an article/);
});
