"use client";
// The verbs of one article in one fixed place: the next one first, the likely ones beside it, all others in groups behind one
// opener. Sends what is pressed, once, and shows what came of it.
import { useEffect, useRef, useState, useSyncExternalStore, useTransition, type ReactNode } from "react";
import { AssignDialog, type AssignInputs } from "#components/desk/assign-dialog.tsx";
import type { BarState, ShownVerb } from "#components/desk/bar-state.ts";
import { ReceiptNotice } from "#components/desk/receipt.tsx";
import type { CarryOutVerb, VerbAnswer } from "#components/desk/verb-answer.ts";
import { type Asked, askedAnew, goesAtOnce, seenOf } from "#components/desk/verb-asked.ts";
import { VerbDialog } from "#components/desk/verb-dialog.tsx";
import type { WishInputs } from "#components/desk/verb-draft.ts";
import { likelyVerbs } from "#components/desk/verb-groups.ts";
import { nextVerb } from "#components/desk/verb-looks.ts";
import { type SeenText, useEditorSession } from "#components/editor/session.tsx";
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
  /** Reads how the article stands now; null when no answer comes. */
  onLook: () => Promise<BarState | null>;
  /** A question comes up over the page. */
  onAsk: () => void;
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

export function Verbs({ bar, carryOut, more, onDone, onLook, onAsk, children }: VerbsProps) {
  const editor = useEditorSession();
  const wide = useSyncExternalStore(
    onWidth,
    () => window.matchMedia(wideScreen).matches,
    () => true,
  );
  const [asked, setAsked] = useState<Asked | null>(null);
  const [answered, setAnswered] = useState<Answered | null>(null);
  const [busy, startVerb] = useTransition();
  const key = useRef<Readonly<{ id: string; of: string }> | null>(null);
  // What the screen showed of the text when the question was asked.
  const seen = useRef<Promise<SeenText | null | undefined> | null>(null);

  const { verbs } = bar;
  const next = nextVerb(verbs.map(({ verb, refused }) => ({ verb, refused: refused !== null })));
  const first = verbs.find((one) => one.verb === next);
  const names = likelyVerbs(
    verbs.map((one) => one.verb),
    next,
  );
  const likely = wide ? names.flatMap((name) => verbs.filter((one) => one.verb === name)) : [];
  const rest = verbs.filter((one) => one !== first && !likely.includes(one));

  const readText = async () => (editor === null ? undefined : await editor.flush());

  function send(of: Asked, inputs: WishInputs | AssignInputs) {
    const { verb, done } = of.one;
    setAnswered(null);
    startVerb(async () => {
      const told = (answer: VerbAnswer) => setAnswered({ answer, said: done, inputs });
      const seenText = await (seen.current ?? readText());
      if (seenText === null) {
        seen.current = null;
        told({
          ok: false,
          kind: "lost",
          sentence:
            "Your last words are not saved yet. Nothing was done: try again when the editor shows Saved.",
          details: [],
        });
        return;
      }
      // The same key until an answer came: a verb sent twice counts once. With other words it is another one.
      const words = JSON.stringify(inputs);
      if (key.current?.of !== words) key.current = { id: crypto.randomUUID(), of: words };
      const result = await carryOut({ key: key.current.id, ...seenOf(of, seenText), ...inputs }).catch(
        (): VerbAnswer => ({
          ok: false,
          kind: "lost",
          sentence: "No answer came. Check the connection and press it again: it counts only once.",
          details: [],
        }),
      );
      if (result.ok || result.kind !== "lost") key.current = null;
      if (!result.ok && result.kind === "stale" && !goesAtOnce(of)) {
        // What was typed stays, and the next press is about what the dialog shows from now on.
        const now = await onLook();
        seen.current = readText();
        setAsked((still) => still && askedAnew(still, now));
      }
      // What follows a hold at once, withholding, is asked of the article as the hold left it.
      if (result.ok && verb === "place-hold") await onLook();
      told(result);
      setLeft(result.ok ? { from: where, to: null } : null);
      if (!result.ok) return;
      setAsked(null);
      onDone();
    });
  }

  function press(one: ShownVerb) {
    if (one.refused !== null || busy) return;
    setAnswered(null);
    key.current = null;
    seen.current = null;
    const asking: Asked = { one, bar };
    if (goesAtOnce(asking)) {
      send(asking, {});
      return;
    }
    seen.current = readText();
    setAsked(asking);
    onAsk();
  }

  const answer = answered?.answer ?? null;

  // A receipt says what this person did. Once somebody moves the article on, it would say what no longer is.
  const gates = bar.gates.filter((one) => one.closed).map((one) => one.name);
  const where = [bar.stage, bar.publication, bar.vaultAskedBy ?? "", ...gates].join(" ");
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
          className={`order-2 basis-full pb-1 lg:absolute lg:top-full lg:right-0 lg:z-30 lg:mt-1 lg:max-h-[75dvh] lg:w-136 lg:overflow-auto lg:rounded-lg lg:border lg:border-line lg:bg-surface lg:p-3 lg:shadow-xl ${more && rest.length > 0 ? "" : "hidden"}`}
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
        open={asked?.one.verb === "assign"}
        articleId={bar.articleId}
        assignment={(asked?.bar ?? bar).assignment}
        newsroomZone={bar.newsroomZone}
        now={bar.now}
        refused={failed}
        busy={busy}
        onCancel={() => setAsked(null)}
        onConfirm={(inputs) => asked !== null && send(asked, inputs)}
      />
      <VerbDialog
        asked={asked === null || asked.one.verb === "assign" ? null : asked.one}
        bar={asked?.bar ?? bar}
        refused={failed}
        busy={busy}
        onCancel={() => setAsked(null)}
        onConfirm={(inputs) => asked !== null && send(asked, inputs)}
      />
    </>
  );
}
