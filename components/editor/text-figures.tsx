"use client";
// The length of the text beside its state: words of those that were planned, characters, minutes. Counted when the hands rest.
import { type FormEvent, useEffect, useId, useState } from "react";
import type { Editor } from "@tiptap/core";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { againstPlan, textFigures, type TextFigures as Figures } from "./counts.ts";
import { whenIdle } from "./when-idle.ts";

const restMs = 300;
/** What an idle moment must still have left for one more block. */
const enoughMs = 2;

export type PlanLength = (
  input: Readonly<{ articleId: number; words: number | null }>,
) => Promise<Readonly<{ ok: true } | { ok: false; sentence: string }>>;

/** The figures of the last rest; null until the editor is there and was counted once. */
export function useTextFigures(editor: Editor | null): Figures | null {
  const [figures, setFigures] = useState<Figures | null>(null);
  useEffect(() => {
    if (editor === null) return;
    let timer: ReturnType<typeof setTimeout> | null = null;
    let cancelIdle: (() => void) | null = null;
    const count = () => {
      cancelIdle = whenIdle((time) => {
        if (editor.isDestroyed) return;
        // At least one block each time, or a busy page would never come to the end.
        let first = true;
        const more = () => {
          const go = first || time.timeRemaining() > enoughMs;
          first = false;
          return go;
        };
        const found = textFigures(editor.state.doc, more);
        if (found === null) return count();
        setFigures((before) => (sameFigures(before, found) ? before : found));
      });
    };
    const stop = () => {
      if (timer !== null) clearTimeout(timer);
      cancelIdle?.();
    };
    const soon = () => {
      stop();
      timer = setTimeout(count, restMs);
    };
    editor.on("update", soon);
    count();
    return () => {
      stop();
      editor.off("update", soon);
    };
  }, [editor]);
  return figures;
}

function sameFigures(one: Figures | null, other: Figures): boolean {
  return one?.words === other.words && one.characters === other.characters && one.minutes === other.minutes;
}

const number = (count: number) => count.toLocaleString("en");
const counted = (count: number, one: string) => `${number(count)} ${count === 1 ? one : `${one}s`}`;

type TextFiguresProps = Readonly<{
  figures: Figures | null;
  /** Null for an article whose row isn't made yet: then its length can't be planned. */
  articleId: number | null;
  plannedWords: number | null;
  /** Null when this person may not plan the length. */
  plan: PlanLength | null;
}>;

/** One line: "612 of 800 words · 3,540 characters · 3 min". More than a fifth over the plan shows as a warning. */
export function TextFigures({ figures, articleId, plannedWords, plan }: TextFiguresProps) {
  const [planned, setPlanned] = useState(plannedWords);
  const [given, setGiven] = useState(plannedWords);
  const [open, setOpen] = useState(false);
  // The page was read anew, and somebody else may have planned.
  if (given !== plannedWords) {
    setGiven(plannedWords);
    setPlanned(plannedWords);
  }
  if (figures === null) return null;
  const { words, characters, minutes } = figures;
  const over = againstPlan(words, planned) === "over";
  const length =
    planned === null ? counted(words, "word") : `${number(words)} of ${counted(planned, "word")}`;
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 text-sm text-ink-faint tabular-nums">
      {plan === null || articleId === null ? (
        <Length over={over}>{length}</Length>
      ) : (
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="rounded-md px-1 underline decoration-dotted underline-offset-4 hover:bg-sunken hover:text-ink pointer-coarse:min-h-11"
        >
          <Length over={over}>{length}</Length>
          <span className="sr-only">, plan the length</span>
        </button>
      )}
      <span className="max-sm:sr-only">{counted(characters, "character")}</span>
      {minutes === 0 ? null : <span className="max-sm:sr-only">{minutes} min to read</span>}
      <Dialog open={open} title="Planned length" onClose={() => setOpen(false)}>
        {plan === null || articleId === null ? null : (
          <PlanForm
            articleId={articleId}
            planned={planned}
            plan={plan}
            onPlanned={(next) => {
              setPlanned(next);
              setOpen(false);
            }}
          />
        )}
      </Dialog>
    </span>
  );
}

function Length({ over, children }: Readonly<{ over: boolean; children: string }>) {
  return over ? (
    <span className="inline-flex items-center gap-1 font-medium text-review">
      <Icon name="triangle-alert" className="size-3.5" />
      {`${children}, too long`}
    </span>
  ) : (
    children
  );
}

const mostWords = 100_000;

function PlanForm({
  articleId,
  planned,
  plan,
  onPlanned,
}: Readonly<{
  articleId: number;
  planned: number | null;
  plan: PlanLength;
  onPlanned: (words: number | null) => void;
}>) {
  const id = useId();
  const [value, setValue] = useState(planned === null ? "" : String(planned));
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    const words = value.trim() === "" ? null : Number(value);
    if (words !== null && (!Number.isInteger(words) || words < 1 || words > mostWords))
      return setProblem(`Write a whole number from 1 to ${number(mostWords)}, or nothing for no plan.`);
    setBusy(true);
    const answer = await plan({ articleId, words }).catch(() => ({
      ok: false as const,
      sentence: "The server can’t be reached. Try again in a few seconds.",
    }));
    setBusy(false);
    if (answer.ok) onPlanned(words);
    else setProblem(answer.sentence);
  }

  return (
    <form onSubmit={(event) => void save(event)} noValidate className="grid gap-4">
      <TextField
        id={`${id}-words`}
        label="Words"
        hint="Leave it empty for no plan. Captions and pull quotes aren’t counted."
        problem={problem}
        value={value}
        inputMode="numeric"
        autoComplete="off"
        onChange={(event) => {
          setValue(event.target.value);
          setProblem(null);
        }}
      />
      <div className="flex justify-end">
        <Button type="submit" tone="primary" aria-disabled={busy}>
          {busy ? "Saving…" : "Save"}
        </Button>
      </div>
    </form>
  );
}
