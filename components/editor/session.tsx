"use client";
// What the verbs beside the editor need of it: that everything typed is committed before anybody judges the text.
import { createContext, useContext } from "react";

/** Newest update of the text, and version of the fields beside it, that this screen has shown. */
export type SeenText = Readonly<{ seq: number; fields: number }>;

export type EditorSession = Readonly<{
  /** The article's id; null until the first input made its row. */
  articleId: number | null;
  /** Moves whenever the newsroom's view of the text is new: lists of verbs and checks are asked for again. */
  round: number;
  /** Wait until what is on screen is committed: what this person has seen of it, or null when it can't be committed now. */
  flush: () => Promise<SeenText | null>;
}>;

export const EditorSessionContext = createContext<EditorSession | null>(null);

/** Null outside the editor's page. */
export function useEditorSession(): EditorSession | null {
  return useContext(EditorSessionContext);
}
