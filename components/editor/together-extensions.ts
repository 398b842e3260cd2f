// What makes an editor one of several on the same text: the shared document, the others' carets, and the guards that keep
// automatic repairs from answering each other across browsers.
import type { Extensions } from "@tiptap/core";
import { Collaboration, isChangeOrigin } from "@tiptap/extension-collaboration";
import { CollaborationCaret } from "@tiptap/extension-collaboration-caret";
import type { Node } from "@tiptap/pm/model";
import type { Transaction } from "@tiptap/pm/state";
import { TableMap } from "@tiptap/pm/tables";
import { exactLetters } from "./exact-letters.ts";
import { authorTone } from "./review-tone.ts";
import { steadyCaret } from "./steady-caret.ts";
import type { Together } from "./together.ts";

type Person = Readonly<{ id?: string; name?: string }>;

function caret(user: Person): HTMLElement {
  const mark = document.createElement("span");
  mark.className = `caret by-${authorTone(user.id ?? "")}`;
  const label = document.createElement("span");
  label.className = "caret-name";
  label.textContent = user.name ?? "Somebody";
  mark.append(label);
  return mark;
}

/** The shared document and carets for one field of it. */
export function togetherExtensions(
  together: Together,
  field: "headline" | "standfirst" | "body",
  person: Readonly<{ id: string; name: string }>,
): Extensions {
  return [
    Collaboration.configure({ document: together.doc, field }),
    steadyCaret,
    exactLetters,
    CollaborationCaret.configure({
      // Ids wait for "synced" where there is a provider; here the text is shown only once it is, and nothing is named
      // because somebody looks.
      provider: { awareness: together.awareness, on: () => {}, off: () => {} },
      user: { id: person.id, name: person.name, color: "#777777" },
      render: caret,
      selectionRender: (user: Person) => ({ class: `others-selection by-${authorTone(user.id ?? "")}` }),
    }),
  ];
}

/** A table that was ragged before anybody here touched it is the newsroom's to square: it does so once for all browsers. */
function hasRaggedTable(doc: Node): boolean {
  let isRagged = false;
  doc.descendants((node) => {
    if (node.type.name === "table") isRagged ||= TableMap.get(node).problems !== null;
    return !isRagged && !node.isTextblock && node.type.name !== "table";
  });
  return isRagged;
}

/**
 * Extensions that repair or name what was edited, held back from what others edited: two browsers that repair each
 * other's repairs never come to an end (a table of two columns grew to twenty-one).
 */
export function withoutEchoes(extensions: Extensions): Extensions {
  return extensions.map((extension) =>
    extension.name === "table" || extension.name === "uniqueID"
      ? extension.extend({
          addProseMirrorPlugins() {
            const plugins = this.parent?.() ?? [];
            for (const plugin of plugins) {
              const append = plugin.spec.appendTransaction;
              if (!append) continue;
              plugin.spec.appendTransaction = function (transactions: readonly Transaction[], before, after) {
                if (transactions.some((one) => isChangeOrigin(one))) return null;
                if (extension.name === "table" && hasRaggedTable(before.doc)) return null;
                return append.call(this, transactions, before, after);
              };
            }
            return plugins;
          },
        })
      : extension,
  );
}
