"use client";
// What can be done with all selected lines at once, at the board's lower edge; and what came of it, in the same place.
import { useEffect, useEffectEvent, useRef, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { BoardLine } from "#lib/newsroom/board.ts";
import { type BulkVerb, commonChoice, mostAtOnce } from "#lib/newsroom/bulk.ts";
import { type Verb, verbs } from "#lib/newsroom/lifecycle.ts";
import { titleOf } from "./board-parts.tsx";
import type { CarryOutForMany, ManyAnswer, ManyInputs, RefusedLine, SentWishForMany } from "./many-answer.ts";
import { ManyDialog, RefusedDialog } from "./many-dialogs.tsx";
import { articlesInWords, manyWords } from "./many-words.ts";
import type { Selection } from "./use-selection.ts";
import { verbLooks } from "./verb-looks.ts";

type ManyBarProps = Readonly<{
  lines: readonly BoardLine[];
  selection: Selection;
  now: Date;
  zone: string;
  carryOut: CarryOutForMany;
  /** Read these lines anew. */
  read: (ids: readonly number[]) => Promise<unknown>;
}>;

/** A verb that was pressed: for the lines as they stood then, under one key until an answer came. */
type Asked = Readonly<{ verb: BulkVerb; key: string; lines: readonly BoardLine[] }>;
type Trouble = Readonly<{ sentence: string; again: SentWishForMany | null }>;
type Done = Readonly<{ verb: BulkVerb; said: string; lines: readonly BoardLine[] }>;

/** Nothing more has to be said for these. */
const atOnce: ReadonlySet<BulkVerb> = new Set(["claim", "release-claim"]);

const lost: ManyAnswer = {
  ok: false,
  kind: "lost",
  sentence: "No answer came. Check the connection and try again: it counts only once.",
};

export function ManyBar({ lines, selection, now, zone, carryOut, read }: ManyBarProps) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [refused, setRefused] = useState<readonly RefusedLine[] | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [busy, start] = useTransition();
  const outcome = useRef<HTMLDivElement>(null);

  const selected = lines.filter((line) => selection.chosen.has(line.id));
  const tooMany = selected.length > mostAtOnce;
  const choice = commonChoice(selected.map((line) => line.choice));
  // What was done is read until the next selection begins.
  if (done !== null && selected.length > 0) setDone(null);
  if (trouble !== null && asked === null && selected.length === 0) setTrouble(null);

  // The button that was pressed is gone: whoever works by keyboard or ear goes on at what came of it.
  useEffect(() => {
    if (done !== null) outcome.current?.focus({ preventScroll: true });
  }, [done]);

  function send(wish: SentWishForMany, of: readonly BoardLine[]) {
    if (busy) return;
    setTrouble(null);
    start(async () => {
      const answer = await carryOut(wish).catch(() => lost);
      // Nobody's line is older than what was just said of it. When no answer comes the stream brings it.
      await read(wish.articles.map((one) => one.id)).catch(() => undefined);
      if (answer.ok) {
        setAsked(null);
        selection.clear();
        const { verb } = wish;
        setDone({ verb, said: manyWords[verb].done(articlesInWords(of.length)), lines: of });
      } else if (answer.kind === "refused") setRefused(answer.refused);
      else setTrouble({ sentence: answer.sentence, again: answer.kind === "lost" ? wish : null });
    });
  }

  const wishOf = ({ verb, key, lines: of }: Asked, inputs: ManyInputs): SentWishForMany => ({
    key,
    verb,
    articles: of.map((line) => ({
      id: line.id,
      seenVersion: line.version,
      // A due time that is done isn't on the line: nothing is said of it.
      ...(verb === "assign" && {
        seenAssignment: { assigneeId: line.assignee?.id ?? null, plannedWords: line.plannedWords },
      }),
    })),
    ...inputs,
  });

  function press(verb: BulkVerb) {
    if (busy) return;
    const next: Asked = { verb, key: crypto.randomUUID(), lines: selected };
    setTrouble(null);
    setAsked(next);
    if (atOnce.has(verb)) send(wishOf(next, {}), selected);
  }

  /** Back to the question, with what was answered to it: asked of what is left, as it stands now. */
  function goOn(without: readonly number[]) {
    setRefused(null);
    selection.takeOut(without);
    if (asked === null) return;
    const left = asked.lines
      .filter((line) => !without.includes(line.id))
      .map((line) => lines.find((one) => one.id === line.id) ?? line);
    const over = left.length === 0 || atOnce.has(asked.verb);
    setAsked(over ? null : { ...asked, key: crypto.randomUUID(), lines: left });
  }

  function close() {
    selection.clear();
    setAsked(null);
    setDone(null);
    setTrouble(null);
    // What had the focus is gone with the bar.
    document.getElementById("content")?.focus({ preventScroll: true });
  }

  const escape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || (selected.length === 0 && done === null)) return;
    const { target } = event;
    const typing =
      target instanceof HTMLInputElement ? target.type !== "checkbox" : target instanceof HTMLSelectElement;
    if (typing || document.querySelector("dialog[open], :popover-open") !== null) return;
    if (outcome.current?.contains(document.activeElement) === true) close();
    else {
      selection.clear();
      setDone(null);
    }
  });
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => escape(event);
    document.addEventListener("keydown", pressed);
    return () => document.removeEventListener("keydown", pressed);
  }, []);

  const count = selected.length === 0 ? "" : `${selected.length} selected`;
  const shown = selected.length > 0 || done !== null;
  const answered = trouble === null ? null : ({ ok: false, kind: "lost", details: [], ...trouble } as const);
  const dialog = asked !== null && !atOnce.has(asked.verb) ? asked : null;
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {busy ? `${asked === null ? "" : verbs[asked.verb].label}…` : (done?.said ?? count)}
      </p>
      {shown ? (
        <div
          ref={outcome}
          tabIndex={-1}
          data-selecting=""
          className="sticky bottom-3 z-20 mt-4 rounded-lg border border-line-strong bg-surface px-3 py-2 shadow-xl outline-none"
        >
          {trouble === null || dialog !== null ? null : (
            <div className="pb-2">
              <Notice tone="problem" title={trouble.sentence}>
                {trouble.again === null ? null : (
                  <Button
                    className="mt-1"
                    icon="refresh-cw"
                    aria-disabled={busy}
                    onClick={() => trouble.again !== null && send(trouble.again, asked?.lines ?? selected)}
                  >
                    Try again
                  </Button>
                )}
              </Notice>
            </div>
          )}
          {selected.length > 0 ? (
            <section aria-label="Selection" className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
              <p className="font-medium tabular-nums">{count}</p>
              <div className="flex min-w-0 items-center gap-1.5 max-sm:order-3 max-sm:basis-full max-sm:overflow-x-auto max-sm:py-0.5 sm:grow sm:flex-wrap">
                {tooMany ? (
                  <p className="text-review">At most {mostAtOnce} go at once: take some out.</p>
                ) : choice.verbs.length === 0 ? (
                  <p className="text-ink-soft">Nothing can be done with all of these at once.</p>
                ) : (
                  choice.verbs.map((verb) => (
                    <Button
                      key={verb}
                      icon={verbLooks[verb].icon}
                      tone={verbLooks[verb].tone === "danger" ? "danger" : "plain"}
                      aria-disabled={busy}
                      className="shrink-0"
                      onClick={() => press(verb)}
                    >
                      {verbs[verb].label}
                    </Button>
                  ))
                )}
              </div>
              <Button tone="quiet" icon="x" className="max-sm:ml-auto" onClick={close}>
                Clear
              </Button>
            </section>
          ) : null}
          {done === null ? null : <DoneLines done={done} onClose={close} />}
        </div>
      ) : null}
      <ManyDialog
        asked={dialog}
        refused={answered}
        busy={busy}
        now={now}
        zone={zone}
        onCancel={() => setAsked(null)}
        onConfirm={(inputs) => dialog !== null && send(wishOf(dialog, inputs), dialog.lines)}
      />
      <RefusedDialog refused={refused} lines={asked?.lines ?? []} onBack={() => goOn([])} onTakeOut={goOn} />
    </>
  );
}

/** What was done, and of each article the way to what is kept of it. */
function DoneLines({ done, onClose }: Readonly<{ done: Done; onClose: () => void }>) {
  const rule: Verb = verbs[done.verb];
  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-1">
      <p className="flex items-center gap-1.5 py-1 font-medium text-live">
        <Icon name="circle-check" />
        {done.said}
      </p>
      <details className="grow py-1 max-sm:order-3 max-sm:basis-full">
        <summary className="text-ink-soft">
          {rule.projection === undefined ? "Timelines" : "Receipts"}
        </summary>
        <ul className="mt-1 grid max-h-40 gap-1 overflow-auto">
          {done.lines.map((line) => (
            <li key={line.id}>
              <Link
                href={`/desk/articles/${line.id}/history#events`}
                className="line-clamp-1 text-accent underline underline-offset-2"
              >
                {titleOf(line)}
              </Link>
            </li>
          ))}
        </ul>
      </details>
      <Button tone="quiet" icon="x" className="max-sm:ml-auto" onClick={onClose}>
        Close
      </Button>
    </div>
  );
}
