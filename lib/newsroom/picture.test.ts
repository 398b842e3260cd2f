// A part of a picture is never empty, never beyond its edges, and has its shape; rights stand as the table of states says.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import type { Actor, Role } from "./article.ts";
import { mayPicture } from "./picture-permissions.ts";
import { rightsState } from "./picture-rights.ts";
import { cropMark, cropOf, cropProblem, pixelCrop, ratios } from "./picture.ts";
import { toldOfPicture } from "./picture-told.ts";
import { type PictureDeed, pictureDeeds } from "./permissions.ts";

const side = fc.integer({ min: 1, max: 16_000 });
const size = fc.record({ width: side, height: side });
const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const rectangle = fc
  .tuple(fraction, fraction, fraction, fraction)
  .map(([x, y, width, height]) => ({ x, y, width: width * (1 - x), height: height * (1 - y) }));
const shapes = { "16:9": 16 / 9, "4:3": 4 / 3, "1:1": 1 } as const;

test("whatever is drawn or pointed at, each shape shows whole pixels inside the picture, in its shape to within one pixel", () => {
  fc.assert(
    fc.property(
      size,
      fc.option(fc.record({ x: fraction, y: fraction })),
      fc.option(rectangle),
      fc.constantFrom(...ratios),
      (picture, focal, crop, ratio) => {
        const { left, top, width, height } = pixelCrop(ratio, picture, { focal, crops: { [ratio]: crop } });
        for (const one of [left, top, width, height]) assert.ok(Number.isInteger(one));
        assert.ok(width >= 1 && height >= 1 && left >= 0 && top >= 0);
        assert.ok(left + width <= picture.width && top + height <= picture.height);
        assert.ok(
          Math.abs(height - width / shapes[ratio]) <= 1 || Math.abs(width - height * shapes[ratio]) <= 1,
        );
      },
    ),
    { numRuns: 2_000 },
  );
});

test("the focal point lies in every part, and nearer to its middle than to its edge where the picture allows", () => {
  fc.assert(
    fc.property(
      size,
      fc.record({ x: fraction, y: fraction }),
      fc.constantFrom(...ratios),
      (picture, focal, ratio) => {
        const { left, top, width, height } = pixelCrop(ratio, picture, { focal, crops: {} });
        const [x, y] = [focal.x * picture.width, focal.y * picture.height];
        assert.ok(x >= left - 1 && x <= left + width + 1 && y >= top - 1 && y <= top + height + 1);
      },
    ),
  );
  const wide = { width: 4000, height: 1000 };
  const { left } = pixelCrop("1:1", wide, { focal: { x: 0.5, y: 0.5 }, crops: {} });
  assert.equal(left, 1500);
  assert.equal(pixelCrop("1:1", wide, { focal: { x: 1, y: 0 }, crops: {} }).left, 3000);
  assert.equal(
    pixelCrop("16:9", { width: 900, height: 1600 }, { focal: { x: 0, y: 1 }, crops: {} }).top,
    1094,
  );
});

test("a part that somebody drew is what is shown, and drawing what is shown changes nothing", () => {
  const picture = { width: 4000, height: 3000 };
  const crops = { "4:3": { x: 0.25, y: 0.25, width: 0.5, height: 0.5 } };
  const shown = pixelCrop("4:3", picture, { focal: null, crops });
  assert.deepEqual(shown, { left: 1000, top: 750, width: 2000, height: 1500 });
  const again = { "4:3": cropOf("4:3", picture, { focal: null, crops }) };
  assert.deepEqual(pixelCrop("4:3", picture, { focal: { x: 0, y: 0 }, crops: again }), shown);
  assert.equal(cropMark(shown), "rs_ku_1jk_15o");
});

test("a part beyond the edge, or too small to be shown, is refused in a sentence", () => {
  const picture = { width: 4000, height: 3000 };
  assert.equal(cropProblem("1:1", picture, { x: 0, y: 0, width: 0.5, height: 0.5 }), null);
  for (const crop of [
    { x: -0.1, y: 0, width: 0.5, height: 0.5 },
    { x: 0.6, y: 0, width: 0.5, height: 0.5 },
    { x: 0, y: 0, width: Number.NaN, height: 0.5 },
    { x: 0, y: 0, width: Number.POSITIVE_INFINITY, height: 0.5 },
    { x: 0, y: 0, width: 0, height: 0 },
    { x: 0, y: 0, width: 0.05, height: 0.5 },
  ])
    assert.match(cropProblem("1:1", picture, crop) ?? "", /draw it/u, JSON.stringify(crop));
  assert.equal(cropProblem("1:1", { width: 100, height: 100 }, { x: 0, y: 0, width: 1, height: 1 }), null);
});

test("rights: denied before expired before expiring before unknown; at its very instant a picture has expired", () => {
  const at = new Date("2026-03-01T12:00:00Z");
  const stands = (denied: boolean, days: number | null, category: "unknown" | "own" = "own") =>
    rightsState(
      { category, denied, expiresAt: days === null ? null : new Date(at.getTime() + days * 86_400_000) },
      at,
    );
  assert.equal(stands(true, -1), "denied");
  assert.equal(stands(false, 0), "expired");
  assert.equal(stands(false, 14, "unknown"), "expiring");
  assert.equal(stands(false, 14.001, "unknown"), "unknown");
  assert.equal(stands(false, null), "cleared");
});

test("who may what with a picture, as the table says: of the own bureau, of another, of every bureau, brought by oneself", () => {
  const may = (role: Role, deed: PictureDeed, bureauId: string | null, uploadedBy: string) => {
    const actor: Actor = { id: "me", name: "Me", role, bureauIds: role === "chief" ? [] : ["home"] };
    return mayPicture(actor, deed, { bureauId, uploadedBy });
  };
  const cells = (role: Role, deed: PictureDeed) =>
    [
      may(role, deed, "home", "me"),
      may(role, deed, "home", "other"),
      may(role, deed, "abroad", "other"),
      may(role, deed, null, "other"),
    ]
      .map((one) => (one ? "y" : "-"))
      .join("");
  const table = Object.fromEntries(
    (Object.keys(pictureDeeds) as PictureDeed[]).map((deed) => [
      deed,
      (["reporter", "editor", "chief", "legal", "admin"] as const).map((role) => cells(role, deed)).join(" "),
    ]),
  );
  assert.deepEqual(table, {
    "see-picture": "yy-y yy-y yyyy yyyy ----",
    "add-picture": "yy-y yy-y yyyy ---- ----",
    "change-picture": "y--- yy-y yyyy ---- ----",
    "replace-picture": "---- yy-- yyyy ---- ----",
    "set-picture-rights": "---- yy-y yyyy yyyy ----",
  });
});

test("of a picture on live pages hear the editors of those pages' bureaus and the chiefs, and nobody of their own deed", () => {
  const person = (id: string, role: Role, ...bureauIds: string[]): Actor => ({
    id,
    name: id,
    role,
    bureauIds,
  });
  const people = [
    person("rita", "reporter", "asia"),
    person("edda", "editor", "asia"),
    person("emil", "editor", "europe", "asia"),
    person("ella", "editor", "europe"),
    person("cara", "chief"),
    person("lena", "legal"),
    person("adam", "admin"),
  ];
  const heard = (by: string | null, ...bureaus: string[]) =>
    toldOfPicture("picture-denied", by, { bureauIds: new Set(bureaus), portrayed: new Set() }, people).map(
      (one) => one.personId,
    );
  assert.deepEqual(heard(null, "asia"), ["edda", "emil", "cara"]);
  assert.deepEqual(heard("edda", "asia", "europe"), ["emil", "ella", "cara"]);
  assert.deepEqual(heard("cara"), []);
  const portrayed = { bureauIds: new Set<string>(), portrayed: new Set(["rita"]) };
  assert.deepEqual(
    toldOfPicture("picture-denied", null, portrayed, people).map((one) => one.personId),
    ["rita", "cara"],
  );
});
