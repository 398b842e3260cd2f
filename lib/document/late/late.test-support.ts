// Browsers that write in one text at the same moment, and a newsroom that keeps the log and mends it, without a network.
import { initProseMirrorDoc, updateYFragment } from "@tiptap/y-tiptap";
import { EditorState, TextSelection, type Transaction } from "@tiptap/pm/state";
import type { Node } from "@tiptap/pm/model";
import * as Y from "yjs";
import { documentOf, readNodes, seedOf, type Prose } from "#lib/document/working-document.ts";
import { workingSchema } from "#lib/document/working-schema.ts";
import { mend, type HomelessWords } from "./put-back.ts";
import { Replay } from "./replay.ts";

export type Edit = (tr: Transaction) => void;

/** One person's browser: edits what it has seen; what it says waits until it is sent. */
export class Browser {
  readonly person: string;
  readonly doc: Y.Doc;
  #unsent: Uint8Array[] = [];
  seen = 0;

  constructor(person: string, client: number, seed: Uint8Array) {
    this.person = person;
    this.doc = documentOf([seed]);
    this.doc.clientID = client;
    this.doc.on("update", (bytes: Uint8Array, origin: unknown) => {
      if (origin !== "newsroom") this.#unsent.push(bytes);
    });
  }

  get body(): Node {
    return initProseMirrorDoc(this.doc.getXmlFragment("body"), workingSchema).doc;
  }

  edit(change: Edit): void {
    const fragment = this.doc.getXmlFragment("body");
    const { doc, meta } = initProseMirrorDoc(fragment, workingSchema);
    const { tr } = EditorState.create({ doc });
    change(tr);
    tr.doc.check();
    this.doc.transact(() => updateYFragment(this.doc, fragment, tr.doc, meta));
  }

  /** False where the edit doesn't fit this text. */
  tries(change: Edit): boolean {
    try {
      this.edit(change);
      return true;
    } catch {
      return false;
    }
  }

  take(): Uint8Array[] {
    return this.#unsent.splice(0);
  }
}

/** The newsroom's log. What it mends stands in the log like what somebody typed. */
export class Newsroom {
  readonly seed: Uint8Array;
  readonly log: { bytes: Uint8Array; person: string; kind: "edit" | "review" | "mend" }[] = [];
  readonly homeless: HomelessWords[] = [];
  readonly people = new Map<number, string>();
  #mended = 0;
  #client = 1_000;

  constructor(body: Prose["body"]) {
    this.seed = seedOf({ headline: "", standfirst: "", body });
  }

  /** `client`: who has the smaller number comes first where two write in the same place. */
  open(person: string, client = this.people.size + 1): Browser {
    const browser = new Browser(person, client, this.seed);
    this.people.set(browser.doc.clientID, person);
    return browser;
  }

  send(browser: Browser, together = false, kind: "edit" | "review" = "edit"): void {
    const updates = browser.take();
    if (updates.length === 0) return;
    for (const bytes of together ? [Y.mergeUpdates(updates)] : updates)
      this.log.push({ bytes, person: browser.person, kind });
  }

  tell(browser: Browser): void {
    for (const { bytes } of this.log.slice(browser.seen)) Y.applyUpdate(browser.doc, bytes, "newsroom");
    browser.seen = this.log.length;
  }

  /** As the newsroom brings its row up to the log: everything before was mended already. */
  mend(): void {
    const replay = new Replay(this.seed);
    for (const { bytes, person, kind } of this.log.slice(0, this.#mended)) replay.apply(bytes, person, kind);
    replay.takeLate();
    replay.tables.clear();
    for (const { bytes, person, kind } of this.log.slice(this.#mended)) replay.apply(bytes, person, kind);
    const { updates, homeless } = mend(
      replay,
      replay.takeLate(),
      (client) => this.people.get(client) ?? null,
      () => (this.#client += 1),
    );
    for (const { personId, clients, bytes } of updates) {
      this.log.push({ bytes, person: personId, kind: "mend" });
      for (const client of clients) this.people.set(client, personId);
    }
    this.homeless.push(...homeless);
    this.#mended = this.log.length;
  }

  get doc(): Y.Doc {
    return documentOf([this.seed, ...this.log.map(({ bytes }) => bytes)]);
  }
}

export const paragraph = (id: string, text: string) => ({
  type: "paragraph" as const,
  attrs: { id },
  ...(text !== "" && { content: [{ type: "text" as const, text }] }),
});

/** The text of each block, with the block's kind. */
export function linesOf(node: Node): string[] {
  const lines: string[] = [];
  node.descendants((child, _at, parent) => {
    if (!child.isTextblock) return true;
    const inside = parent && parent.type.name !== "doc" ? `${parent.type.name}>` : "";
    lines.push(`${inside}${child.type.name}: ${child.textContent}`);
    return false;
  });
  return lines;
}

export function bodyOf(doc: Y.Doc): Node {
  const nodes = readNodes(doc);
  if (typeof nodes === "string") throw new Error(nodes);
  return nodes.body;
}

/** The names of all blocks that hold text. */
export function idsIn(doc: Node): string[] {
  const ids: string[] = [];
  doc.descendants((node) => {
    if (node.isTextblock && typeof node.attrs["id"] === "string") ids.push(node.attrs["id"]);
  });
  return ids;
}

/** Where a block's text begins. */
export function startOf(doc: Node, id: string): number {
  let start = -1;
  doc.descendants((node, at) => {
    if (node.attrs["id"] === id && node.isTextblock) start = at + 1;
  });
  return start;
}

export function typeAt(id: string, offset: number, words: string): Edit {
  return (tr) => {
    const start = startOf(tr.doc, id);
    if (start < 0) return;
    const block = tr.doc.resolve(start).parent;
    tr.insertText(words, start + Math.min(offset, block.content.size));
  };
}

export function deleteIn(id: string, from: number, to: number): Edit {
  return (tr) => {
    const start = startOf(tr.doc, id);
    if (start >= 0) tr.delete(start + from, start + to);
  };
}

const at = (tr: Transaction, id: string) => tr.doc.resolve(startOf(tr.doc, id));

/** What turns, moves, joins or splits a paragraph. */
export const remakes: Readonly<Record<string, (id: string) => Edit>> = {
  heading: (id) => (tr) => {
    const place = at(tr, id).pos;
    tr.setBlockType(place, place, workingSchema.nodes["heading"] ?? null!, (node) => ({
      ...node.attrs,
      level: 2,
    }));
  },
  pullQuote: (id) => (tr) => {
    const place = at(tr, id);
    const node = workingSchema.node("pullQuote", { id }, place.parent.content);
    tr.replaceWith(place.before(), place.after(), node);
  },
  quote: (id) => (tr) => {
    const range = at(tr, id).blockRange();
    const type = workingSchema.nodes["blockquote"];
    if (range && type) tr.wrap(range, [{ type, attrs: { id: `q-${id}` } }]);
  },
  list: (id) => (tr) => {
    const range = at(tr, id).blockRange();
    const [list, item] = [workingSchema.nodes["bulletList"], workingSchema.nodes["listItem"]];
    if (range && list && item) tr.wrap(range, [{ type: list, attrs: { id: `l-${id}` } }, { type: item }]);
  },
  joinBefore: (id) => (tr) => {
    tr.join(at(tr, id).before());
  },
  joinBehind: (id) => (tr) => {
    tr.join(at(tr, id).after());
  },
  move: (id) => (tr) => {
    const place = at(tr, id);
    const node = place.parent;
    tr.delete(place.before(), place.after());
    tr.insert(tr.doc.content.size, node);
  },
};

export function splitAt(id: string, offset: number, newId: string): Edit {
  return (tr) => {
    const place = startOf(tr.doc, id) + offset;
    tr.split(place, 1, [{ type: tr.doc.resolve(place).parent.type, attrs: { id: newId } }]);
    tr.setSelection(TextSelection.create(tr.doc, place));
  };
}
