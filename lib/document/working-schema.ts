// The schema of texts while people write them: the article's own, with comments and suggestions on top.
import { getSchema, Node, type Extensions } from "@tiptap/core";
import type { Schema } from "@tiptap/pm/model";
import { Comment, Deletion, Insertion } from "./nodes/review-marks.ts";
import { SuggestedBoundary } from "./nodes/suggested-boundary.ts";
import { articleExtensions } from "./schema.ts";

/**
 * Moves with every change of the two schemas below. A browser with an older one may not connect: opening a document
 * deletes what the browser's schema doesn't know, for everybody. Changes only add.
 */
export const WORKING_SCHEMA_VERSION = 2;

const reviewMarks: Extensions = [Comment, Insertion, Deletion];

/** The body. Undo is left to the editor: each writer takes back only what is their own. */
export const workingExtensions: Extensions = [
  ...articleExtensions.map((extension) =>
    extension.name === "starterKit"
      ? extension.configure({ ...extension.options, undoRedo: false })
      : extension,
  ),
  ...reviewMarks,
  SuggestedBoundary,
];

export const workingSchema: Schema = getSchema(workingExtensions);

// More than one line is never made, but read if two browsers ever made one each: dropping a line would delete somebody's words.
const Lines = Node.create({ name: "doc", topNode: true, content: "line+" });
const Line = Node.create({
  name: "line",
  content: "text*",
  marks: "comment insertion deletion",
  parseHTML: () => [{ tag: "p" }],
  renderHTML: ({ HTMLAttributes }) => ["p", HTMLAttributes, 0],
});
const Text = Node.create({ name: "text" });

/** Headline and standfirst: one line of plain words. */
export const lineExtensions: Extensions = [Lines, Line, Text, ...reviewMarks];

export const lineSchema: Schema = getSchema(lineExtensions);
