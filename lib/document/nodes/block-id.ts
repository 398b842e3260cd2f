// Every block of the body carries a name of its own, so that history can say "moved" instead of "deleted and written again".
import { UniqueID } from "@tiptap/extension-unique-id";
import { namedBlocks, nodeAttributes } from "#lib/document/attributes.ts";
import { refuseBadValue } from "./data-attributes.ts";

const alphabet = "0123456789abcdefghijklmnopqrstuv";

/** Twelve letters and digits, 60 random bits. */
export function newBlockId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12));
  return Array.from(bytes, (byte) => alphabet[byte % 32]).join("");
}

const idAttribute = nodeAttributes("paragraph")["id"];

export const BlockId = UniqueID.extend({
  addGlobalAttributes() {
    const inherited = this.parent?.() ?? [];
    return inherited.map((group) => ({
      ...group,
      attributes: Object.fromEntries(
        Object.entries(group.attributes).map(([name, attribute]) => [
          name,
          idAttribute
            ? {
                ...attribute,
                validate: refuseBadValue(name, idAttribute),
                parseHTML: (element: HTMLElement) => {
                  const id = element.getAttribute("data-id");
                  return idAttribute.problem(id) === null ? id : null;
                },
              }
            : attribute,
        ]),
      ),
    }));
  },
}).configure({ types: [...namedBlocks], generateID: newBlockId });
