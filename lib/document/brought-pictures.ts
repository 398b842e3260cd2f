// Which pictures a text uses, which update of its log brought one, and how one is taken out that nobody could have put in.
import * as Y from "yjs";
import type { Content } from "./content.ts";
import { walkBlocks } from "./text.ts";

/** What a figure names whose picture was taken out: nothing that anybody uploads has this name. */
const takenOut = "taken-out";

/** The ids of all pictures that a content uses. */
export function usedPictures({ lead, body }: Pick<Content, "lead" | "body">): ReadonlySet<string> {
  const used = new Set(lead ? [lead.mediaId] : []);
  walkBlocks(body, (block) => {
    if (block.type === "figure") used.add(block.attrs.mediaId);
  });
  used.delete(takenOut);
  return used;
}

/** Those of these pictures that an update brings, wherever it puts them. */
export function broughtBy(update: Uint8Array, pictures: ReadonlySet<string>): readonly string[] {
  const brought = Y.decodeUpdate(update).structs.flatMap((struct) => {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentAny)) return [];
    const values: readonly unknown[] = struct.content.arr;
    return values.filter((value) => typeof value === "string" && pictures.has(value));
  });
  return brought as string[];
}

/** Take these pictures out of the body, each figure's words staying where they are. */
export function takePicturesOut(doc: Y.Doc, pictures: ReadonlySet<string>): void {
  const walk = (parent: Y.XmlFragment): void => {
    for (const child of parent.toArray()) {
      if (!(child instanceof Y.XmlElement)) continue;
      if (child.nodeName === "figure" && pictures.has(String(child.getAttribute("mediaId"))))
        child.setAttribute("mediaId", takenOut);
      walk(child);
    }
  };
  doc.transact(() => walk(doc.getXmlFragment("body")));
}
