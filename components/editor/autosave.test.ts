import assert from "node:assert/strict";
import test from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { emptyContent } from "#lib/document/content.ts";
import { fieldsOf } from "#lib/document/fields.ts";
import { Autosave, type CopyState, type SaveAnswer, type SaveTry } from "./autosave.ts";
import type { Draft } from "./local-copy.ts";

const draft = (kicker: string): Draft => ({
  fields: { ...fieldsOf(emptyContent("b")), kicker },
  slugline: "",
});

function bench(answers: (attempt: SaveTry) => Promise<SaveAnswer>) {
  const sent: SaveTry[] = [];
  const states: CopyState["kind"][] = [];
  const kept: (string | null)[] = [];
  const autosave = new Autosave({
    version: 1,
    committed: draft(""),
    send: (attempt) => {
      sent.push(attempt);
      return answers(attempt);
    },
    keep: (copy) => kept.push(copy?.draft.fields.kicker ?? null),
    onState: (state) => states.push(state.kind),
    restMs: 1,
    longestMs: 5,
  });
  return { autosave, sent, states, kept };
}

test("what is typed while a save is under way is saved after it, on the version it made", async () => {
  let version = 1;
  const { autosave, sent, kept } = bench(async () => {
    await pause(10);
    version += 1;
    return { kind: "saved", version };
  });
  autosave.change(draft("a"));
  await pause(5);
  autosave.change(draft("ab"));
  assert.equal(await autosave.flush(), true);
  assert.deepEqual(
    sent.map((one) => [one.draft.fields.kicker, one.version]),
    [
      ["a", 1],
      ["ab", 2],
    ],
  );
  assert.equal(kept.at(-1), null);
});

test("a try whose answer was lost goes again with its own key before anything newer", async () => {
  let calls = 0;
  const { autosave, sent } = bench(async () => {
    calls += 1;
    return calls === 1 ? { kind: "unreachable" } : { kind: "saved", version: calls };
  });
  autosave.change(draft("a"));
  await pause(20);
  assert.equal(autosave.state.kind, "offline");
  autosave.change(draft("ab"));
  autosave.wake();
  await pause(30);
  assert.equal(await autosave.flush(), true);
  assert.equal(sent[0]?.key, sent[1]?.key);
  assert.equal(sent[1]?.draft.fields.kicker, "a");
  assert.equal(sent[2]?.draft.fields.kicker, "ab");
  assert.notEqual(sent[2]?.key, sent[1]?.key);
});

test("a stale save stops and overwrites nothing until the writer has decided", async () => {
  const theirs = { ...fieldsOf(emptyContent("b")), kicker: "theirs" };
  let refuse = true;
  const { autosave, sent, kept } = bench(async (attempt) =>
    refuse
      ? {
          kind: "stale",
          stale: { version: 7, fields: theirs, slugline: "", by: "Ana", at: "2026-01-01T00:00:00Z" },
        }
      : { kind: "saved", version: attempt.version + 1 },
  );
  autosave.change(draft("mine"));
  assert.equal(await autosave.flush(), false);
  autosave.change(draft("mine, longer"));
  await pause(20);
  assert.equal(sent.length, 1);
  assert.equal(kept.at(-1), "mine, longer");
  refuse = false;
  autosave.resolve(draft("both"));
  assert.equal(await autosave.flush(), true);
  assert.equal(sent.at(-1)?.version, 7);
});

test("a refusal keeps the text here and tries again when it changes", async () => {
  let calls = 0;
  const { autosave, states, kept } = bench(async () => {
    calls += 1;
    return calls === 1 ? { kind: "refused", message: "Too long." } : { kind: "saved", version: 2 };
  });
  autosave.change(draft("a"));
  assert.equal(await autosave.flush(), false);
  assert.equal(kept.at(-1), "a");
  autosave.change(draft("b"));
  assert.equal(await autosave.flush(), true);
  assert.deepEqual(states.slice(-2), ["saving", "saved"]);
});
