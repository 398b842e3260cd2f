// What a browser's update may be made of, judged before it is stored or shown to anybody: shapes that our editors make.
import * as Y from "yjs";
import { proseFields } from "./working-document.ts";
import { lineSchema, workingSchema } from "./working-schema.ts";

const nodeNames = new Set([...Object.keys(workingSchema.nodes), ...Object.keys(lineSchema.nodes)]);
const markNames = new Set(Object.keys(workingSchema.marks));
const attributeNames = new Set(
  Object.values(workingSchema.nodes).flatMap((type) => Object.keys(type.spec.attrs ?? {})),
);
const roots = new Set<string>(proseFields);

export type JudgedUpdate = Readonly<
  | {
      ok: true;
      /** Nothing in it: neither text nor deletion. */ empty: boolean;
      /** Yjs client numbers whose text it brings. */ clients: readonly number[];
    }
  | { ok: false; why: string }
>;

/** Judge one update by its shape. What it does to the text is judged where the text is known. */
export function judgeUpdate(update: Uint8Array): JudgedUpdate {
  let decoded: ReturnType<typeof Y.decodeUpdate>;
  try {
    decoded = Y.decodeUpdate(update);
  } catch {
    return { ok: false, why: "This is not an update of a text." };
  }
  const clients = new Set<number>();
  for (const struct of decoded.structs) {
    clients.add(struct.id.client);
    if (!(struct instanceof Y.Item)) continue;
    const why = problemOf(struct);
    if (why !== null) return { ok: false, why };
  }
  return { ok: true, empty: clients.size === 0 && decoded.ds.clients.size === 0, clients: [...clients] };
}

function problemOf(item: Y.Item): string | null {
  const { content } = item;
  // In an update a parent that is a root is still its name.
  const parent: unknown = item.parent;
  if (typeof parent === "string" && !roots.has(parent)) return "This update writes outside the text.";
  if (content instanceof Y.ContentString || content instanceof Y.ContentDeleted) return null;
  if (content instanceof Y.ContentFormat) {
    return markNames.has(content.key.split("--", 1)[0] ?? "")
      ? null
      : "This update holds a style that no text has.";
  }
  if (content instanceof Y.ContentType) {
    const { type } = content;
    if (type instanceof Y.XmlText) return null;
    return type instanceof Y.XmlElement && nodeNames.has(type.nodeName)
      ? null
      : "This update holds a block that no text has.";
  }
  if (content instanceof Y.ContentAny) {
    return item.parentSub === null || attributeNames.has(item.parentSub)
      ? null
      : "This update sets something that no block has.";
  }
  return "This update holds something that no text has.";
}
