// The newsroom's 404 leads where the person's role leads, and says the same of a missing address as of a hidden one.
import assert from "node:assert/strict";
import test from "node:test";
import type { Role } from "#lib/newsroom/article.ts";
import { missingWays } from "./missing-words.ts";

const ways = (role: Role, bureauIds: readonly string[] = ["b"]) =>
  missingWays({ id: "p", name: "Somebody", role, bureauIds }).map(({ word }) => word);

test("every role finds its own screens on the newsroom's 404 and nobody else's", () => {
  const writer = ["Board", "Calendar", "Search", "Pictures"];
  for (const word of [...writer, "New article"]) assert.ok(ways("reporter").includes(word), word);
  for (const word of ["Fronts", "Log", "Settings"]) assert.ok(!ways("reporter").includes(word), word);
  for (const word of [...writer, "Fronts", "Settings"]) assert.ok(ways("chief").includes(word), word);
  assert.ok(!ways("admin").some((word) => writer.includes(word) || word === "New article"));
  assert.ok(!ways("reporter", []).includes("New article"), "in no bureau there is none to begin it in");
});

test("where nobody can be asked who looks, it leads where everybody may go", () => {
  assert.deepEqual(
    missingWays(null).map(({ word }) => word),
    ["Board", "Notices", "Your account"],
  );
});
