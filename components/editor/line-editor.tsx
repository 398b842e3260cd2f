"use client";
// Headline and standfirst: one line of words each, written together like the body, above it in the readers' hierarchy.
import { useEffect, useImperativeHandle, useMemo, type KeyboardEvent, type Ref } from "react";
import { EditorContent, useEditor, type Editor } from "@tiptap/react";
import { Extension, type Extensions } from "@tiptap/core";
import { Placeholder } from "@tiptap/extensions";
import { Plugin } from "@tiptap/pm/state";
import { isChangeOrigin } from "@tiptap/extension-collaboration";
import { lineExtensions } from "#lib/document/working-schema.ts";

type LineEditorProps = Readonly<{
  name: "Headline" | "Standfirst";
  placeholder: string;
  className: string;
  editable: boolean;
  maxLength: number;
  /** Writing together, suggesting, marks of review. */
  together: Extensions;
  onLeave: () => void;
  onEditor: (editor: Editor | null) => void;
  /** In which language and direction the line is written. */
  runs: Readonly<{ lang: string; dir: "ltr" | "rtl" }>;
  handle?: Ref<{ focus: () => void }>;
}>;

/** At once, not in the next frame: the next key is already on its way. */
export function focusNow(editor: Editor | null): void {
  if (!editor?.isInitialized) return;
  editor.view.focus();
  editor.commands.setTextSelection(editor.state.doc.content.size - 1);
}

/** One line: breaks become spaces, and no more than may be stored is let in. */
function oneLine(maxLength: number, placeholder: string) {
  return Extension.create({
    name: "oneLine",
    addProseMirrorPlugins() {
      const { editor } = this;
      return [
        new Plugin({
          filterTransaction: (transaction) =>
            !transaction.docChanged ||
            isChangeOrigin(transaction) ||
            (transaction.doc.childCount === 1 &&
              (transaction.doc.textContent.length <= maxLength ||
                transaction.doc.textContent.length < transaction.before.textContent.length)),
          props: {
            clipboardTextParser: (text, context) => {
              const { schema } = context.doc.type;
              return schema
                .node("line", null, text === "" ? [] : [schema.text(text.replaceAll(/\s*[\r\n]+\s*/g, " "))])
                .slice(0);
            },
            transformPastedHTML: (html) =>
              (new DOMParser().parseFromString(html, "text/html").body.textContent ?? "").replaceAll(
                /\s+/g,
                " ",
              ),
            attributes: () => ({
              "aria-placeholder": placeholder,
              "aria-readonly": String(!editor.isEditable),
            }),
          },
        }),
      ];
    },
  });
}

export function LineEditor(props: LineEditorProps) {
  const { name, placeholder, className, editable, maxLength, together, onLeave, onEditor } = props;
  const extensions = useMemo(
    () => [
      ...lineExtensions,
      oneLine(maxLength, placeholder),
      Placeholder.configure({ placeholder, showOnlyWhenEditable: false }),
      ...together,
    ],
    [maxLength, placeholder, together],
  );
  const editor = useEditor(
    {
      extensions,
      editable,
      injectCSS: false,
      immediatelyRender: false,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          role: "textbox",
          "aria-label": name,
          "aria-multiline": "false",
          "data-head-field": "",
          class: className,
          spellcheck: "true",
        },
      },
    },
    [extensions],
  );
  useEffect(() => {
    onEditor(editor);
    return () => onEditor(null);
  }, [editor, onEditor]);
  useEffect(() => {
    if (editor && editor.isEditable !== editable) editor.setEditable(editable, false);
  }, [editor, editable]);
  useImperativeHandle(props.handle, () => ({ focus: () => focusNow(editor) }));
  const next = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    onLeave();
  };
  return (
    <div data-field={name.toLowerCase()} {...props.runs} onKeyDownCapture={next}>
      {editor ? <EditorContent editor={editor} /> : <div className={className} aria-hidden="true" />}
    </div>
  );
}
