// What the clipboard brings: markup cleaned before the schema reads it, plain text without invisible letters, a picture only where no words came with it.
import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import { picturesIn } from "#components/pictures/choose-files.ts";
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
 * The pictures to upload from a paste or drop. Word and spreadsheets send a picture of the words along with the words; then
 * the words count.
 */
export function picturesToUpload(data: DataTransfer | null): readonly File[] {
  const pictures = picturesIn(data);
  const html = pictures.length === 0 ? "" : (data?.getData("text/html") ?? "");
  return html !== "" && holdsWords(html, parse) ? [] : pictures;
}
