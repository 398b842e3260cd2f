// What a browser keeps of one person's words is gone when another person's page opens there.
import assert from "node:assert/strict";
import { before, test } from "node:test";
import { Window } from "happy-dom";
import { commentSlot, keepWords, readKept } from "./unsent-comment.ts";
import { wipeOthers } from "./wipe-local.ts";

const [ana, ben] = ["01a21047-01e7-7ad7-b8e4-fd1c63fbdbbb", "01a21047-0322-711e-aa6b-b87c31b9ca70"];

before(() => {
  const { localStorage, sessionStorage } = new Window();
  for (const [name, value] of Object.entries({ localStorage, sessionStorage }))
    Object.defineProperty(globalThis, name, { value, configurable: true });
});

test("a comment that was not sent is met by its writer alone", async () => {
  const mine = commentSlot(ana, 7, "new:body:harbour");
  keepWords(mine, { text: "Who says so?", mentions: [] });
  sessionStorage.setItem("nightdesk:suggesting:7", "on");
  localStorage.setItem(`nightdesk-unsent:${ana}`, "[]");
  assert.equal(readKept(commentSlot(ben, 7, "new:body:harbour")).text, "");
  await wipeOthers(ana);
  assert.equal(readKept(mine).text, "Who says so?");
  assert.equal(localStorage.length, 1);
  await wipeOthers(ben);
  assert.equal(localStorage.length, 0);
  assert.deepEqual(Object.keys(sessionStorage), ["nightdesk:suggesting:7"]);
});
