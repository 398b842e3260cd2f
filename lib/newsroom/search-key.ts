// How a question is best looked for: along the dates for what most articles have, else by the words that an index leads to fewest
// articles with, the rest being asked of those alone. Reads a tsquery as PostgreSQL writes it down; decides nothing about what matches.

type Asked =
  | Readonly<{ kind: "word"; text: string }>
  | Readonly<{ kind: "not"; of: Asked }>
  | Readonly<{ kind: "or" | "and" | "phrase"; of: readonly Asked[] }>;

export type SearchKey = Readonly<{
  /** A tsquery that whatever the question finds has, of words alone. */
  key: string;
  /** Of all articles, 0 to 1: guesses as if words had nothing to do with each other. */
  keyShare: number;
  share: number;
  /** The key finds nothing that the question doesn't. */
  exact: boolean;
  /** An index of words can say it of every article; of words beside each other it can't. */
  provable: boolean;
}>;

/** Beside the rarest word, one in fewer articles than this spares more than it costs. */
const narrow = 0.5;

const tokens = /\s*('(?:[^'\\]|''|\\.)*'(?::[*A-D]+)?|<->|<\d+>|[()!&|])/gy;

/** `query`: a tsquery's text. */
export function lexemesOf(query: string): string[] {
  return (query.match(tokens) ?? [])
    .map((token) => token.trim())
    .filter((token) => token.startsWith("'"))
    .map(lexemeOf);
}

const lexemeOf = (token: string): string =>
  token.slice(1, token.lastIndexOf("'")).replaceAll("''", "'").replaceAll("\\\\", "\\");

/** What the index is asked for. `shareOf`: of all articles, how many have a word. Throws on what is no tsquery's text. */
export function searchKey(query: string, shareOf: (lexeme: string) => number): SearchKey {
  const { key, ...rest } = weighed(read(query), shareOf);
  return key === null
    ? { key: query, keyShare: 1, share: rest.share, exact: true, provable: true }
    : { key, ...rest };
}

/** From what binds least to what binds most. */
const levels = [
  { kind: "or", between: /^\|$/ },
  { kind: "and", between: /^&$/ },
  { kind: "phrase", between: /^<(?:-|\d+)>$/ },
] as const;

function read(query: string): Asked {
  const left = (query.match(tokens) ?? []).map((token) => token.trim());
  const refused = () => new Error("no tsquery's text");
  const single = (): Asked => {
    const token = left.shift();
    if (token === "!") return { kind: "not", of: single() };
    if (token === "(") {
      const inside = joined(0);
      if (left.shift() !== ")") throw refused();
      return inside;
    }
    if (token?.startsWith("'") !== true) throw refused();
    return { kind: "word", text: token };
  };
  const joined = (level: number): Asked => {
    const here = levels[level];
    if (!here) return single();
    const of = [joined(level + 1)];
    while (left[0] !== undefined && here.between.test(left[0])) {
      left.shift();
      of.push(joined(level + 1));
    }
    const [only] = of;
    return of.length === 1 && only ? only : { kind: here.kind, of };
  };
  const asked = joined(0);
  if (left.length > 0) throw refused();
  return asked;
}

/** Key null: whatever has it, no word must be there. */
type Weighed = Omit<SearchKey, "key"> & Readonly<{ key: string | null }>;

function weighed(asked: Asked, shareOf: (lexeme: string) => number): Weighed {
  if (asked.kind === "word") {
    const share = shareOf(lexemeOf(asked.text));
    return { key: asked.text, keyShare: share, share, exact: true, provable: true };
  }
  if (asked.kind === "not") {
    const { share, provable } = weighed(asked.of, shareOf);
    return { key: null, keyShare: 1, share: 1 - share, exact: false, provable };
  }
  const parts = asked.of.map((part) => weighed(part, shareOf));
  const provable = asked.kind !== "phrase" && parts.every((part) => part.provable);
  if (asked.kind === "or") {
    const keys = parts.flatMap(({ key }) => key ?? []);
    const added = (of: (part: Weighed) => number) =>
      Math.min(
        1,
        parts.reduce((sum, part) => sum + of(part), 0),
      );
    return {
      key: keys.length === parts.length ? `( ${keys.join(" | ")} )` : null,
      keyShare: added((part) => part.keyShare),
      share: added((part) => part.share),
      exact: parts.every(({ exact }) => exact),
      provable,
    };
  }
  const kept = parts
    .filter(({ key }) => key !== null)
    .toSorted((a, b) => a.keyShare - b.keyShare)
    .filter(({ keyShare }, place) => place === 0 || keyShare <= narrow);
  const times = (of: readonly number[]) => of.reduce((product, one) => product * one, 1);
  return {
    key: kept.length === 0 ? null : kept.map(({ key }) => key).join(" & "),
    keyShare: times(kept.map(({ keyShare }) => keyShare)),
    share: times(parts.map(({ share }) => share)),
    exact: asked.kind === "and" && kept.length === parts.length && kept.every(({ exact }) => exact),
    provable,
  };
}
