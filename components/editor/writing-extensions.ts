"use client";
// Everything that makes the three editors of a page what they are beyond the schema: together, suggesting, review, help in writing.
import { useMemo } from "react";
import type { Extensions } from "@tiptap/core";
import type { StyleRule } from "#lib/newsroom/house-style.ts";
import type { Typography } from "#lib/newsroom/typography.ts";
import { caretNames } from "./caret-names.ts";
import { findAndReplace } from "./find-state.ts";
import { houseStyleHints } from "./house-style-hints.ts";
import { keptComments } from "./kept-comments.ts";
import { cleanPaste } from "./paste.ts";
import { reviewDecorations } from "./review-decorations.ts";
import { suggestingExtension } from "./suggest-switch-extension.ts";
import type { Suggesting } from "./suggest-switch-state.ts";
import type { Together } from "./together.ts";
import { togetherExtensions } from "./together-extensions.ts";
import { typographyInput } from "./typography.ts";

export type Help = Readonly<{ typography: Typography; styleRules: readonly StyleRule[] }>;

type Wanted = Readonly<{
  together: Together | null;
  person: Readonly<{ id: string; name: string }>;
  suggesting: Suggesting;
  help: Help;
  /** In sentences: what could not be pasted. */
  onNotes: (notes: readonly string[]) => void;
  onFind: () => void;
}>;

export type WritingExtensions = Readonly<Record<"headline" | "standfirst" | "body", Extensions>>;

/** Null until the shared text is there. The same lists for as long as the page is open: a new one would make a new editor. */
export function useWritingExtensions(wanted: Wanted): WritingExtensions | null {
  const { together, person, help, onNotes, onFind } = wanted;
  const { isOn, onRefused } = wanted.suggesting;
  return useMemo(() => {
    if (!together) return null;
    const of = (field: keyof WritingExtensions) => [
      ...togetherExtensions(together, field, person),
      caretNames,
      suggestingExtension({ isOn, authorId: person.id, onRefused }),
      reviewDecorations(),
      keptComments,
      typographyInput(help.typography),
    ];
    return {
      headline: of("headline"),
      standfirst: of("standfirst"),
      body: [
        ...of("body"),
        cleanPaste(onNotes),
        findAndReplace(onFind),
        houseStyleHints({ rules: help.styleRules }),
      ],
    };
  }, [together, person, help, isOn, onRefused, onNotes, onFind]);
}
