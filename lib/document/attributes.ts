// Every attribute a node or mark may carry, with its default and the test it must pass. The editor's schema and the parser read this one table.
import { embedProviders, type EmbedProvider, type MarkType, type NodeType } from "./article-document.ts";
import { cleanLine } from "./clean-text.ts";
import { safeUrl } from "./safe-url.ts";

export type AttributeValue = string | number | boolean | null;

export type Attribute = Readonly<{
  /** Absent: the attribute must be given. */
  fallback?: AttributeValue;
  /** Free text is cleaned before it is judged. */
  prose?: true;
  /** A sentence that says what is wrong, or null. */
  problem(value: unknown): string | null;
}>;
export type Attributes = Readonly<Record<string, Attribute>>;

/** What a provider's own ids look like. */
export const embedIds: Readonly<Record<EmbedProvider, RegExp>> = {
  youtube: /^[A-Za-z0-9_-]{11}$/,
  vimeo: /^[0-9]{5,12}$/,
  x: /^[0-9]{5,20}$/,
  instagram: /^[A-Za-z0-9_-]{5,40}$/,
};

export const maxCells = 50;
const opaqueId = /^[A-Za-z0-9_-]{1,64}$/;

function prose(limit: number): Attribute {
  return {
    fallback: "",
    prose: true,
    problem(value) {
      if (typeof value !== "string") return "must be text";
      if (value.length > limit) return `is longer than ${limit} characters; shorten it`;
      return value === cleanLine(value) ? null : "holds characters that can’t be shown; type it again";
    },
  };
}

/** Prose that a node may lack: null, as in every text from before there was such an attribute. */
function proseOrNone(limit: number): Attribute {
  const written = prose(limit);
  return {
    ...written,
    fallback: null,
    problem: (value) =>
      value === null ? null : value === "" ? "must be text or null" : written.problem(value),
  };
}

function wholeNumber(least: number, most: number, fallback?: number): Attribute {
  return {
    ...(fallback === undefined ? {} : { fallback }),
    problem(value) {
      const fits = typeof value === "number" && Number.isInteger(value) && value >= least && value <= most;
      return fits ? null : `must be a whole number from ${least} to ${most}`;
    },
  };
}

function matching(pattern: RegExp, expected: string): Attribute {
  return {
    problem: (value) => (typeof value === "string" && pattern.test(value) ? null : `must be ${expected}`),
  };
}

const blockId: Attribute = {
  fallback: null,
  problem: (value) =>
    value === null || (typeof value === "string" && opaqueId.test(value))
      ? null
      : "must be up to 64 letters, digits, - and _",
};

const instant: Attribute = {
  problem: (value) =>
    typeof value === "string" &&
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/.test(value) &&
    !Number.isNaN(Date.parse(value))
      ? null
      : "must be an instant such as 2026-11-24T14:05:00Z",
};

const href: Attribute = {
  problem: (value) =>
    typeof value === "string" && safeUrl(value) !== null
      ? null
      : "is not an address a link may lead to; use https://, http://, mailto:, tel: or a path on this site",
};

const cell: Attributes = { colspan: wholeNumber(1, maxCells, 1), rowspan: wholeNumber(1, maxCells, 1) };

const ofNodes: Readonly<Record<NodeType, Attributes>> = {
  doc: {},
  text: {},
  hardBreak: {},
  paragraph: { id: blockId },
  heading: { id: blockId, level: wholeNumber(2, 3, 2) },
  blockquote: { id: blockId, source: prose(300) },
  pullQuote: { id: blockId, source: prose(300) },
  bulletList: { id: blockId },
  orderedList: { id: blockId, start: wholeNumber(0, 9999, 1) },
  listItem: {},
  figure: {
    id: blockId,
    mediaId: matching(opaqueId, "the id of an uploaded picture"),
    credit: prose(300),
    alt: prose(1000),
    decorative: {
      fallback: false,
      problem: (value) => (typeof value === "boolean" ? null : "must be true or false"),
    },
  },
  gallery: { id: blockId },
  embed: {
    id: blockId,
    provider: {
      problem: (value) =>
        embedProviders.some((provider) => provider === value)
          ? null
          : `must be one of ${embedProviders.join(", ")}`,
    },
    embedId: matching(/^[A-Za-z0-9_-]{5,40}$/, "the id that the provider gave it"),
    title: prose(300),
  },
  related: { id: blockId, articleId: wholeNumber(1, Number.MAX_SAFE_INTEGER) },
  factBox: { id: blockId, title: prose(200) },
  table: { id: blockId, caption: proseOrNone(300) },
  tableRow: {},
  tableCell: cell,
  tableHeader: cell,
  correction: { id: blockId, at: instant },
};

const ofMarks: Readonly<Record<MarkType, Attributes>> = { bold: {}, italic: {}, link: { href } };

export const nodeTypes = Object.keys(ofNodes);

/** Nodes whose `id` names them from version to version. */
export const namedBlocks = nodeTypes.filter((type) => "id" in nodeAttributes(type));

/** What the node of this type may carry. An unknown type carries nothing. */
export function nodeAttributes(type: string): Attributes {
  return Object.hasOwn(ofNodes, type) ? ofNodes[type as NodeType] : {};
}

export function markAttributes(type: string): Attributes {
  return Object.hasOwn(ofMarks, type) ? ofMarks[type as MarkType] : {};
}

/** What no attribute shows alone: the id must fit its provider. */
export function embedProblem(attrs: Readonly<Record<string, unknown>>): string | null {
  const provider = embedProviders.find((name) => name === attrs["provider"]);
  if (!provider) return null;
  return typeof attrs["embedId"] === "string" && embedIds[provider].test(attrs["embedId"])
    ? null
    : `is not an id of ${provider}; paste the address from the provider’s own page`;
}
