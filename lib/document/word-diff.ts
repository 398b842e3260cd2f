// What changed between two runs of text, word by word: the shortest list of insertions and deletions (Myers 1986).

export type Run = Readonly<{ kind: "same" | "inserted" | "deleted"; text: string }>;

/** Past this many single changes a text counts as written anew: nobody could read a finer answer. */
const maxEdits = 1500;

/** Words, spaces and marks, each a piece of its own. */
function pieces(text: string): string[] {
  return text.match(/[\p{L}\p{N}’']+|\s+|[^\p{L}\p{N}\s]/gu) ?? [];
}

/**
 * Replaced words with nothing but a space between them are one replacement: read word by word it would be a riddle. Of
 * each change what was deleted comes first.
 */
function grouped(runs: readonly Run[]): Run[] {
  const found: Run[] = [];
  let [deleted, inserted, space] = ["", "", ""];
  const close = () => {
    found.push({ kind: "deleted", text: deleted }, { kind: "inserted", text: inserted });
    found.push({ kind: "same", text: space });
    [deleted, inserted, space] = ["", "", ""];
  };
  for (const run of runs) {
    if (run.kind === "same") {
      if (deleted === "" || inserted === "" || space !== "" || run.text.trim() !== "") {
        close();
        found.push(run);
      } else space = run.text;
      continue;
    }
    deleted += space + (run.kind === "deleted" ? run.text : "");
    inserted += space + (run.kind === "inserted" ? run.text : "");
    space = "";
  }
  close();
  return found;
}

function join(runs: Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.text === "") continue;
    if (last?.kind === run.kind) joined[joined.length - 1] = { kind: run.kind, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

/** Runs that give `before` without the inserted ones and `after` without the deleted ones. */
export function diffWords(before: string, after: string): Run[] {
  if (before === after) return before === "" ? [] : [{ kind: "same", text: before }];
  const a = pieces(before);
  const b = pieces(after);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end += 1;
  const middle = shortest(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return join([
    { kind: "same", text: a.slice(0, start).join("") },
    ...grouped(join(middle)),
    { kind: "same", text: a.slice(a.length - end).join("") },
  ]);
}

function shortest(a: readonly string[], b: readonly string[]): Run[] {
  const all: Run[] = [
    { kind: "deleted", text: a.join("") },
    { kind: "inserted", text: b.join("") },
  ];
  if (a.length === 0 || b.length === 0) return all;
  const size = Math.min(a.length + b.length, maxEdits);
  const offset = size + 1;
  const furthest = new Int32Array(2 * size + 3);
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= size; edits += 1) {
    trace.push(furthest.slice());
    for (let k = -edits; k <= edits; k += 2) {
      const down =
        k === -edits || (k !== edits && at(furthest, offset + k - 1) < at(furthest, offset + k + 1));
      let x = down ? at(furthest, offset + k + 1) : at(furthest, offset + k - 1) + 1;
      let y = x - k;
      while (x < a.length && y < b.length && a[x] === b[y]) {
        x += 1;
        y += 1;
      }
      furthest[offset + k] = x;
      if (x >= a.length && y >= b.length) return backtrack(a, b, trace, offset);
    }
  }
  return all;
}

function at(array: Int32Array, index: number): number {
  return array[index] ?? 0;
}

function backtrack(
  a: readonly string[],
  b: readonly string[],
  trace: readonly Int32Array[],
  offset: number,
): Run[] {
  const runs: Run[] = [];
  let x = a.length;
  let y = b.length;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const furthest = trace[edits] ?? new Int32Array(0);
    const k = x - y;
    const down = k === -edits || (k !== edits && at(furthest, offset + k - 1) < at(furthest, offset + k + 1));
    const previousK = down ? k + 1 : k - 1;
    const previousX = at(furthest, offset + previousK);
    const previousY = previousX - previousK;
    while (x > previousX && y > previousY && x > 0 && y > 0) {
      x -= 1;
      y -= 1;
      runs.push({ kind: "same", text: a[x] ?? "" });
    }
    if (edits === 0) break;
    if (down) {
      y -= 1;
      runs.push({ kind: "inserted", text: b[y] ?? "" });
    } else {
      x -= 1;
      runs.push({ kind: "deleted", text: a[x] ?? "" });
    }
  }
  return runs.toReversed();
}
