// The shape of an article's body: a ProseMirror document as JSON, one type a node. What a body may hold is said here and in attributes.ts.

export type LinkMark = Readonly<{ type: "link"; attrs: Readonly<{ href: string }> }>;
export type Mark = Readonly<{ type: "bold" }> | Readonly<{ type: "italic" }> | LinkMark;

export type TextNode = Readonly<{ type: "text"; text: string; marks?: readonly Mark[] }>;
export type HardBreakNode = Readonly<{ type: "hardBreak"; marks?: readonly Mark[] }>;
export type InlineNode = TextNode | HardBreakNode;

/** A block's name, kept while the block is edited and moved, so that two versions can be laid side by side. */
export type BlockId = Readonly<{ id: string | null }>;

export type ParagraphNode = Readonly<{
  type: "paragraph";
  attrs: BlockId;
  content?: readonly InlineNode[];
}>;
export type HeadingNode = Readonly<{
  type: "heading";
  attrs: BlockId & Readonly<{ level: 2 | 3 }>;
  content?: readonly InlineNode[];
}>;
export type ListItemNode = Readonly<{
  type: "listItem";
  content: readonly (ParagraphNode | BulletListNode | OrderedListNode)[];
}>;
export type BulletListNode = Readonly<{
  type: "bulletList";
  attrs: BlockId;
  content: readonly ListItemNode[];
}>;
export type OrderedListNode = Readonly<{
  type: "orderedList";
  attrs: BlockId & Readonly<{ start: number }>;
  content: readonly ListItemNode[];
}>;
/** What may stand in a quotation or a table cell. */
export type ProseNode = ParagraphNode | BulletListNode | OrderedListNode;

export type BlockquoteNode = Readonly<{
  type: "blockquote";
  attrs: BlockId & Readonly<{ source: string }>;
  content: readonly ProseNode[];
}>;
export type PullQuoteNode = Readonly<{
  type: "pullQuote";
  attrs: BlockId & Readonly<{ source: string }>;
  content?: readonly InlineNode[];
}>;
/** A picture in the body. Its content is the caption. */
export type FigureNode = Readonly<{
  type: "figure";
  attrs: BlockId & Readonly<{ mediaId: string; credit: string; alt: string; decorative: boolean }>;
  content?: readonly InlineNode[];
}>;
export type GalleryNode = Readonly<{
  type: "gallery";
  attrs: BlockId;
  content?: readonly FigureNode[];
}>;

export const embedProviders = ["youtube", "vimeo", "x", "instagram"] as const;
export type EmbedProvider = (typeof embedProviders)[number];

/** Something that stands on another site. `embedId` is the provider's own id; `id` is the block's. */
export type EmbedNode = Readonly<{
  type: "embed";
  attrs: BlockId & Readonly<{ provider: EmbedProvider; embedId: string; title: string }>;
}>;
export type RelatedNode = Readonly<{
  type: "related";
  attrs: BlockId & Readonly<{ articleId: number }>;
}>;
export type FactBoxNode = Readonly<{
  type: "factBox";
  attrs: BlockId & Readonly<{ title: string }>;
  content: readonly (ProseNode | HeadingNode)[];
}>;
export type CellAttrs = Readonly<{ colspan: number; rowspan: number }>;
export type TableCellNode = Readonly<{
  type: "tableCell";
  attrs: CellAttrs;
  content: readonly ProseNode[];
}>;
export type TableHeaderNode = Readonly<{
  type: "tableHeader";
  attrs: CellAttrs;
  content: readonly ProseNode[];
}>;
export type TableRowNode = Readonly<{
  type: "tableRow";
  content?: readonly (TableCellNode | TableHeaderNode)[];
}>;
export type TableNode = Readonly<{
  type: "table";
  /** `caption` is null or absent where a table has none, and then counts for nothing. */
  attrs: BlockId & Readonly<{ caption?: string | null }>;
  content: readonly TableRowNode[];
}>;
/** What was wrong and what is right, dated. `at` is an instant in ISO 8601, UTC. */
export type CorrectionNode = Readonly<{
  type: "correction";
  attrs: BlockId & Readonly<{ at: string }>;
  content?: readonly InlineNode[];
}>;

/** What may stand at the top level of a body. */
export type BlockNode =
  | ParagraphNode
  | HeadingNode
  | BlockquoteNode
  | PullQuoteNode
  | BulletListNode
  | OrderedListNode
  | FigureNode
  | GalleryNode
  | EmbedNode
  | RelatedNode
  | FactBoxNode
  | TableNode
  | CorrectionNode;

export type ArticleDocument = Readonly<{ type: "doc"; content: readonly BlockNode[] }>;

export type AnyNode =
  | ArticleDocument
  | BlockNode
  | ListItemNode
  | TableRowNode
  | TableCellNode
  | TableHeaderNode
  | InlineNode;
export type NodeType = AnyNode["type"];
export type MarkType = Mark["type"];

/** One empty paragraph: what a new article's body is. */
export function emptyDocument(): ArticleDocument {
  return { type: "doc", content: [{ type: "paragraph", attrs: { id: "start" } }] };
}
