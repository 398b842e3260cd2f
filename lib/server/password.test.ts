import assert from "node:assert/strict";
import test from "node:test";
import { hashPassword, passwordMatches, passwordProblem } from "./password.ts";

test("a password matches its own hash, in whatever Unicode form it is typed", async () => {
  const encoded = await hashPassword("über den wolken, müssen");
  assert.match(encoded, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/u);
  assert.equal(await passwordMatches(encoded, "über den wolken, müssen".normalize("NFD")), true);
  assert.equal(await passwordMatches(encoded, "uber den wolken, mussen"), false);
});

test("nothing matches where no hash is, nor an endless or empty password", async () => {
  assert.equal(await passwordMatches(null, ""), false);
  assert.equal(await passwordMatches(null, "anything at all"), false);
  const empty = await hashPassword("");
  assert.equal(await passwordMatches(empty, ""), false);
  assert.equal(await passwordMatches(empty, "a".repeat(10_000_000)), false);
  assert.equal(await passwordMatches(empty, "\u0000"), false);
});

test("never more than two hashes run at once, and everybody gets a turn", async () => {
  let most = 0;
  const watch = setInterval(() => {
    most = Math.max(most, globalThis.nightdeskHashQueue?.running ?? 0);
  }, 1);
  await Promise.all(Array.from({ length: 12 }, () => passwordMatches(null, "a guess of somebody's")));
  clearInterval(watch);
  assert.equal(most, 2);
  assert.equal(globalThis.nightdeskHashQueue?.running, 0);
  assert.equal(globalThis.nightdeskHashQueue?.waiting.length, 0);
});

test("short, common, monotonous and borrowed passwords are refused with what to do", () => {
  for (const password of [
    "",
    "elevenchars",
    "aaaaaaaaaaaaaaaa",
    "Password 1234",
    "nightdesk-demo",
    "Administrator",
    "maria.lopez@paper.example",
    "maria.lopez1",
    "with\u0000 a control char",
  ]) {
    assert.match(
      passwordProblem(password, "maria.lopez@paper.example") ?? "",
      /[Uu]se|[Cc]hoose|[Ll]eave/u,
      password,
    );
  }
  assert.equal(passwordProblem("harbour violin eleven moss", "maria.lopez@paper.example"), null);
});
