"use client";
// The verbs of one article in one fixed place: what is next first, what takes down last, what is refused with its reason.
import { useId, useRef, useState, useTransition } from "react";
import { AssignDialog, type AssignInputs } from "#components/desk/assign-dialog.tsx";
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
  /** Something changed: the page shows what is new. */
  onDone: () => void;
}>;

export function Verbs({ bar, carryOut, onDone }: VerbsProps) {
  const { articleId, version, verbs } = bar;
  const editor = useEditorSession();
  const id = useId();
  const [asked, setAsked] = useState<AskedVerb | null>(null);
  const [answer, setAnswer] = useState<VerbAnswer | null>(null);
  const [more, setMore] = useState(false);
  const [busy, startVerb] = useTransition();
  const key = useRef<string | null>(null);

  const next = nextVerb(verbs.map(({ verb, refused }) => ({ verb, refused: refused !== null })));
  const ordered = [
    ...verbs.filter((one) => one.verb === next),
    ...verbs.filter((one) => one.verb !== next && verbLooks[one.verb].tone !== "danger"),
    ...verbs.filter((one) => one.verb !== next && verbLooks[one.verb].tone === "danger"),
  ];

  function send(verb: VerbName, inputs: WishInputs | AssignInputs) {
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
  return (
    <>
      <section aria-label="Verbs" className="grid gap-2 lg:ml-auto">
        <div className="flex flex-wrap items-start gap-2">
          {ordered.map((one) => {
            const look = verbLooks[one.verb];
            const first = one.verb === next;
            return (
              <span key={one.verb} className={first || more ? "" : "max-lg:hidden"}>
                <Button
                  tone={first ? "primary" : look.tone}
                  icon={look.icon}
                  aria-disabled={one.refused !== null || busy}
                  aria-describedby={`${id}-${one.verb}`}
                  title={one.refused ?? verbWords[one.verb].effect}
                  onClick={() => press(one)}
                >
                  {one.label}
                </Button>
                <span id={`${id}-${one.verb}`} hidden>
                  {one.refused === null
                    ? verbWords[one.verb].effect
                    : [one.refused, ...one.details].join(" ")}
                </span>
              </span>
            );
          })}
          {ordered.length > 1 ? (
            <Button
              tone="quiet"
              icon="chevron-down"
              className="lg:hidden"
              aria-expanded={more}
              onClick={() => setMore(!more)}
            >
              {more ? "Fewer actions" : "More actions"}
            </Button>
          ) : null}
        </div>
        <RefusedReasons verbs={ordered} />
      </section>
      {answer?.ok || (failed !== null && asked === null) ? (
        <div className="basis-full">
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
      <AssignDialog
        open={asked?.verb === "assign"}
        articleId={articleId}
        assignment={bar.assignment}
        newsroomZone={bar.newsroomZone}
        now={bar.now}
        refused={failed}
        busy={busy}
        onCancel={() => setAsked(null)}
        onConfirm={(inputs) => send("assign", inputs)}
      />
      <VerbDialog
        asked={asked?.verb === "assign" ? null : asked}
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
    <details className="text-xs text-ink-soft">
      <summary>
        {refused.length === 1 ? `Why not “${refused[0]?.label}”?` : `Why not these ${refused.length}?`}
      </summary>
      <ul className="mt-1 grid gap-1">
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
