// The one schema of an article's body: the browser's editor and the server's parser are built from the same list.
import { getSchema, type Extensions } from "@tiptap/core";
import type { Schema } from "@tiptap/pm/model";
import { StarterKit } from "@tiptap/starter-kit";
import { BlockId } from "./nodes/block-id.ts";
import { Blockquote } from "./nodes/blockquote.ts";
import { Correction } from "./nodes/correction.ts";
import { Embed } from "./nodes/embed.ts";
import { FactBox } from "./nodes/fact-box.ts";
import { Figure } from "./nodes/figure.ts";
import { Gallery } from "./nodes/gallery.ts";
import { Heading } from "./nodes/heading.ts";
import { InsertBlocks } from "./nodes/insert-blocks.ts";
import { Link } from "./nodes/link.ts";
import { BulletList, ListItem, ListKeymap, OrderedList } from "./nodes/lists.ts";
import { PullQuote } from "./nodes/pull-quote.ts";
import { Related } from "./nodes/related.ts";
import { Table, TableCell, TableHeader, TableRow } from "./nodes/table.ts";

/** Moves with every change of the schema. Changes only add, so that an older text always opens. */
export const SCHEMA_VERSION = 2;

/** Everything but the interface: nodes, marks, block ids, undo, keys. An editor adds its screens' extensions to these. */
export const articleExtensions: Extensions = [
  StarterKit.configure({
    // Doc, paragraph, text, bold, italic, hard break, undo and the cursors stay.
    blockquote: false,
    bulletList: false,
    code: false,
    codeBlock: false,
    heading: false,
    horizontalRule: false,
    link: false,
    listItem: false,
    listKeymap: false,
    orderedList: false,
    strike: false,
    underline: false,
    // It would change a text that somebody only opens.
    trailingNode: false,
  }),
  Heading,
  Blockquote,
  PullQuote,
  BulletList,
  OrderedList,
  ListItem,
  ListKeymap,
  Figure,
  Gallery,
  Embed,
  Related,
  FactBox,
  Table,
  TableRow,
  TableHeader,
  TableCell,
  Correction,
  Link,
  BlockId,
  InsertBlocks,
];

/** The same as a ProseMirror schema. Needs no browser. */
export const articleSchema: Schema = getSchema(articleExtensions);
