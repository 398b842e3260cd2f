// How the house sets quotation marks and dashes; what the editor writes when a plain one is typed.

export type Typography = Readonly<{
  /** Marks around speech: “ ”, ‘ ’, « », „ “, or as typed. */
  quotes: "double" | "single" | "guillemets" | "low-high" | "as-typed";
  /** What two hyphens become: an em dash, an en dash between spaces, or as typed. */
  dash: "em" | "spaced-en" | "as-typed";
}>;

export const defaultTypography: Typography = { quotes: "double", dash: "em" };

type Pair = Readonly<{ open: string; close: string }>;
type House = Readonly<{ outer: Pair; inner: Pair }>;

const curly: Pair = { open: "“", close: "”" };
const single: Pair = { open: "‘", close: "’" };
const houses: Readonly<Record<Exclude<Typography["quotes"], "as-typed">, House>> = {
  double: { outer: curly, inner: single },
  single: { outer: single, inner: curly },
  guillemets: { outer: { open: "«", close: "»" }, inner: { open: "‹", close: "›" } },
  "low-high": { outer: { open: "„", close: "“" }, inner: { open: "‚", close: "‘" } },
};

const apostrophe = "’";
const letter = /[\p{L}\p{M}]$/u;
const word = /^[\p{L}\p{M}\p{N}]/u;
/** Words that begin with an apostrophe and hardly ever a quotation: ’90s, ’tis, rock ’n’ roll. */
const elision = /(?:^|[\s([{—–-])(.)(\d0s|tis|twas|em|n|til)$/iu;
/** In an address hyphens, full stops and apostrophes are its own. */
const address = /(?:https?:\/\/|www\.|mailto:|@)\S*$/i;

/** What typing changes: `remove` characters (UTF-16) before the cursor go, `insert` comes, the typed character in it. */
export type TypedChange = Readonly<{ remove: number; insert: string }>;

/**
 * What one typed character becomes after the text `before` it in the same paragraph, or null where it stays as it is:
 * quotation marks and apostrophes, `--`, `...`, and an opening mark that turns out to be an apostrophe (’90s).
 * With quotation marks and dashes both as typed nothing ever changes.
 */
export function typedChange(before: string, typed: string, settings: Typography): TypedChange | null {
  const house = settings.quotes === "as-typed" ? null : houses[settings.quotes];
  const mended = house ? mendedApostrophe(before, typed, house, settings) : null;
  if (mended) return mended;
  if (house && (typed === '"' || typed === "'")) {
    // A quotation that breaks off at a dash takes back the space after it: ‘I was going –’
    const brokenOff = settings.dash === "spaced-en" && before.endsWith(" – ");
    const mark = quotationMark(brokenOff ? before.slice(0, -1) : before, typed, house, settings);
    if (mark === typed) return null;
    const closes = mark === house.outer.close || mark === house.inner.close;
    return { remove: brokenOff && closes ? 1 : 0, insert: mark };
  }
  if (typed === "." && /(?<![./…])\.\.$/.test(before) && !address.test(before)) {
    return house || settings.dash !== "as-typed" ? { remove: 2, insert: "…" } : null;
  }
  return dashed(before, typed, settings);
}

/** A whole text set as if it had been typed under these settings. Marks that already are typographic stay. */
export function setTypography(text: string, settings: Typography): string {
  let set = "";
  for (const typed of text) {
    const change = typedChange(set.slice(-500), typed, settings);
    set = change ? set.slice(0, set.length - change.remove) + change.insert : set + typed;
  }
  const end = typedChange(set.slice(-500), "", settings);
  return end ? set.slice(0, set.length - end.remove) + end.insert : set;
}

function dashed(before: string, typed: string, { dash }: Typography): TypedChange | null {
  if (dash === "as-typed") return null;
  if (dash === "spaced-en" && typed === " " && /(?:^|\s)– $/u.test(before)) return { remove: 1, insert: " " };
  if (typed !== "-" || !/(?<![-<!—–])-$/.test(before) || address.test(before)) return null;
  if (dash === "em") return { remove: 1, insert: "—" };
  return { remove: 1, insert: before === "-" || /\s-$/u.test(before) ? "– " : " – " };
}

function quotationMark(before: string, typed: '"' | "'", house: House, { quotes }: Typography): string {
  const { outer, inner } = house;
  const last = Array.from(before.slice(-2)).at(-1) ?? "";
  if (quotes === "single" && typed === '"') {
    const [inSingle, inDouble] = [isOpen(before, outer), isOpen(before, inner)];
    if (opensAfter(last, house, inSingle ? inner : outer, inSingle && inDouble))
      return inSingle ? inner.open : outer.open;
    if (inDouble) return inner.close;
    return inSingle || !/\p{N}/u.test(last) ? outer.close : typed;
  }
  const pair = quotes === "single" || typed === '"' ? outer : inner;
  const open = isOpen(before, pair);
  if (opensAfter(last, house, pair, open)) return pair.open;
  if (typed === "'") return open ? pair.close : apostrophe;
  // Inches.
  return !open && /\p{N}/u.test(last) ? typed : pair.close;
}

/** Whether a quotation begins after this character. After a dash it does only where none is open: “I was going—” */
function opensAfter(last: string, { outer, inner }: House, pair: Pair, open: boolean): boolean {
  if (last === "" || /[\s([{/\ufffc]/u.test(last)) return true;
  if (/[—–-]/.test(last)) return !open;
  return last !== pair.open && (last === outer.open || last === inner.open);
}

/** Whether a quotation in these marks is open at the end of the text. An apostrophe within a word closes nothing. */
function isOpen(before: string, { open, close }: Pair): boolean {
  let depth = 0;
  for (let at = 0; at < before.length; at += 1) {
    const sign = before.charAt(at);
    if (sign === open) depth += 1;
    else if (sign === close && depth > 0) {
      const within = letter.test(before.slice(0, at)) && word.test(before.slice(at + 1));
      if (close !== apostrophe || !within) depth -= 1;
    }
  }
  return depth > 0;
}

/** An opening or closing mark before the cursor that the next character shows to be an apostrophe. */
function mendedApostrophe(
  before: string,
  typed: string,
  { outer, inner }: House,
  { quotes }: Typography,
): TypedChange | null {
  const pair = quotes === "single" ? outer : inner;
  if (word.test(typed)) {
    const within =
      pair.close !== apostrophe && before.endsWith(pair.close) && letter.test(before.slice(0, -1));
    return within ? { remove: 1, insert: apostrophe + typed } : null;
  }
  const found = elision.exec(before);
  if (found?.[1] !== pair.open || found[2] === undefined) return null;
  return {
    remove: found[2].length + 1,
    insert: apostrophe + found[2] + (typed === "'" ? apostrophe : typed),
  };
}
