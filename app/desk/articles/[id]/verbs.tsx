"use client";
// The verbs of one article in one fixed place: the next one first, the likely ones beside it, all others in groups behind one
// opener. Sends what is pressed, once, and shows what came of it.
import { useEffect, useRef, useState, useSyncExternalStore, useTransition, type ReactNode } from "react";
import { AssignDialog, type AssignInputs } from "#components/desk/assign-dialog.tsx";
import type { BarState, ShownVerb } from "#components/desk/bar-state.ts";
import { ReceiptNotice } from "#components/desk/receipt.tsx";
import type { CarryOutVerb, VerbAnswer } from "#components/desk/verb-answer.ts";
import { VerbDialog } from "#components/desk/verb-dialog.tsx";
import type { WishInputs } from "#components/desk/verb-draft.ts";
import { likelyVerbs } from "#components/desk/verb-groups.ts";
import { nextVerb } from "#components/desk/verb-looks.ts";
import { useEditorSession } from "#components/editor/session.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RefusedReasons, VerbButton, VerbMenu } from "./verb-buttons.tsx";

type VerbsProps = Readonly<{
  bar: BarState;
  carryOut: CarryOutVerb;
  /** All of them are shown, not the likely ones alone. */
  more: boolean;
  /** Something changed: the page shows what is new. */
  onDone: () => void;
  /** What unfolds the rest; it stands right before it. */
  children: ReactNode;
}>;

type Answered = Readonly<{ answer: VerbAnswer; said: string; inputs: WishInputs | AssignInputs }>;

const wideScreen = "(min-width: 64rem)";
const onWidth = (changed: () => void) => {
  const query = window.matchMedia(wideScreen);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
};

export function Verbs({ bar, carryOut, more, onDone, children }: VerbsProps) {
  const { articleId, version } = bar;
  const editor = useEditorSession();
  const wide = useSyncExternalStore(
    onWidth,
    () => window.matchMedia(wideScreen).matches,
    () => true,
  );
  const [asked, setAsked] = useState<ShownVerb | null>(null);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [busy, startVerb] = useTransition();
  const key = useRef<string | null>(null);

  const { verbs } = bar;
  const next = nextVerb(verbs.map(({ verb, refused }) => ({ verb, refused: refused !== null })));
  const first = verbs.find((one) => one.verb === next);
  const names = likelyVerbs(
    verbs.map((one) => one.verb),
    next,
  );
  const likely = wide ? names.flatMap((name) => verbs.filter((one) => one.verb === name)) : [];
  const rest = verbs.filter((one) => one !== first && !likely.includes(one));

  function send({ verb, done }: ShownVerb, inputs: WishInputs | AssignInputs) {
    startVerb(async () => {
      const told = (answer: VerbAnswer) => setAnswered({ answer, said: done, inputs });
      const seenText = editor === null ? undefined : await editor.flush();
      if (seenText === null) {
        told({
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
      told(result);
      setLeft(result.ok ? { from: where, to: null } : null);
      if (result.ok || result.kind === "stale") setAsked(null);
      if (result.ok) onDone();
    });
  }

  function press(one: ShownVerb) {
    if (one.refused !== null || busy) return;
    setAnswered(null);
    key.current = null;
    const settled = one.verb === "approve" && bar.proposedClass !== null;
    if (one.inputs.length === 0 || settled) send(one, {});
    else setAsked(one);
  }

  const answer = answered?.answer ?? null;

  // A receipt says what this person did. Once somebody moves the article on, it would say what no longer is.
  const where = `${bar.stage} ${bar.publication}`;
  const [left, setLeft] = useState<Readonly<{ from: string; to: string | null }> | null>(null);
  if (left !== null && where !== left.from && left.to === null) setLeft({ ...left, to: where });
  if (left !== null && left.to !== null && where !== left.to) {
    setLeft(null);
    if (answer?.ok) setAnswered(null);
  }

  const failed = answer !== null && !answer.ok ? answer : null;
  // The button that was pressed may be gone: whoever works by keyboard or ear goes on at what came of it.
  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer !== null && asked === null) outcome.current?.focus({ preventScroll: true });
  }, [answer, asked]);

  const heldLive =
    answer?.ok === true &&
    answer.verb === "place-hold" &&
    answered !== null &&
    "holdKind" in answered.inputs &&
    answered.inputs.holdKind === "legal";
  const withhold = heldLive
    ? verbs.find((one) => one.verb === "withhold" && one.refused === null)
    : undefined;

  return (
    <>
      <section
        aria-label="Verbs"
        className="contents lg:relative lg:flex lg:flex-wrap lg:items-center lg:justify-end lg:gap-2"
      >
        {first === undefined ? null : <VerbButton one={first} first busy={busy} onPress={press} />}
        {likely.length === 0 ? null : (
          <div className="contents max-lg:hidden">
            {likely.map((one) => (
              <VerbButton key={one.verb} one={one} busy={busy} onPress={press} />
            ))}
            <RefusedReasons verbs={likely} />
          </div>
        )}
        {children}
        <div
          id="all-verbs"
          className={`order-2 basis-full pb-1 lg:absolute lg:top-full lg:right-0 lg:z-30 lg:mt-1 lg:max-h-[75dvh] lg:w-136 lg:overflow-auto lg:rounded-lg lg:border lg:border-line lg:bg-surface lg:p-3 lg:shadow-xl ${more ? "" : "hidden"}`}
        >
          <VerbMenu verbs={rest} busy={busy} onPress={press} />
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
              said={answered?.said ?? ""}
              receipt={answer.receipt}
              onClose={() => setAnswered(null)}
            >
              {withhold === undefined ? null : (
                <p className="flex flex-wrap items-center gap-2 py-1">
                  Readers still see it.
                  <Button tone="danger" icon="eye-off" aria-disabled={busy} onClick={() => press(withhold)}>
                    Withhold now
                  </Button>
                </p>
              )}
            </ReceiptNotice>
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
                    setAnswered(null);
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
      <AssignDialog
        open={asked?.verb === "assign"}
        articleId={articleId}
        assignment={bar.assignment}
        newsroomZone={bar.newsroomZone}
        now={bar.now}
        refused={failed}
        busy={busy}
        onCancel={() => setAsked(null)}
        onConfirm={(inputs) => asked !== null && send(asked, inputs)}
      />
      <VerbDialog
        asked={asked?.verb === "assign" ? null : asked}
        bar={bar}
        refused={failed}
        busy={busy}
        onCancel={() => setAsked(null)}
        onConfirm={(inputs) => asked !== null && send(asked, inputs)}
      />
    </>
  );
}
