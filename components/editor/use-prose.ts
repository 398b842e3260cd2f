"use client";
// The text on screen as the record would have it, read when the writer's hands rest: checks may not wait for, or delay, a key.
import { useEffect, useState } from "react";
import type { Editor } from "@tiptap/core";
import { cleanLine } from "#lib/document/clean-text.ts";
import { parseDocument } from "#lib/document/parse.ts";
import { baseOf, stripReviewMarks } from "#lib/document/suggesting/decide.ts";
import type { Prose } from "#lib/document/working-document.ts";

const restMs = 350;

export type Editors = Readonly<{ headline: Editor | null; standfirst: Editor | null; body: Editor | null }>;

function line(editor: Editor | null, before: string): string {
  if (!editor) return before;
  const base = baseOf(editor.state.doc);
  return cleanLine(base.textBetween(0, base.content.size, " ", " "));
}

function read({ headline, standfirst, body }: Editors, before: Prose): Prose {
  const parsed = body ? parseDocument(stripReviewMarks(baseOf(body.state.doc))) : null;
  return {
    headline: line(headline, before.headline),
    standfirst: line(standfirst, before.standfirst),
    body: parsed?.ok ? parsed.document : before.body,
  };
}

/** The prose as of the last rest; `initial` until the editors are there. */
export function useProse(editors: Editors, initial: Prose): Prose {
  const [prose, setProse] = useState(initial);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const soon = () => {
      if (timer) clearTimeout(timer);
      timer = setTimeout(() => setProse((before) => read(editors, before)), restMs);
    };
    const open = [editors.headline, editors.standfirst, editors.body].filter((one) => one !== null);
    for (const editor of open) editor.on("update", soon);
    if (open.length > 0) soon();
    return () => {
      if (timer) clearTimeout(timer);
      for (const editor of open) editor.off("update", soon);
    };
  }, [editors]);
  return prose;
}
