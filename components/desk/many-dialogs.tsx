"use client";
// The questions before a verb for several articles, and what stood in the way of it: each refused article with its reason.
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { BoardLine } from "#lib/newsroom/board.ts";
import { type BulkVerb, commonChoice } from "#lib/newsroom/bulk.ts";
import { inputsFor } from "#lib/newsroom/conditions.ts";
import { verbs } from "#lib/newsroom/lifecycle.ts";
import { AssignDialog } from "./assign-dialog.tsx";
import { titleOf } from "./board-parts.tsx";
import type { ManyInputs, RefusedLine } from "./many-answer.ts";
import { articlesInWords, manyWords } from "./many-words.ts";
import type { VerbAnswer } from "./verb-answer.ts";
import { VerbDialog } from "./verb-dialog.tsx";
import type { DialogBar } from "./verb-draft.ts";
import { fieldValue } from "./zoned-time.ts";

const minute = 60_000;
const hour = 60 * minute;

/** What the dialog of a verb has to know, of several articles at once: nothing that one of them has for itself. */
function barOf(lines: readonly BoardLine[], now: Date, zone: string): DialogBar {
  const embargoes = lines.flatMap((line) =>
    line.embargoUntil === null ? [] : [line.embargoUntil.getTime()],
  );
  return {
    proposedClass: null,
    proposedNote: null,
    newsroomZone: zone,
    now,
    earliest: fieldValue(new Date(now.getTime() + minute), zone),
    suggested: fieldValue(new Date(Math.ceil((now.getTime() + minute) / hour) * hour), zone),
    holds: [],
    slugline: "",
    title: "",
    publication: "never",
    embargoUntil: embargoes.length === 0 ? null : new Date(Math.max(...embargoes)),
    schedule: null,
    plannedWithhold: null,
    approvedNumber: null,
    textNumber: 0,
    vaultAskedBy: null,
    fronts: [],
  };
}

const mostTitles = 6;

function Titles({ lines }: Readonly<{ lines: readonly BoardLine[] }>) {
  const shown = lines.length > mostTitles ? lines.slice(0, mostTitles - 1) : lines;
  return (
    <ul aria-label="Articles" className="grid gap-1 rounded-md bg-sunken px-3 py-2 text-sm">
      {shown.map((line) => (
        <li key={line.id} className="line-clamp-2 min-w-0 wrap-anywhere">
          {titleOf(line)}
        </li>
      ))}
      {shown.length === lines.length ? null : (
        <li className="text-ink-soft">and {lines.length - shown.length} more</li>
      )}
    </ul>
  );
}

/** What the board shows of them and the verb would undo. */
function ScheduledAmongThem({ verb, lines }: Readonly<{ verb: BulkVerb; lines: readonly BoardLine[] }>) {
  const count = lines.filter((line) => line.schedule?.state === "pending").length;
  if (count === 0 || (verb !== "publish" && verb !== "publish-change")) return null;
  return (
    <p className="flex items-start gap-1.5 text-sm text-scheduled">
      <Icon name="calendar-clock" className="mt-0.5 size-4" />
      {count === 1
        ? "One of them is scheduled for later and would go out now."
        : `${count} of them are scheduled for later and would go out now.`}
    </p>
  );
}

type ManyDialogProps = Readonly<{
  /** Null: nothing is asked. */
  asked: Readonly<{ verb: BulkVerb; lines: readonly BoardLine[] }> | null;
  refused: Extract<VerbAnswer, { ok: false }> | null;
  busy: boolean;
  now: Date;
  zone: string;
  onCancel: () => void;
  onConfirm: (inputs: ManyInputs) => void;
}>;

export function ManyDialog({ asked, now, zone, ...rest }: ManyDialogProps) {
  const verb = asked?.verb ?? null;
  const lines = asked?.lines ?? [];
  const what = articlesInWords(lines.length);
  const choice = commonChoice(lines.map((line) => line.choice));
  const words = verb === null ? null : manyWords[verb];
  return (
    <>
      <AssignDialog
        open={verb === "assign"}
        articleId={lines[0]?.id ?? 0}
        assignment={{ assignee: null, dueAt: null, plannedWords: null }}
        newsroomZone={zone}
        now={now}
        many={{
          title: manyWords.assign.ask(what),
          effect: manyWords.assign.effect,
          articles: <Titles lines={lines} />,
        }}
        {...rest}
      />
      <VerbDialog
        asked={
          verb === null || words === null || verb === "assign"
            ? null
            : {
                verb,
                label: words.ask(what),
                effect: words.effect,
                inputs: inputsFor(verbs[verb].needs, verb, { liveRevisionId: null }),
                holds: verb === "place-hold" ? choice.place : verb === "release-hold" ? choice.release : [],
              }
        }
        bar={barOf(lines, now, zone)}
        {...rest}
      >
        <Titles lines={lines} />
        {verb === null ? null : <ScheduledAmongThem verb={verb} lines={lines} />}
      </VerbDialog>
    </>
  );
}

type RefusedDialogProps = Readonly<{
  refused: readonly RefusedLine[] | null;
  /** All that the verb was wished for. */
  lines: readonly BoardLine[];
  onBack: () => void;
  onTakeOut: (ids: readonly number[]) => void;
}>;

export function RefusedDialog({ refused, lines, onBack, onTakeOut }: RefusedDialogProps) {
  const count = refused?.length ?? 0;
  const rest = lines.length - count;
  return (
    <Dialog open={refused !== null} title="Nothing was done" onClose={onBack}>
      <p data-over="" className="text-sm text-ink-soft">
        {rest <= 0
          ? "None of them can go."
          : `All go together or none, and ${count} of ${lines.length} can’t go. Take ${count === 1 ? "it" : "them"} out, and the rest can go on.`}
      </p>
      <ul
        aria-label="What stood in the way"
        className="grid max-h-[50dvh] overflow-auto rounded-md border border-line"
      >
        {refused?.map(({ id, sentence, details }) => {
          const line = lines.find((one) => one.id === id);
          return (
            <li key={id} className="grid gap-0.5 border-t border-line px-3 py-2 text-sm first:border-t-0">
              <a
                href={`/desk/articles/${id}`}
                target="_blank"
                rel="noreferrer"
                className="font-medium wrap-anywhere underline-offset-2 hover:underline"
              >
                {line === undefined ? `Article ${id}` : titleOf(line)}
                <Icon name="external-link" className="ml-1 inline size-3.5 text-ink-faint" />
                <span className="sr-only"> (opens another tab)</span>
              </a>
              <p className="flex items-start gap-1.5 text-killed">
                <Icon name="circle-alert" className="mt-0.5 size-4" />
                <span className="min-w-0">{sentence}</span>
              </p>
              {details.length < 2 ? null : (
                <ul className="list-disc pl-9 text-ink-soft">
                  {details.slice(1).map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
      <div className="flex flex-wrap justify-end gap-2">
        <Button tone="quiet" onClick={onBack}>
          Back
        </Button>
        <Button tone="primary" data-first="" onClick={() => onTakeOut((refused ?? []).map((one) => one.id))}>
          {count === 1 ? "Take this one out of the selection" : `Take these ${count} out of the selection`}
        </Button>
      </div>
    </Dialog>
  );
}
