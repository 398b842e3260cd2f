"use client";
// What rules find in a text, shown while it is typed: the words marked, and beside each what the writer will read.
import { useDeferredValue, useEffect, useId, useState } from "react";
import { TextArea } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { StyleHit, StyleRule } from "#lib/newsroom/house-style.ts";
import { invisibleWords } from "#lib/newsroom/invisible-words.ts";
import { type Trial, tryRules } from "./house-style-trial.ts";

/** Long enough for a few paragraphs. */
const longestSample = 2_000;
const mostShown = 20;

type Part = Readonly<{ text: string; hit: StyleHit | null; at: number }>;

/** The text in pieces; where finds overlap, the longer one is marked. */
function partsOf(text: string, hits: readonly StyleHit[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  for (const hit of hits) {
    if (hit.from < at) continue;
    if (hit.from > at) parts.push({ text: text.slice(at, hit.from), hit: null, at });
    parts.push({ text: text.slice(hit.from, hit.to), hit, at: hit.from });
    at = hit.to;
  }
  if (at < text.length) parts.push({ text: text.slice(at), hit: null, at });
  return parts;
}

/** How a severity looks, always with its word. */
export const severityLooks = {
  advice: {
    word: "Advice",
    mark: "bg-accent-soft text-ink decoration-accent",
    tone: "accent",
    icon: "circle-help",
  },
  warning: {
    word: "Warning",
    mark: "bg-review-soft text-ink decoration-review",
    tone: "review",
    icon: "triangle-alert",
  },
} as const;

export function TryIt({
  rules,
  label,
  sample,
}: Readonly<{ rules: readonly StyleRule[]; label: string; sample: string }>) {
  const id = useId();
  const [text, setText] = useState(sample);
  const asked = useDeferredValue(text);
  const [{ shown, found }, tell] = useState<Readonly<{ shown: string; found: Trial | null }>>({
    shown: sample,
    found: null,
  });
  // Marks belong to the text that was looked at: until the next look is done both stay.
  useEffect(() => tryRules(rules, asked, (next) => tell({ shown: asked, found: next })), [rules, asked]);
  const hits = found === null || typeof found === "string" ? [] : found;
  return (
    <div className="grid gap-2">
      <TextArea
        id={`${id}-sample`}
        label={label}
        value={text}
        maxLength={longestSample}
        rows={2}
        onChange={(event) => setText(event.target.value)}
      />
      <div aria-live="polite" className="grid gap-2 rounded-md bg-sunken px-3 py-2">
        {shown.trim() === "" ? (
          <p className="text-ink-faint">Write or paste a text above: what is found in it shows here.</p>
        ) : (
          <>
            <p className="font-medium">{sentenceOf(found)}</p>
            <p className="wrap-anywhere whitespace-pre-wrap">
              {partsOf(shown, hits).map((part) =>
                part.hit === null ? (
                  part.text
                ) : (
                  <mark
                    key={part.at}
                    className={`rounded-sm underline decoration-2 underline-offset-2 ${severityLooks[part.hit.severity].mark}`}
                  >
                    {part.text}
                  </mark>
                ),
              )}
            </p>
            <Found hits={hits.slice(0, mostShown)} text={shown} />
            {hits.length > mostShown ? (
              <p className="text-xs text-ink-faint">And {hits.length - mostShown} more.</p>
            ) : null}
          </>
        )}
      </div>
    </div>
  );
}

function sentenceOf(found: Trial | null): string {
  if (found === null) return "Looking…";
  if (found === "too-slow")
    return "This takes too long: give open repeats an end such as {1,5}, or leave some out.";
  if (found === "unavailable") return "This can’t be tried now. Check the connection, then type again.";
  if (found.length === 0) return "Finds nothing in this text.";
  return `Finds ${found.length === 1 ? "one place" : `${found.length} places`}.`;
}

function Found({ hits, text }: Readonly<{ hits: readonly StyleHit[]; text: string }>) {
  return (
    <ul className="grid gap-1">
      {hits.map((hit) => (
        <li key={`${hit.from}-${hit.to}-${hit.ruleId}`} className="flex items-start gap-1.5">
          <Icon
            name={severityLooks[hit.severity].icon}
            className={`mt-0.5 ${hit.severity === "warning" ? "text-review" : "text-accent"}`}
          />
          <span className="min-w-0 wrap-anywhere">
            <span className="sr-only">{severityLooks[hit.severity].word}: </span>
            <Words text={text.slice(hit.from, hit.to)} />
            {hit.replacement === null ? null : hit.replacement === "" ? (
              " taken out"
            ) : (
              <>
                {" "}
                becomes <Words text={hit.replacement} />
              </>
            )}
            {hit.message === "" ? null : <span className="text-ink-soft">. {hit.message}</span>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Words({ text }: Readonly<{ text: string }>) {
  const name = invisibleWords(text);
  return name === null ? <q className="font-medium">{text}</q> : <em className="font-medium">{name}</em>;
}
