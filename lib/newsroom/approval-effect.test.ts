// The button says beforehand what the yes will do.
import assert from "node:assert/strict";
import test from "node:test";
import { approvalEffect } from "./approval-effect.ts";
import type { Actor, ReviewStep } from "./article.ts";

const steps: readonly ReviewStep[] = [
  { name: "Desk", role: "editor" },
  { name: "Subs", role: "editor" },
  { name: "Legal", role: "legal" },
];
const actor = (role: Actor["role"]): Actor => ({ id: "a", name: "A", role, bureauIds: [] });
const at = (stage: "review" | "ready", step: number, role: Actor["role"]) =>
  approvalEffect({ stage, step, version: 1 }, actor(role), { steps })?.effect;

test("a yes in turn names the step that gets the text next, and the last one makes it ready", () => {
  assert.match(at("review", 0, "editor") ?? "", /Hands it to Subs\./);
  assert.match(at("review", 1, "editor") ?? "", /Hands it to Legal\./);
  assert.match(at("review", 2, "legal") ?? "", /Makes it ready/);
});

test("a yes out of turn says that it moves nothing", () => {
  assert.match(at("review", 0, "legal") ?? "", /still waits for Desk/);
  assert.match(at("ready", 0, "legal") ?? "", /stays ready/);
});

test("where the desk's yes is the only step there is nothing to explain", () => {
  const plain = approvalEffect({ stage: "review", step: 0, version: 1 }, actor("editor"), { steps: [] });
  assert.equal(plain, null);
});
