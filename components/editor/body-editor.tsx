"use client";
// The body: Tiptap over the one schema, drawn without React so that a key reaches the screen at once.
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useMemo,
  useState,
  type Ref,
} from "react";
import { EditorContent, useEditor, type Editor } from "@tiptap/react";
import type { AnyExtension, Extensions } from "@tiptap/core";
import { Placeholder } from "@tiptap/extensions";
import { Selection } from "@tiptap/pm/state";
import { linkedArticle } from "#lib/document/safe-url.ts";
import { workingExtensions } from "#lib/document/working-schema.ts";
import { EmbedDialog, LinkDialog, RelatedDialog, TableCaptionDialog } from "./ask-dialogs.tsx";
import type { Asking } from "./commands.ts";
import { askForPictures } from "#components/pictures/choose-files.ts";
import { PictureDialog, PicturesDialog } from "#components/pictures/picture-dialog.tsx";
import { addToGallery } from "./gallery-view.ts";
import { figureOf, type PutIn } from "./known-pictures.ts";
import { nodesWithViews, type Lookups } from "./node-views.ts";
import { picturesToUpload } from "./paste.ts";
import { slashMenu } from "./slash-menu.ts";
import { withoutEchoes } from "./together-extensions.ts";
import { FindPanel } from "./find-panel.tsx";
import { Toolbar } from "./toolbar.tsx";

export type BodyHandle = Readonly<{
  /** Lead the cursor to a block of the text. */
  goTo: (path: readonly number[]) => void;
  /** Lead it to the first link or card that leads to this article. */
  goToLink: (articleId: number) => void;
  focus: () => void;
}>;

type BodyEditorProps = Readonly<{
  editable: boolean;
  lookups: Lookups;
  /** Writing together, suggesting, marks of review, help in writing. */
  together: Extensions;
  onEditor: (editor: Editor | null) => void;
  /** Upload these files, or those that the writer is asked for; what was refused or cancelled is left out. */
  onPictures: (files?: readonly File[]) => Promise<readonly PutIn[]>;
  finding: boolean;
  onFind: () => void;
  onFindClose: () => void;
  /** In which language and direction the text is written. */
  runs: Readonly<{ lang: string; dir: "ltr" | "rtl" }>;
  handle: Ref<BodyHandle>;
}>;

function positionOf(editor: Editor, path: readonly number[]): number | null {
  let node = editor.state.doc;
  let position = 0;
  for (const index of path) {
    if (index >= node.childCount) return null;
    for (let before = 0; before < index; before += 1) position += node.child(before).nodeSize;
    node = node.child(index);
    position += 1;
  }
  return position;
}

/** Holds the body's place until it is there. `opening`: it will be in a moment. */
export function BodyToCome({ opening }: Readonly<{ opening: boolean }>) {
  return (
    <div className="article-body" aria-busy={opening}>
      {opening ? <p className="text-ink-faint">Opening the text…</p> : null}
    </div>
  );
}

export function BodyEditor(props: BodyEditorProps) {
  const { editable, lookups, together, onEditor, onPictures, handle } = props;
  // An object, so that asking for the same thing again is news.
  const [asked, setAsked] = useState<Readonly<{ for: Asking }> | null>(null);
  const ask = useCallback((wanted: Asking) => setAsked({ for: wanted }), []);

  const extensions = useMemo(() => {
    const views: Readonly<Record<string, AnyExtension>> = nodesWithViews(lookups, (from) =>
      ask(from === "files" ? "gallery" : "gallery-library"),
    );
    return [
      ...withoutEchoes(workingExtensions).map((extension) => views[extension.name] ?? extension),
      Placeholder.configure({
        placeholder: "Write, or type / for headings, quotes, pictures…",
        showOnlyCurrent: true,
      }),
      slashMenu(ask),
      ...together,
    ];
  }, [lookups, ask, together]);

  const editor = useEditor({
    extensions,
    editable,
    injectCSS: false,
    immediatelyRender: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: {
        id: "article-body",
        role: "textbox",
        "aria-label": "Body",
        "aria-multiline": "true",
        class: "article-body",
        spellcheck: "true",
      },
      handlePaste: (_view, event) => takePicture(event.clipboardData),
      handleDrop: (_view, event, _slice, moved) => !moved && takePicture(event.dataTransfer),
    },
  });

  useEffect(() => {
    onEditor(editor);
    return () => onEditor(null);
  }, [editor, onEditor]);

  function takePicture(list: DataTransfer | null): boolean {
    const files = picturesToUpload(list);
    if (files.length === 0) return false;
    void upload(files);
    return true;
  }

  async function upload(files?: readonly File[]): Promise<void> {
    insert(await onPictures(files));
  }

  function insert(pictures: readonly PutIn[]): void {
    if (pictures.length === 0 || !editor || editor.isDestroyed) return;
    for (const picture of pictures) lookups.pictures.set(picture.id, picture);
    editor.chain().focus().insertFigures(pictures.map(figureOf)).run();
  }

  /** One after another: a refused one is said and left out. */
  async function fillGallery(): Promise<void> {
    const files = await askForPictures(true);
    if (files.length === 0) return;
    intoGallery(await onPictures(files));
  }

  function intoGallery(pictures: readonly PutIn[]): void {
    for (const picture of pictures) lookups.pictures.set(picture.id, picture);
    if (editor && !editor.isDestroyed) addToGallery(editor, pictures);
  }

  useEffect(() => {
    if (editor && editor.isEditable !== editable) editor.setEditable(editable, false);
  }, [editor, editable]);

  const choosePicture = useEffectEvent(() => void upload());
  const chooseForGallery = useEffectEvent(() => void fillGallery());
  useEffect(() => {
    if (asked?.for === "picture") choosePicture();
    if (asked?.for === "gallery") chooseForGallery();
  }, [asked]);

  useImperativeHandle(handle, () => ({
    goTo: (path) => {
      const position = editor ? positionOf(editor, path) : null;
      if (editor && position !== null)
        editor
          .chain()
          .focus()
          .setTextSelection(Selection.near(editor.state.doc.resolve(position)).from)
          .scrollIntoView()
          .run();
    },
    goToLink: (articleId) => {
      let found: number | null = null;
      editor?.state.doc.descendants((node, position) => {
        const leads =
          node.attrs["articleId"] === articleId ||
          node.marks.some((mark) => linkedArticle(String(mark.attrs["href"] ?? "")) === articleId);
        if (leads && found === null) found = position;
        return found === null;
      });
      if (found !== null) editor?.chain().focus().setTextSelection(found).scrollIntoView().run();
    },
    focus: () => {
      if (editor?.isInitialized) editor.view.focus();
    },
  }));

  if (!editor) return <BodyToCome opening />;
  const close = () => setAsked(null);
  const asking = asked?.for;
  return (
    <>
      {editable ? <Toolbar editor={editor} onAsk={ask} onFind={props.onFind} /> : null}
      {props.finding ? <FindPanel editor={editor} onClose={props.onFindClose} /> : null}
      <EditorContent editor={editor} {...props.runs} />
      {asking === "link" ? <LinkDialog editor={editor} onClose={close} /> : null}
      {asking === "library" ? (
        <PictureDialog
          title="Picture from the library"
          onClose={close}
          onChoose={(picture) => {
            close();
            insert([picture]);
          }}
        />
      ) : null}
      {asking === "gallery-library" ? (
        <PicturesDialog
          title="Pictures for the gallery"
          onClose={close}
          onChoose={(pictures) => {
            close();
            intoGallery(pictures);
          }}
        />
      ) : null}
      {asking === "table-caption" ? <TableCaptionDialog editor={editor} onClose={close} /> : null}
      {asking === "embed" ? <EmbedDialog editor={editor} onClose={close} /> : null}
      {asking === "related" ? (
        <RelatedDialog
          editor={editor}
          onClose={close}
          onChosen={(article) => lookups.headlines.set(article.id, article.headline)}
        />
      ) : null}
    </>
  );
}
