"use client";
// What the verbs beside the editor need of it: that everything typed is committed before anybody judges the text.
import { createContext, useContext } from "react";

export type EditorSession = Readonly<{
  /** The article's id; null until the first input made its row. */
  articleId: number | null;
  /** Version of the working copy that is on screen and committed. */
  copyVersion: number;
  /** Save what is on screen; the committed version, or null when it can't be saved now. */
  flush: () => Promise<number | null>;
}>;

export const EditorSessionContext = createContext<EditorSession | null>(null);

/** Null outside the editor's page. */
export function useEditorSession(): EditorSession | null {
  return useContext(EditorSessionContext);
}
