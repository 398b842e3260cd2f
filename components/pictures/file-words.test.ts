import assert from "node:assert/strict";
import { test } from "node:test";
import { placeWords, sourceWords, takenWords } from "./file-words.ts";

test("what a file says is put in people's words, and what can't be read stays as it is", () => {
  assert.equal(takenWords("2024-06-01T14:05:09.12+02:00"), "2024-06-01 14:05 +02:00");
  assert.equal(takenWords("2024-06-01T14:05:09Z"), "2024-06-01 14:05 UTC");
  assert.deepEqual(
    [takenWords("1904"), takenWords("about noon"), takenWords("")],
    ["1904", "about noon", ""],
  );
  assert.equal(sourceWords("trainedAlgorithmicMedia"), "trained algorithmic media");
  assert.equal(
    placeWords({ sublocation: "", city: "Nagasaki", region: "", country: "Japan" }),
    "Nagasaki, Japan",
  );
});
