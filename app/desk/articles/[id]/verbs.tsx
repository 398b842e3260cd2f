"use client";
// The verbs of one article in one fixed place: what is next first, what takes down last, what is refused with its reason.
import { useEffect, useId, useRef, useState, useTransition, type ReactNode } from "react";
import type { BarState, ShownVerb } from "#components/desk/bar-state.ts";
import { ReceiptNotice } from "#components/desk/receipt.tsx";
import type { CarryOutVerb, VerbAnswer } from "#components/desk/verb-answer.ts";
import { type AskedVerb, VerbDialog, type WishInputs } from "#components/desk/verb-dialog.tsx";
import { nextVerb, verbLooks } from "#components/desk/verb-looks.ts";
import { useEditorSession } from "#components/editor/session.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { VerbName } from "#lib/newsroom/decision.ts";
import { verbWords } from "#lib/newsroom/wording.ts";

type VerbsProps = Readonly<{
  bar: BarState;
  carryOut: CarryOutVerb;
  /** Where there is little room: all of them are shown, not the next one alone. */
  more: boolean;
  /** Something changed: the page shows what is new. */
  onDone: () => void;
  /** What unfolds the rest; it stands right behind the next verb. */
  children: ReactNode;
}>;

/** In a phone's one line, words behind the first give way; a screen reader hears them all. */
const firstWord: Readonly<Partial<Record<VerbName, string>>> = { submit: "Submit" };

export function Verbs({ bar, carryOut, more, onDone, children }: VerbsProps) {
  const { articleId, version, verbs } = bar;
  const editor = useEditorSession();
  const id = useId();
  const [asked, setAsked] = useState<AskedVerb | null>(null);
  const [answer, setAnswer] = useState<VerbAnswer | null>(null);
  const [busy, startVerb] = useTransition();
  const key = useRef<string | null>(null);

  const next = nextVerb(verbs.map(({ verb, refused }) => ({ verb, refused: refused !== null })));
  const first = verbs.find((one) => one.verb === next);
  const others = [
    ...verbs.filter((one) => one.verb !== next && verbLooks[one.verb].tone !== "danger"),
    ...verbs.filter((one) => one.verb !== next && verbLooks[one.verb].tone === "danger"),
  ];

  function send(verb: VerbName, inputs: WishInputs) {
    startVerb(async () => {
      const seenText = editor === null ? undefined : await editor.flush();
      if (seenText === null) {
        setAnswer({
          ok: false,
          kind: "lost",
          sentence:
            "Your last words are not saved yet. Nothing was done: try again when the editor shows Saved.",
          details: [],
        });
        return;
      }
      // The same key until an answer came: a verb sent twice counts once.
      key.current ??= crypto.randomUUID();
      const result = await carryOut({
        key: key.current,
        articleId,
        verb,
        seenVersion: version,
        ...(seenText === undefined ? { seenCopyVersion: bar.copyVersion } : { seenText }),
        ...inputs,
      }).catch((): VerbAnswer => ({
        ok: false,
        kind: "lost",
        sentence: "No answer came. Check the connection and press it again: it counts only once.",
        details: [],
      }));
      if (result.ok || result.kind !== "lost") key.current = null;
      setAnswer(result);
      if (result.ok || result.kind === "stale") setAsked(null);
      if (result.ok) onDone();
    });
  }

  function press(one: ShownVerb) {
    if (one.refused !== null || busy) return;
    setAnswer(null);
    key.current = null;
    const settled = one.verb === "approve" && bar.proposedClass !== null;
    if (one.inputs.length === 0 || settled) send(one.verb, {});
    else setAsked(one);
  }

  const failed = answer !== null && !answer.ok ? answer : null;
  // The button that was pressed may be gone: whoever works by keyboard or ear goes on at what came of it.
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer !== null && asked === null) outcome.current?.focus({ preventScroll: true });
  }, [answer, asked]);

  const button = (one: ShownVerb) => {
    const look = verbLooks[one.verb];
    const brief = one === first ? firstWord[one.verb] : undefined;
    return (
      <span key={one.verb}>
        <Button
          tone={one === first ? "primary" : look.tone}
          icon={look.icon}
          aria-disabled={one.refused !== null || busy}
          aria-describedby={`${id}-${one.verb}`}
          title={one.refused ?? verbWords[one.verb].effect}
          onClick={() => press(one)}
        >
          {brief === undefined ? (
            one.label
          ) : (
            <span>
              {brief}
              <span className="max-sm:sr-only">{one.label.slice(brief.length)}</span>
            </span>
          )}
        </Button>
        <span id={`${id}-${one.verb}`} hidden>
          {one.refused === null ? verbWords[one.verb].effect : [one.refused, ...one.details].join(" ")}
        </span>
      </span>
    );
  };

  return (
    <>
      <section
        aria-label="Verbs"
        className="contents lg:relative lg:flex lg:flex-wrap lg:items-center lg:justify-end lg:gap-2"
      >
        {first === undefined ? null : button(first)}
        {children}
        <div
          className={`order-2 flex basis-full flex-wrap items-center gap-2 pb-1 empty:hidden lg:contents ${more ? "" : "max-lg:hidden"}`}
        >
          {others.map(button)}
          <RefusedReasons verbs={[...(first === undefined ? [] : [first]), ...others]} />
        </div>
      </section>
      {answer?.ok || (failed !== null && asked === null) ? (
        <div
          ref={outcome}
          tabIndex={-1}
          className="order-3 max-h-[70dvh] basis-full overflow-auto py-1 outline-none"
        >
          {answer?.ok ? (
            <ReceiptNotice
              said={verbLooks[answer.verb].done}
              receipt={answer.receipt}
              onClose={() => setAnswer(null)}
            />
          ) : null}
          {failed !== null && asked === null ? (
            <Notice tone={failed.kind === "stale" ? "warning" : "problem"} title={failed.sentence}>
              {failed.details.length === 0 ? null : (
                <ul className="list-disc pl-4">
                  {failed.details.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              )}
              {failed.kind === "stale" ? (
                <Button
                  className="mt-1"
                  icon="refresh-cw"
                  onClick={() => {
                    setAnswer(null);
                    onDone();
                  }}
                >
                  Show the article as it is now
                </Button>
              ) : null}
            </Notice>
          ) : null}
        </div>
      ) : null}
      <VerbDialog
        asked={asked}
        proposedClass={bar.proposedClass}
        proposedNote={bar.proposedNote}
        newsroomZone={bar.newsroomZone}
        earliest={bar.earliest}
        suggested={bar.suggested}
        refused={failed}
        busy={busy}
        onCancel={() => setAsked(null)}
        onConfirm={(inputs) => asked !== null && send(asked.verb, inputs)}
      />
    </>
  );
}

/** Why the refused ones are refused, for eyes as well: a greyed button alone explains nothing. */
function RefusedReasons({ verbs }: Readonly<{ verbs: readonly ShownVerb[] }>) {
  const refused = verbs.filter((one) => one.refused !== null);
  if (refused.length === 0) return null;
  return (
    <details className="text-xs text-ink-soft max-lg:basis-full">
      <summary className="rounded-md px-1 py-1.5 hover:text-ink">
        {refused.length === 1 ? `Why not “${refused[0]?.label}”?` : `Why not these ${refused.length}?`}
      </summary>
      <ul className="mt-1 grid gap-1 lg:absolute lg:top-full lg:right-0 lg:z-30 lg:w-96 lg:gap-2 lg:rounded-lg lg:border lg:border-line lg:bg-surface lg:p-3 lg:shadow-xl">
        {refused.map((one) => (
          <li key={one.verb}>
            <strong className="font-medium text-ink">{one.label}:</strong> {one.refused}
            {one.details.length === 0 ? null : (
              <ul className="list-disc pl-4">
                {one.details.map((detail) => (
                  <li key={detail}>{detail}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
