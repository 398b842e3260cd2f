"use client";
// What the bar above the editor needs of it: that everything typed is committed before anybody judges the text, and the
// editor's own parts that stand in the bar.
import { createContext, useContext, type ReactNode } from "react";

/** Newest update of the text, and version of the fields beside it, that this screen has shown. */
export type SeenText = Readonly<{ seq: number; fields: number }>;

export type EditorSession = Readonly<{
  /** The article's id; null until the first input made its row. */
  articleId: number | null;
  /** Moves whenever the newsroom's view of the text is new: lists of verbs and checks are asked for again. */
  round: number;
  /** It was open to this person and is no more: killed, or moved to where they may not read it. */
  closed: boolean;
  /** Wait until what is on screen is committed: what this person has seen of it, or null when it can't be committed now. */
  flush: () => Promise<SeenText | null>;
}>;

export const EditorSessionContext = createContext<EditorSession | null>(null);

/** Null outside the editor's page. */
export function useEditorSession(): EditorSession | null {
  return useContext(EditorSessionContext);
}

/** Parts of the editor that stand in the bar, so that they stay in view and take no line of their own on a phone. */
export type BarParts = Readonly<{ status: ReactNode; tools: ReactNode }>;

export const BarPartsContext = createContext<BarParts | null>(null);

/** Reads the context by itself: a key typed draws this part again and not the bar around it. */
export function BarPart({ name }: Readonly<{ name: keyof BarParts }>) {
  return useContext(BarPartsContext)?.[name] ?? null;
}

/** Folds what a narrow bar unfolded, when something in it leads elsewhere on the page. */
export const FoldBarContext = createContext<() => void>(() => {});
