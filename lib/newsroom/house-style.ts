// House style: rules of words and patterns, and what they find in a text. Warnings for the writer; none of them blocks anything.
import { safePattern, wordEnd, wordStart, longestPattern } from "./house-style-pattern.ts";

export const styleKinds = ["words", "pattern"] as const;
export const styleSeverities = ["advice", "warning"] as const;
export const mostRules = 500;
export const longestMessage = 300;
export const longestReplacement = 300;

/** A rule as it is written, before it has a row. */
export type StyleDraft = Readonly<{
  kind: (typeof styleKinds)[number];
  /** Words separated by "|", or a regular expression without slashes. */
  pattern: string;
  matchCase: boolean;
  message: string;
  /**
   * What to write instead; "" takes the words out, null offers nothing. For words one for all or one for each, separated
   * by "|"; for a pattern `$1`, `$<name>` and `$&` stand for what was found.
   */
  replacement: string | null;
  severity: (typeof styleSeverities)[number];
}>;

export type StyleRule = StyleDraft & Readonly<{ id: string }>;

export type StyleField = "pattern" | "message" | "replacement";
export type StyleProblems = Readonly<Partial<Record<StyleField, string>>>;

export type StyleHit = Readonly<{
  /** UTF-16 units of the text; `to` is exclusive. */
  from: number;
  to: number;
  ruleId: string;
  message: string;
  replacement: string | null;
  severity: StyleRule["severity"];
}>;

type CompiledRule = Readonly<{
  rule: StyleRule;
  find: RegExp;
  /** Lower-cased pieces of which a text must hold one, or the rule finds nothing. Empty: always look. */
  needles: readonly string[];
  replace: (match: RegExpExecArray) => string | null;
}>;

export type CompiledRules = Readonly<{
  rules: readonly CompiledRule[];
  /** Rules that can't be used, with the sentence that says why. The others work. */
  refused: readonly Readonly<{ ruleId: string; problem: string }>[];
}>;

/** One text gives so many hits at most: a rule that finds every word helps nobody. */
const mostHits = 500;

/** The words of a rule of words, in the order in which they were written. */
export function wordsOf(pattern: string): string[] {
  return pattern
    .split("|")
    .map((one) => one.normalize("NFC").trim())
    .filter((one) => one !== "");
}

/** Everything that is wrong with a rule, by field; an empty object when it can be saved. Pure, quick, throws nothing. */
export function styleProblems(draft: StyleDraft): StyleProblems {
  const problems: Partial<Record<StyleField, string>> = {};
  const message = draft.message.trim();
  if (message === "") problems.message = "Say what the writer should do, such as “Use ‘while’.”";
  else if (message.length > longestMessage)
    problems.message = `Make this shorter: at most ${longestMessage} characters.`;
  const compiled = compile({ ...draft, id: "" });
  if (!compiled.ok) problems[compiled.field] = compiled.problem;
  else if ((draft.replacement ?? "").length > longestReplacement)
    problems.replacement = `Make this shorter: at most ${longestReplacement} characters.`;
  return problems;
}

/** Makes rules ready to run. A rule that can't be used is told as data and leaves the others alone. */
export function compileRules(rules: readonly StyleRule[]): CompiledRules {
  const ready: CompiledRule[] = [];
  const refused: { ruleId: string; problem: string }[] = [];
  for (const [index, rule] of rules.entries()) {
    if (index >= mostRules) {
      refused.push({ ruleId: rule.id, problem: `Only the first ${mostRules} rules are used. Delete some.` });
      continue;
    }
    const compiled = compile(rule);
    if (compiled.ok) ready.push(compiled.rule);
    else refused.push({ ruleId: rule.id, problem: compiled.problem });
  }
  return { rules: ready, refused };
}

/** What the rules find, from the start of the text to its end; at one place the longer find first. */
export function styleHits(text: string, compiled: CompiledRules): StyleHit[] {
  const hits: StyleHit[] = [];
  const lower = text.toLowerCase().replaceAll("’", "'");
  for (const { rule, find, needles, replace } of compiled.rules) {
    if (needles.length > 0 && !needles.some((one) => lower.includes(one))) continue;
    find.lastIndex = 0;
    for (let match = find.exec(text); match !== null; match = find.exec(text)) {
      const [found] = match;
      if (found === "") {
        find.lastIndex += 1;
        continue;
      }
      const replacement = replace(match);
      // Already written as the house wants it: "iPhone" found by a rule that looks for "iphone".
      if (replacement === found) continue;
      const { id: ruleId, message, severity } = rule;
      hits.push({
        from: match.index,
        to: match.index + found.length,
        ruleId,
        message,
        replacement,
        severity,
      });
      if (hits.length >= mostHits) return hits.toSorted(inOrder);
    }
  }
  return hits.toSorted(inOrder);
}

function inOrder(a: StyleHit, b: StyleHit): number {
  return a.from - b.from || b.to - a.to;
}

type Compiled = Readonly<
  { ok: true; rule: CompiledRule } | { ok: false; field: "pattern" | "replacement"; problem: string }
>;

function compile(rule: StyleRule): Compiled {
  return rule.kind === "words" ? compileWords(rule) : compilePattern(rule);
}

const escapeWord = (word: string): string =>
  word
    .replaceAll(/[\\^$.*+?()[\]{}|/]/gu, String.raw`\$&`)
    .replaceAll(/['’]/gu, "['’]")
    .replaceAll(/\s+/gu, String.raw`\s{1,64}`);

const startsAsWord = /^[\p{L}\p{M}\p{N}_]/u;
const endsAsWord = /[\p{L}\p{M}\p{N}_]$/u;

function compileWords(rule: StyleRule): Compiled {
  const refuse = (field: "pattern" | "replacement", problem: string): Compiled => ({
    ok: false,
    field,
    problem,
  });
  const words = wordsOf(rule.pattern);
  if (words.length === 0) return refuse("pattern", "Write the words to look for, with | between several.");
  if (rule.pattern.length > longestPattern)
    return refuse(
      "pattern",
      `Make this shorter: at most ${longestPattern} characters. Make a second rule for the rest.`,
    );
  const instead = rule.replacement === null ? null : rule.replacement.split("|").map((one) => one.trim());
  if (instead !== null && instead.length > 1 && instead.length !== words.length)
    return refuse(
      "replacement",
      `Give one replacement for all, or one for each of the ${words.length} words, with | between them: there are ${instead.length}.`,
    );
  const byLength = words
    .map((word, index) => ({ word, index }))
    .toSorted((a, b) => b.word.length - a.word.length);
  const source = byLength
    .map(({ word }) => {
      const before = startsAsWord.test(word) ? wordStart : "";
      const after = endsAsWord.test(word) ? wordEnd : "";
      return `(${before}${escapeWord(word)}${after})`;
    })
    .join("|");
  const flags = rule.matchCase ? "gu" : "giu";
  const replace = (match: RegExpExecArray): string | null => {
    if (instead === null) return null;
    const group = match.findIndex((part, at) => at > 0 && part !== undefined);
    const index = byLength[group - 1]?.index ?? 0;
    const written = (instead.length > 1 ? instead[index] : instead[0]) ?? "";
    return rule.matchCase ? written : inCaseOf(match[0], written);
  };
  const needles = words.map((word) => longestPiece(word.toLowerCase()));
  return { ok: true, rule: { rule, find: new RegExp(source, flags), needles, replace } };
}

function longestPiece(word: string): string {
  return word
    .replaceAll("’", "'")
    .split(/\s+/u)
    .reduce((longest, piece) => (piece.length > longest.length ? piece : longest), "");
}

/** "Whilst" → "While", "WHILST" → "WHILE"; a replacement with capitals of its own ("NATO", "iPhone") stays as written. */
function inCaseOf(found: string, written: string): string {
  if (written === "" || written !== written.toLowerCase()) return written;
  const [first, second] = found.match(/\p{L}/gu) ?? [];
  if (first === undefined || first === first.toLowerCase()) return written;
  if (second !== undefined && found === found.toUpperCase()) return written.toUpperCase();
  const [head = ""] = written;
  return head.toUpperCase() + written.slice(head.length);
}

const reference = /\$(?:(?<sign>[$&])|(?<number>\d{1,2})|<(?<name>[^>]*)>)/gu;

function compilePattern(rule: StyleRule): Compiled {
  const safe = safePattern(rule.pattern);
  if (!safe.ok) return { ok: false, field: "pattern", problem: safe.problem };
  const find = new RegExp(safe.source, rule.matchCase ? "gu" : "giu");
  const probe = new RegExp(`(?:${safe.source})|`, "u").exec("");
  const groups = (probe?.length ?? 1) - 1;
  const names = new Set(Object.keys(probe?.groups ?? {}));
  for (const { groups: parts } of (rule.replacement ?? "").matchAll(reference)) {
    const { number, name } = parts ?? {};
    if (number !== undefined && (Number(number) < 1 || Number(number) > groups))
      return {
        ok: false,
        field: "replacement",
        problem:
          groups === 0
            ? `The pattern has no round brackets, so $${number} stands for nothing. Write $& for all that was found.`
            : `The pattern has ${groups} ${groups === 1 ? "pair" : "pairs"} of round brackets, so $${number} stands for nothing.`,
      };
    if (name !== undefined && !names.has(name))
      return { ok: false, field: "replacement", problem: `The pattern has no brackets named ${name}.` };
  }
  const replace = (match: RegExpExecArray): string | null =>
    rule.replacement === null
      ? null
      : rule.replacement.replaceAll(reference, (_all: string, ...rest: unknown[]) => {
          const parts = rest.at(-1) as Record<string, string | undefined>;
          const { sign, number, name } = parts;
          if (sign === "$") return "$";
          if (sign === "&") return match[0];
          return (number === undefined ? match.groups?.[name ?? ""] : match[Number(number)]) ?? "";
        });
  return { ok: true, rule: { rule, find, needles: [], replace } };
}
