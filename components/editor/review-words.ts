// What a suggestion says on its card: the change in a sentence, as a colleague would write it in the margin.

type Part = Readonly<{ text: string; as: "plain" | "inserted" | "deleted" }>;

/** Parts with their places, as lists on screen want them. */
function placed<One extends Readonly<{ text: string }>>(
  parts: readonly One[],
): (One & Readonly<{ at: number }>)[] {
  let end = 0;
  return parts.map((part) => {
    end += part.text.length;
    return { ...part, at: end - part.text.length };
  });
}

/** Break signs stand for what has no letters. */
const shown = (text: string): string =>
  text.replaceAll("\n", " ¶ ").replaceAll(/ {2,}/g, " ").replace(/^ ¶/, "¶").replace(/¶ $/, "¶");

const breaksOnly = (text: string): boolean => text !== "" && text.replaceAll("\n", "") === "";

/** The change in parts, so that a card can strike and colour the words themselves. A new line in a text is a paragraph's end. */
export function suggestionParts(
  change: Readonly<{ inserted: string; deleted: string }>,
): readonly (Part & Readonly<{ at: number }>)[] {
  return placed(partsOf(change));
}

function partsOf({ inserted, deleted }: Readonly<{ inserted: string; deleted: string }>): readonly Part[] {
  const plain = (text: string): Part => ({ text, as: "plain" });
  if (inserted !== "" && deleted !== "" && !breaksOnly(inserted) && !breaksOnly(deleted)) {
    return [
      plain("Replace “"),
      { text: shown(deleted), as: "deleted" },
      plain("” with “"),
      { text: shown(inserted), as: "inserted" },
      plain("”"),
    ];
  }
  const parts: Part[] = [];
  if (deleted !== "") {
    if (breaksOnly(deleted)) parts.push(plain("Join paragraphs"));
    else parts.push(plain("Delete “"), { text: shown(deleted), as: "deleted" }, plain("”"));
  }
  if (inserted !== "") {
    const join = parts.length > 0;
    if (join) parts.push(plain(", "));
    if (breaksOnly(inserted)) parts.push(plain(join ? "new paragraph" : "New paragraph"));
    else parts.push(plain(join ? "add “" : "Add “"), { text: shown(inserted), as: "inserted" }, plain("”"));
  }
  return parts.length > 0 ? parts : [plain("Nothing is left of this suggestion")];
}

/** The same as one sentence. */
export function suggestionSentence(change: Readonly<{ inserted: string; deleted: string }>): string {
  return suggestionParts(change)
    .map((part) => part.text)
    .join("");
}

type TextPart = Readonly<{ text: string; mention: boolean; at: number }>;

/** A comment's text with the mentions in it set apart. Only people who were really mentioned count. */
export function mentionParts(text: string, names: readonly string[]): readonly TextPart[] {
  const parts: Omit<TextPart, "at">[] = [];
  const marks = names.map((name) => `@${name}`).toSorted((one, other) => other.length - one.length);
  let from = 0;
  for (let at = text.indexOf("@"); at !== -1; at = text.indexOf("@", at)) {
    const found = marks.find((mark) => text.startsWith(mark, at));
    if (found === undefined) {
      at += 1;
      continue;
    }
    if (at > from) parts.push({ text: text.slice(from, at), mention: false });
    parts.push({ text: found, mention: true });
    at += found.length;
    from = at;
  }
  if (from < text.length) parts.push({ text: text.slice(from), mention: false });
  return placed(parts);
}

/** What stands between an "@" and the caret while somebody looks for a person; null when nobody is looked for. */
export function mentionQuery(before: string): string | null {
  return (
    /(?:^|[\s(“"])@((?:\p{L}[\p{L}\p{M}'’.-]*(?: \p{L}[\p{L}\p{M}'’.-]*){0,2})?)$/u.exec(before)?.[1] ?? null
  );
}
