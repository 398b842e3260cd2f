// The set-up and the console's commands, one after the other as a new newsroom lives them.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { accountOf } from "#db/accounts.ts";
import { credentialsOf } from "#db/auth.ts";
import { firstBrokenEvent } from "#db/events.ts";
import { siteFacts } from "#db/site.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { env } from "#lib/env.ts";
import { passwordMatches } from "./password.ts";
import { person } from "./person-command.ts";
import { setUp, setUpCode, setUpIsOpen, type SetUpValues } from "./set-up.ts";

let database: TestDatabase;
before(async () => {
  env.set({ AUTH_SECRET: "a secret of the tests, long enough", DEMO: "0" });
  database = await testDatabase("person");
});
after(() => database.close());

const filled = (): SetUpValues => ({
  code: setUpCode(),
  siteName: "The Harbour Post",
  zone: "Europe/Lisbon",
  bureau: "Lisbon",
  sections: "World\nFeatures/Interviews",
  chiefName: "Ana Lima",
  chiefEmail: "Ana@Post.example",
  chiefPassword: "harbour violin eleven moss",
  adminName: "Rui Costa",
  adminEmail: "rui@post.example",
  adminPassword: "lantern cobalt drifting oak",
});

test("a set-up with a wrong field makes nothing and says what to do at each field", async () => {
  const wrong = {
    ...filled(),
    code: "AAAA-BBBB-CCCC",
    siteName: " ",
    zone: "Atlantis/Centre",
    bureau: "東京",
    sections: "World\nDesk",
    chiefEmail: "ana",
    chiefPassword: "short",
    adminPassword: "nightdesk-demo",
  };
  const answer = await setUp(wrong, "10.0.0.1", "test-request");
  assert.ok(!answer.ok && answer.why === "problems");
  assert.deepEqual(
    Object.keys(answer.problems).toSorted(),
    Object.keys(wrong)
      .filter((name) => !["chiefName", "adminName", "adminEmail"].includes(name))
      .toSorted(),
  );
  assert.equal(await siteFacts(), null);
  const same = await setUp({ ...filled(), adminEmail: "ana@post.example" }, "10.0.0.1", "test-request");
  assert.ok(!same.ok && same.why === "problems" && same.problems.adminEmail !== undefined);
});

test("wrong codes run out after ten, on that network", async () => {
  const answers = await Promise.all(
    Array.from({ length: 15 }, () => setUp({ ...filled(), code: "guess" }, "10.0.0.2", "test-request")),
  );
  assert.equal(answers.filter((answer) => !answer.ok && answer.why === "wait").length, 5);
});

test("of twenty set-ups at once one succeeds, and then the door is closed", async () => {
  assert.equal(setUpIsOpen(await siteFacts()), true);
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, at) =>
      setUp({ ...filled(), code: setUpCode().toLowerCase() }, `10.0.1.${at}`, "test-request"),
    ),
  );
  assert.equal(answers.filter(({ ok }) => ok).length, 1);
  assert.equal(answers.filter((answer) => !answer.ok && answer.why === "done-already").length, 19);
  assert.equal(setUpIsOpen(await siteFacts()), false);
  assert.deepEqual(
    [(await accountOf("ANA@post.example"))?.role, (await accountOf("ana@post.example"))?.bureaus],
    ["chief", ["lisbon"]],
  );
});

test("the console adds, changes, disables and lists people", async () => {
  const added = await person([
    "add",
    "Eva@Post.example",
    "--name",
    "Eva Brandt",
    "--role",
    "editor",
    "--bureaus",
    "lisbon",
  ]);
  assert.equal(added.code, 0);
  const password = /Password: (\S+)/u.exec(added.text)?.[1] ?? "";
  assert.equal(
    await passwordMatches((await credentialsOf("eva@post.example"))?.passwordHash ?? null, password),
    true,
  );
  assert.equal((await person(["role", "eva@post.example", "chief"])).code, 0);
  assert.equal((await person(["bureaus", "eva@post.example"])).code, 0);
  const { role, bureaus } = (await accountOf("eva@post.example")) ?? {};
  assert.deepEqual([role, bureaus], ["chief", []]);
  assert.equal((await person(["reset-password", "eva@post.example"])).code, 0);
  assert.equal(
    await passwordMatches((await credentialsOf("eva@post.example"))?.passwordHash ?? null, password),
    false,
  );
  assert.equal((await person(["disable", "eva@post.example"])).code, 0);
  assert.match((await person(["list"])).text, /Eva Brandt {2}eva@post\.example {2}chief .*disabled/u);
  assert.equal((await person(["enable", "eva@post.example"])).code, 0);
  assert.equal(await firstBrokenEvent(), null);
});

test("what the console can't do it refuses with the next step, and changes nothing", async () => {
  for (const [args, says] of [
    [["disable", "rui@post.example"], /last administrator.*give somebody else/u],
    [["role", "rui@post.example", "editor"], /last administrator/u],
    [["bureaus", "ana@post.example", "lisbon,mars"], /no bureau mars: choose among lisbon/u],
    [["role", "ana@post.example", "owner"], /reporter, editor/u],
    [["enable", "nobody@post.example"], /person -- list/u],
    [["add", "ana@post.example", "--name", "Ana", "--role", "editor"], /already/u],
    [["add", "new@post.example", "--name", "New", "--role", "editor", "--password", "short"], /at least 12/u],
    [["add", "not an address"], /email address/u],
    [["explode", "ana@post.example"], /no command/u],
    [["list", "--unknown"], /npm run person/u],
    [[], /npm run person/u],
  ] as const) {
    const answer = await person(args);
    assert.equal(answer.code, 1, args.join(" "));
    assert.match(answer.text, says);
  }
  assert.deepEqual((await accountOf("ana@post.example"))?.bureaus, ["lisbon"]);
});
