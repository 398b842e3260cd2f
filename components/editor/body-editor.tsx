"use client";
// The body: Tiptap over the one schema, drawn without React so that a key reaches the screen at once.
import {
  useCallback,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type Ref,
} from "react";
import { EditorContent, useEditor, type Editor, type JSONContent } from "@tiptap/react";
import { Placeholder } from "@tiptap/extensions";
import { articleExtensions } from "#lib/document/schema.ts";
import type { ArticleDocument } from "#lib/document/article-document.ts";
import { parseDocument } from "#lib/document/parse.ts";
import { EmbedDialog, LinkDialog, RelatedDialog } from "./ask-dialogs.tsx";
import type { Asking } from "./commands.ts";
import { nodesWithViews, type Lookups } from "./node-views.ts";
import type { UploadedPicture } from "./save-channel.ts";
import { slashMenu } from "./slash-menu.ts";
import { Toolbar } from "./toolbar.tsx";

export type BodyHandle = Readonly<{
  /** Put another text in the place of the whole body. */
  replace: (document: ArticleDocument) => void;
  /** Lead the cursor to a block of the text. */
  goTo: (path: readonly number[]) => void;
  focus: () => void;
}>;

type BodyEditorProps = Readonly<{
  document: ArticleDocument;
  editable: boolean;
  lookups: Lookups;
  onChange: (document: ArticleDocument) => void;
  /** Ask for a file and upload it; null when the writer changed their mind or it was refused. */
  onPicture: (file?: File) => Promise<UploadedPicture | null>;
  handle: Ref<BodyHandle>;
}>;

/** The document as the editor has it now. It is what the schema allows, so a refusal here is a bug and says so. */
function documentOf(editor: Editor): ArticleDocument {
  const parsed = parseDocument(editor.getJSON());
  if (!parsed.ok)
    throw new Error(
      `the editor holds a text that the schema refuses: ${parsed.problems[0]?.path} ${parsed.problems[0]?.message}`,
    );
  return parsed.document;
}

/** A copy that the editor may call its own. */
function ownCopy(document: ArticleDocument): JSONContent {
  return structuredClone(document) as unknown as JSONContent;
}

function pictureFrom(list: DataTransfer | null): File | null {
  return [...(list?.files ?? [])].find((file) => file.type.startsWith("image/")) ?? null;
}

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

export function BodyEditor({ document, editable, lookups, onChange, onPicture, handle }: BodyEditorProps) {
  // An object, so that asking for the same thing again is news.
  const [asked, setAsked] = useState<Readonly<{ for: Asking }> | null>(null);
  const quiet = useRef(false);
  const ask = useCallback((wanted: Asking) => setAsked({ for: wanted }), []);

  const extensions = useMemo(() => {
    const views = nodesWithViews(lookups);
    return [
      ...articleExtensions.map((extension) =>
        extension.name === "figure" || extension.name === "embed" || extension.name === "related"
          ? views[extension.name]
          : extension,
      ),
      Placeholder.configure({
        placeholder: "Write, or type / for headings, quotes, pictures…",
        showOnlyCurrent: true,
      }),
      slashMenu(ask),
    ];
  }, [lookups, ask]);

  const editor = useEditor({
    extensions,
    content: ownCopy(document),
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
    onUpdate: ({ editor: current }) => {
      if (!quiet.current) onChange(documentOf(current));
    },
  });

  function takePicture(list: DataTransfer | null): boolean {
    const file = pictureFrom(list);
    if (!file) return false;
    void insertPicture(file);
    return true;
  }

  async function insertPicture(file?: File): Promise<void> {
    const uploaded = await onPicture(file);
    if (!uploaded || !editor) return;
    lookups.pictures.set(uploaded.id, uploaded);
    editor
      .chain()
      .focus()
      .insertFigure({ mediaId: uploaded.id, credit: uploaded.credit, alt: uploaded.alt })
      .run();
  }

  useEffect(() => {
    if (editor && editor.isEditable !== editable) editor.setEditable(editable, false);
  }, [editor, editable]);

  const choosePicture = useEffectEvent(() => void insertPicture());
  useEffect(() => {
    if (asked?.for === "picture") choosePicture();
  }, [asked]);

  useImperativeHandle(handle, () => ({
    replace: (next) => {
      quiet.current = true;
      editor?.commands.setContent(ownCopy(next), { emitUpdate: false });
      quiet.current = false;
    },
    goTo: (path) => {
      const position = editor ? positionOf(editor, path) : null;
      if (editor && position !== null)
        editor.chain().focus().setTextSelection(position).scrollIntoView().run();
    },
    focus: () => void editor?.commands.focus(),
  }));

  if (!editor) return <div className="article-body" aria-hidden="true" />;
  const close = () => setAsked(null);
  const asking = asked?.for;
  return (
    <>
      {editable ? <Toolbar editor={editor} onAsk={ask} /> : null}
      <EditorContent editor={editor} />
      {asking === "link" ? <LinkDialog editor={editor} onClose={close} /> : null}
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
