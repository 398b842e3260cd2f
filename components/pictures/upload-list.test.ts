import assert from "node:assert/strict";
import { test } from "node:test";
import { heard, takenIn } from "./send-picture.ts";
import { setOut, shareOfAll, type UploadList, uploadsAfter, uploadSentence } from "./upload-list.ts";

const files = [1, 2, 3].map((key) => ({ key, name: `${key}.jpg`, bytes: 100 }));
const three = uploadsAfter([], { kind: "added", files });
const changed = (list: UploadList, key: number, state: UploadList[number]["state"]) =>
  uploadsAfter(list, { kind: "changed", key, state });

test("two pictures go at once, in the order in which they were chosen, and the next when one has ended", () => {
  assert.deepEqual(setOut(three), [1, 2]);
  const going = changed(changed(three, 1, { kind: "sending", share: 0 }), 2, { kind: "sending", share: 0.5 });
  assert.deepEqual(setOut(going), []);
  assert.deepEqual(setOut(changed(going, 2, { kind: "cancelled" })), [3]);
});

test("word of a share that comes after the end changes nothing, and a refused one may wait again", () => {
  const refused = changed(three, 1, { kind: "refused", sentence: "Busy.", again: true });
  assert.equal(changed(refused, 1, { kind: "sending", share: 0.9 })[0]?.state.kind, "refused");
  assert.equal(changed(refused, 1, { kind: "waiting" })[0]?.state.kind, "waiting");
});

test("the whole counts by bytes, without what was refused or cancelled, and is over when nothing goes any more", () => {
  const half = changed(changed(three, 1, { kind: "taken", id: "a" }), 2, { kind: "sending", share: 0.5 });
  assert.equal(shareOfAll(half), 0.5);
  const withoutThird = changed(half, 3, { kind: "cancelled" });
  assert.equal(shareOfAll(withoutThird), 0.75);
  assert.equal(shareOfAll(changed(withoutThird, 2, { kind: "taken", id: "b" })), null);
  assert.equal(uploadSentence(withoutThird), "1 of 3 pictures uploaded, 1 cancelled");
});

test("clearing takes away what is over and leaves what still goes", () => {
  const list = changed(three, 1, { kind: "taken", id: "a" });
  assert.deepEqual(
    uploadsAfter(list, { kind: "cleared" }).map(({ key }) => key),
    [2, 3],
  );
});

test("a refusal keeps the newsroom's own sentence, and only what may pass later offers another try", () => {
  const damaged = heard(422, { ok: false, why: "damaged", message: "This picture is damaged." }, takenIn);
  assert.deepEqual(damaged, { kind: "refused", sentence: "This picture is damaged.", again: false });
  const busy = heard(429, { ok: false, message: "Many pictures are being prepared." }, takenIn);
  assert.equal(busy.kind === "refused" && busy.again, true);
  const away = heard(0, null, takenIn);
  assert.equal(away.kind === "refused" && away.again, true);
  const page = heard(200, "<html>", takenIn);
  assert.equal(page.kind, "refused");
});
