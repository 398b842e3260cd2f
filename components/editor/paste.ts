// What the clipboard brings: markup cleaned before the schema reads it, plain text without invisible letters, a picture only where no words came with it.
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { cleanText } from "#lib/document/clean-text.ts";
import { cleanPastedHtml, holdsWords } from "#lib/document/paste/clean-paste.ts";

/** A document of its own: nothing in it runs, nothing is fetched. */
function parse(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}

/**
 * Clean everything that is pasted or dropped as markup. `onNotes` is told in sentences what could not come along,
 * only when there is something.
 */
export function cleanPaste(onNotes: (notes: readonly string[]) => void): Extension {
  return Extension.create({
    name: "cleanPaste",
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          transformPastedHTML: (pasted) => {
            const { html, notes } = cleanPastedHtml(pasted, parse);
            if (notes.length > 0) onNotes(notes);
            return html;
          },
          transformPastedText: (text) =>
            text
              .split(/\r\n?|\n/)
              .map(cleanText)
              .join("\n"),
        },
      }),
    ],
  });
}

/**
 * The picture to upload from a paste or drop, or null. Word and spreadsheets send a picture of the words along with
 * the words; then the words count.
 */
export function pictureIn(data: DataTransfer | null): File | null {
  const picture = [...(data?.files ?? [])].find((file) => file.type.startsWith("image/")) ?? null;
  if (!picture || !data) return null;
  const html = data.getData("text/html");
  return html !== "" && holdsWords(html, parse) ? null : picture;
}
