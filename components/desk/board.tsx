"use client";
// The board: lines that keep themselves fresh, claimed and assigned where they stand.
import { useLayoutEffect, useRef, useState, useTransition } from "react";
import { Notice } from "#components/ui/notice.tsx";
import type { BoardLine } from "#lib/newsroom/board.ts";
import { AssignDialog } from "./assign-dialog.tsx";
import { BoardColumns } from "./board-columns.tsx";
import { boardColumns, boardGroups } from "./board-groups.ts";
import { BoardSection } from "./board-list.tsx";
import type { Board as Drawn } from "./board-line.ts";
import { useFreshLines } from "./fresh-lines.ts";
import type { LineVerb } from "./line-actions.tsx";
import type { CarryOutForMany } from "./many-answer.ts";
import { ManyBar } from "./many-bar.tsx";
import { useSelection } from "./use-selection.ts";
import type { CarryOutVerb, SentWish, VerbAnswer } from "./verb-answer.ts";

type BoardProps = Readonly<{
  drawn: Drawn;
  /** The address after its question mark. */
  query: string;
  view: "list" | "columns";
  /** What waits for the person stands first, in a group of its own. */
  waitingFirst: boolean;
  /** Groups of which only the newest lines are here, by title: the address of all. */
  more: Readonly<Record<string, string>>;
  zone: string;
  carryOut: CarryOutVerb;
  carryOutForMany: CarryOutForMany;
}>;

const lost: VerbAnswer = {
  ok: false,
  kind: "lost",
  sentence: "No answer came. Check the connection and press it again.",
  details: [],
};

export function Board(props: BoardProps) {
  const { drawn, query, view, waitingFirst, more, zone, carryOut, carryOutForMany } = props;
  const { lines, now, read } = useFreshLines(drawn, query);
  const [assigning, setAssigning] = useState<BoardLine | null>(null);
  const [answer, setAnswer] = useState<VerbAnswer | null>(null);
  const [said, setSaid] = useState("");
  const [busy, start] = useTransition();
  const focused = useFocusThatStays();

  function send(line: BoardLine, verb: LineVerb, inputs: Partial<SentWish>) {
    if (busy) return;
    setAnswer(null);
    start(async () => {
      const result = await carryOut({
        key: crypto.randomUUID(),
        articleId: line.id,
        verb,
        seenVersion: 0,
        ...inputs,
      }).catch(() => lost);
      setAnswer(result.ok ? null : result);
      setSaid(result.ok ? done[verb] : "");
      if (result.ok) setAssigning(null);
      // Who was first is on the line, too. When no answer comes the stream brings it.
      const [fresh] = await read([line.id]).catch(() => []);
      // Asked again, it is asked of the line as it is now.
      if (verb === "assign" && !result.ok && result.kind === "stale" && fresh !== undefined)
        setAssigning((still) => still && fresh);
    });
  }

  function press(verb: LineVerb, line: BoardLine) {
    setAnswer(null);
    setSaid("");
    if (verb === "assign") setAssigning(line);
    else send(line, verb, {});
  }

  const waiting = waitingFirst ? lines.filter((line) => line.waiting) : [];
  const groups = boardGroups(lines, new Set(waiting.map((line) => line.id)));
  const listed = view === "list" ? [waiting, ...groups.map((group) => group.lines)].flat() : [];
  const selection = useSelection(listed.map((line) => line.id));
  const refused = answer !== null && !answer.ok ? answer : null;
  return (
    <div ref={focused}>
      <p aria-live="polite" className="sr-only">
        {said}
      </p>
      {refused === null || assigning !== null ? null : (
        <div className="mb-4">
          <Notice tone="problem" title={refused.sentence} />
        </div>
      )}
      {view === "columns" ? (
        <BoardColumns columns={boardColumns(lines)} more={more} now={now} zone={zone} onVerb={press} />
      ) : (
        <>
          {waiting.length > 0 ? (
            <BoardSection
              group={{ title: "Waiting for you", lines: waiting }}
              capped={waiting.length >= 50}
              now={now}
              zone={zone}
              selection={selection}
              onVerb={press}
            />
          ) : null}
          {groups.map((group) => (
            <BoardSection
              key={group.title}
              group={group}
              capped={more[group.title] !== undefined}
              now={now}
              zone={zone}
              selection={selection}
              onVerb={press}
            />
          ))}
          <ManyBar
            lines={listed}
            selection={selection}
            now={now}
            zone={zone}
            carryOut={carryOutForMany}
            read={read}
          />
        </>
      )}
      <AssignDialog
        open={assigning !== null}
        articleId={assigning?.id ?? 0}
        assignment={{
          assignee: assigning?.assignee ?? null,
          dueAt: assigning?.dueAt ?? null,
          plannedWords: assigning?.plannedWords ?? null,
        }}
        newsroomZone={zone}
        now={now}
        refused={refused}
        busy={busy}
        onCancel={() => setAssigning(null)}
        onConfirm={(inputs) => {
          if (assigning !== null) send(assigning, "assign", inputs);
        }}
      />
    </div>
  );
}

const done: Readonly<Record<LineVerb, string>> = {
  claim: "Claimed.",
  "release-claim": "Released.",
  assign: "Assigned.",
};

/** A line that moves to another group is drawn anew; whoever stood on it, or on a button of it, stands on it still. */
function useFocusThatStays() {
  const board = useRef<HTMLDivElement>(null);
  const stood = useRef<string | null>(null);
  useLayoutEffect(() => {
    const element = board.current;
    if (element === null) return;
    const came = (event: FocusEvent) => {
      const line = event.target instanceof Element ? event.target.closest("[data-line]") : null;
      stood.current = line?.querySelector("[data-row]")?.id ?? null;
    };
    const left = (event: FocusEvent) => {
      // What is taken off the screen leaves the focus to nobody; a press elsewhere leaves it too, but the line stands.
      if (event.relatedTarget === null && event.target instanceof Element && event.target.isConnected)
        setTimeout(() => {
          if (stood.current !== null && document.getElementById(stood.current) === null) return;
          if (event.target instanceof Element && event.target.isConnected) stood.current = null;
        });
    };
    element.addEventListener("focusin", came);
    element.addEventListener("focusout", left);
    return () => {
      element.removeEventListener("focusin", came);
      element.removeEventListener("focusout", left);
    };
  }, []);
  useLayoutEffect(() => {
    if (stood.current === null || document.activeElement !== document.body) return;
    document.getElementById(stood.current)?.focus({ preventScroll: true });
  });
  return board;
}
