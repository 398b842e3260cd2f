"use client";
// Somebody else saved meanwhile. Their changes and the writer's are put together; only where both changed the same place
// does the writer choose, with both texts in view.
import { useMemo, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import type { BlockNode } from "#lib/document/article-document.ts";
import { keepBoth, mergeContent, takeTheirs, type Conflict } from "#lib/document/merge.ts";
import type { Stale } from "./autosave.ts";
import type { Draft } from "./local-copy.ts";

type Choice = "mine" | "theirs" | "both";

const fieldWords: Readonly<Record<string, string>> = {
  headline: "Headline",
  kicker: "Kicker",
  standfirst: "Standfirst",
  byline: "Byline",
  dateline: "Dateline",
  slug: "Address",
  sectionId: "Section",
  bureauId: "Bureau",
  lead: "Lead picture",
};

/** All the words in a block or a field's value, for reading only. */
export function wordsIn(value: unknown): string {
  if (value === null || value === undefined || value === "") return "nothing";
  if (typeof value === "string") return value;
  if (Array.isArray(value)) return value.map(wordsIn).join(" ");
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "object") return "a change without words";
  const record = value as Readonly<Record<string, unknown>>;
  if (typeof record["text"] === "string") return record["text"];
  if (record["content"] !== undefined) return wordsIn(record["content"]);
  return (
    [record["name"], record["caption"], record["credit"], record["alt"]].filter(Boolean).join(", ") ||
    "a change without words"
  );
}

const textOf = (block: BlockNode | null): string => (block === null ? "(removed)" : wordsIn(block));

export function MergeDialog({
  base,
  mine,
  stale,
  onDone,
}: Readonly<{ base: Draft; mine: Draft; stale: Stale; onDone: (draft: Draft) => void }>) {
  const merge = useMemo(() => mergeContent(base.content, mine.content, stale.content), [base, mine, stale]);
  const [choices, setChoices] = useState<Readonly<Record<number, Choice>>>({});
  const slugline = mine.slugline === base.slugline ? stale.slugline : mine.slugline;
  const theirs = [
    ...merge.theirFields.map((field) => fieldWords[field] ?? field),
    ...(merge.theirBlocks > 0
      ? [merge.theirBlocks === 1 ? "one block of the body" : `${merge.theirBlocks} blocks of the body`]
      : []),
  ];
  const finish = () => {
    let content = merge.content;
    merge.conflicts.forEach((conflict, index) => {
      const choice = choices[index] ?? "mine";
      if (choice === "theirs") content = takeTheirs(content, conflict);
      if (choice === "both") content = keepBoth(content, conflict);
    });
    onDone({ content, slugline });
  };
  return (
    <Dialog open wide title={`${stale.by} saved this article while you were writing`} onClose={finish}>
      <p>
        Nothing is lost. {stale.by} changed{" "}
        {theirs.length > 0 ? theirs.join(", ") : "nothing that you can see"} at{" "}
        <time dateTime={stale.at}>
          {new Date(stale.at).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })}
        </time>
        .{" "}
        {merge.conflicts.length === 0
          ? "You changed other places, so both go together."
          : "You both changed these places; choose for each."}
      </p>
      {merge.conflicts.map((conflict, index) => (
        <Question
          key={conflict.place === "field" ? conflict.field : conflict.id}
          conflict={conflict}
          by={stale.by}
          choice={choices[index] ?? "mine"}
          onChoose={(choice) => setChoices((known) => ({ ...known, [index]: choice }))}
        />
      ))}
      <div className="flex justify-end">
        <Button tone="primary" onClick={finish}>
          Go on with both changes
        </Button>
      </div>
    </Dialog>
  );
}

function Question({
  conflict,
  by,
  choice,
  onChoose,
}: Readonly<{ conflict: Conflict; by: string; choice: Choice; onChoose: (choice: Choice) => void }>) {
  const place =
    conflict.place === "field" ? (fieldWords[conflict.field] ?? conflict.field) : "A block of the body";
  const mine = conflict.place === "field" ? wordsIn(conflict.mine) : textOf(conflict.mine);
  const theirs = conflict.place === "field" ? wordsIn(conflict.theirs) : textOf(conflict.theirs);
  const options: [Choice, string, string | null][] = [
    ["mine", "Keep yours", mine],
    ["theirs", `Take ${by}’s`, theirs],
    ...(conflict.place === "block" && conflict.theirs !== null
      ? [["both", "Keep both, one below the other", null] as [Choice, string, null]]
      : []),
  ];
  return (
    <fieldset className="grid gap-2 rounded-md border border-line p-3">
      <legend className="px-1 font-medium">{place}</legend>
      {options.map(([value, label, text]) => (
        <label key={value} className="flex items-start gap-2">
          <input
            type="radio"
            className="mt-1"
            name={`choice-${conflict.place === "field" ? conflict.field : conflict.id}`}
            checked={choice === value}
            onChange={() => onChoose(value)}
          />
          <span>
            <span className="font-medium">{label}</span>
            {text === null ? null : <span className="block text-ink-soft">{text}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
