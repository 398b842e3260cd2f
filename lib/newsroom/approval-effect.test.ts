// The button says beforehand what the yes will do.
import assert from "node:assert/strict";
import test from "node:test";
import { approvalEffect } from "./approval-effect.ts";
import type { Actor, Approval, ReviewStep } from "./article.ts";
import { article, facts } from "./model.test-support.ts";
import { yes } from "./wishes.test-support.ts";

const steps: readonly ReviewStep[] = [
  { name: "Desk", role: "editor" },
  { name: "Subs", role: "editor" },
  { name: "Legal", role: "legal" },
];
const actor = (role: Actor["role"]): Actor => ({ id: "a", name: "A", role, bureauIds: [] });
/** Each step before this one has its yes. */
const given = (step: number): Approval[] =>
  [yes, { ...yes, approverId: "emil" }, { ...yes, kind: "legal" as const, approverId: "lena" }].slice(
    0,
    step,
  );
const at = (stage: "review" | "ready", step: number, role: Actor["role"]) =>
  approvalEffect(
    article({ stage, step }),
    actor(role),
    facts({ steps, approvals: given(stage === "ready" ? 3 : step) }),
  )?.effect;

test("a yes in turn names the step that gets the text next, and the last one makes it ready", () => {
  assert.match(at("review", 0, "editor") ?? "", /Hands it to Subs\./);
  assert.match(at("review", 1, "editor") ?? "", /Hands it to Legal\./);
  assert.match(at("review", 2, "legal") ?? "", /Makes it ready/);
});

test("a yes that makes the article pass one which was given early names what it comes to then", () => {
  const early: Approval = { ...yes, kind: "legal", approverId: "lena" };
  const ready = approvalEffect(
    article({ stage: "review", step: 1 }),
    actor("editor"),
    facts({ steps, approvals: [yes, early] }),
  );
  assert.match(ready?.effect ?? "", /Makes it ready/);
  const between = [steps[0], steps[2], steps[1]].flatMap((one) => one ?? []);
  const past = approvalEffect(
    article({ stage: "review" }),
    actor("editor"),
    facts({ steps: between, approvals: [early] }),
  );
  assert.match(past?.effect ?? "", /Hands it to Subs\./);
});

test("a yes out of turn says that it moves nothing", () => {
  assert.match(at("review", 0, "legal") ?? "", /still waits for Desk/);
  assert.match(at("ready", 0, "legal") ?? "", /stays ready/);
});

test("where the desk's yes is the only step there is nothing to explain", () => {
  const plain = approvalEffect(article({ stage: "review" }), actor("editor"), facts());
  assert.equal(plain, null);
});
