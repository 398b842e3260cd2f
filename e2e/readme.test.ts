import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import test from "node:test";
import { workflowDiagram } from "#lib/newsroom/workflow-diagram.ts";

const readme = readFileSync("README.md", "utf8");

test("the README's workflow is the one in the table", () => {
  const drawn = /```mermaid\n(?<diagram>[\s\S]*?)\n```/.exec(readme)?.groups?.["diagram"];
  assert.equal(
    drawn,
    workflowDiagram(),
    "copy the output of workflowDiagram() into the README's mermaid block",
  );
});

test("every picture and file that the README leads to is there", () => {
  const targets = [...readme.matchAll(/\]\((?<path>[^)#:]+)\)/g)].map(
    (found) => found.groups?.["path"] ?? "",
  );
  assert.ok(targets.length >= 6);
  for (const path of targets) assert.ok(existsSync(path), `${path} is missing`);
});

test("every folder on the README's map is there", () => {
  const map = /```\n(?<map>app\/[\s\S]*?)```/.exec(readme)?.groups?.["map"] ?? "";
  const folders = [...map.matchAll(/^(?<path>[a-z][\w()/.-]*[/s])\s/gm)].map(
    (found) => found.groups?.["path"] ?? "",
  );
  assert.ok(folders.length >= 8);
  for (const folder of folders) assert.ok(existsSync(folder), `${folder} is missing`);
});
