// Who is about to choose files reads the bounds that hold where they arrive.
import assert from "node:assert/strict";
import test from "node:test";
import { largestPicture, mostPixels, takenPictures } from "./picture-limits.ts";

test("the bounds of bytes and of pixels are both said, as they are", () => {
  assert.equal(
    takenPictures,
    "JPEG, PNG or WebP, at most 25 MB and 60 million pixels each.",
    `${largestPicture} bytes, ${mostPixels} pixels`,
  );
});
