"use client";
// Find and replace in one text: the search field has the focus, Enter goes on, Escape leads back to the found place.
import { useEffect, useEffectEvent, useId, useReducer, useRef, useState, type KeyboardEvent } from "react";
import type { Editor } from "@tiptap/core";
import type { Command } from "@tiptap/pm/state";
import { findNext, findPrev, replaceAll, replaceNext, setSearchState } from "prosemirror-search";
import { Button } from "#components/ui/button.tsx";
import { TextField } from "#components/ui/field.tsx";
import {
  findQuery,
  findStanding,
  isQuick,
  lookFor,
  noQuery,
  selectedWords,
  type FindWish,
} from "./find-state.ts";

type FindPanelProps = Readonly<{ editor: Editor; onClose: () => void }>;
type Option = "matchCase" | "wholeWord" | "pattern";

const options: readonly (readonly [Option, string])[] = [
  ["matchCase", "Match case"],
  ["wholeWord", "Whole words"],
  ["pattern", "Regular expression"],
];
const slow = "Looking for this takes too long in so long a text. Make it more exact.";

/** To the search field of the panel that is open, if one is, with its words selected. */
export function takeFindField(): void {
  const field = document.querySelector<HTMLInputElement>("[data-find-panel] input");
  field?.focus();
  field?.select();
}

export function FindPanel({ editor, onClose }: FindPanelProps) {
  const id = useId();
  const panel = useRef<HTMLElement>(null);
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const [wish, setWish] = useState<FindWish>(() => ({
    search: selectedWords(editor.state),
    replace: "",
    matchCase: false,
    wholeWord: false,
    pattern: false,
  }));
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  // A phone's keyboard leaves little of the text to see.
  const [replacing, setReplacing] = useState(() => globalThis.matchMedia("(min-width: 40rem)").matches);

  const look = (wanted: FindWish) => {
    const { state, view } = editor;
    const found = findQuery(wanted);
    const why = found.ok ? (!wanted.pattern || isQuick(state, found.query) ? null : slow) : found.problem;
    setProblem(why);
    setSaid("");
    if (why === null && found.ok) view.dispatch(lookFor(state, found.query, state.selection.from));
    else view.dispatch(setSearchState(state.tr, noQuery));
    showPlace();
  };
  const change = (part: Partial<FindWish>) => {
    const wanted = { ...wish, ...part };
    setWish(wanted);
    look(wanted);
  };
  // The editor itself scrolls only while it has the focus.
  const showPlace = () =>
    editor.view.dom
      .querySelector(".ProseMirror-active-search-match")
      ?.scrollIntoView({ block: "center", inline: "nearest" });
  const run = (command: Command) => {
    command(editor.state, editor.view.dispatch);
    setSaid("");
    showPlace();
  };
  const close = () => {
    onClose();
    editor.commands.focus();
  };

  const begin = useEffectEvent(() => {
    takeFindField();
    // Plain words, so no problem to show.
    const found = findQuery(wish);
    if (found.ok) editor.view.dispatch(lookFor(editor.state, found.query, editor.state.selection.from));
  });
  const closeByKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    if (event.key !== "Escape" || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    close();
  });
  useEffect(() => {
    const own = panel.current;
    const onEscape = (event: globalThis.KeyboardEvent) => closeByKey(event);
    own?.addEventListener("keydown", onEscape);
    editor.on("transaction", redraw);
    begin();
    return () => {
      own?.removeEventListener("keydown", onEscape);
      editor.off("transaction", redraw);
      if (!editor.isDestroyed) editor.view.dispatch(setSearchState(editor.state.tr, noQuery));
    };
  }, [editor]);

  const replaceOne = () => {
    const before = editor.state.doc;
    run(replaceNext);
    if (!editor.state.doc.eq(before)) {
      if (findStanding(editor.state).at === 0) run(findNext);
      setSaid("Replaced. ");
    }
  };
  const replaceEvery = () => {
    const before = editor.state.doc;
    const { count: places } = findStanding(editor.state);
    run(replaceAll);
    const changed = !editor.state.doc.eq(before);
    setSaid(
      !changed
        ? "Nothing was replaced. "
        : places === 1
          ? "1 place replaced. "
          : `${places} places replaced. `,
    );
  };
  const onEnter = (deed: (back: boolean) => void) => (event: KeyboardEvent<HTMLElement>) => {
    // Enter that ends a composition chooses a word, it doesn't go on.
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    deed(event.shiftKey);
  };

  const { count, at } = findStanding(editor.state);
  const standing = count === 0 ? "Not found" : at === 0 ? `${count} found` : `${at} of ${count}`;
  // After the last place was replaced, that none is left is no news.
  const told =
    problem !== null || wish.search === "" || (said !== "" && count === 0) ? said : `${said}${standing}`;
  const none = count === 0;
  return (
    <search
      aria-label="Find and replace"
      ref={panel}
      data-find-panel
      className="below-bar sticky z-20 grid gap-2 rounded-md border border-line-strong bg-surface p-3 shadow-lg"
    >
      <div className="grid items-end gap-2 sm:grid-cols-[1fr_auto]">
        <TextField
          id={`${id}-find`}
          label="Find"
          autoComplete="off"
          spellCheck={false}
          value={wish.search}
          problem={problem}
          onChange={(event) => change({ search: event.target.value })}
          onKeyDown={onEnter((back) => run(back ? findPrev : findNext))}
        />
        <div className="flex flex-wrap items-center gap-1 self-start sm:pt-6">
          <Button aria-disabled={none} onClick={() => run(findPrev)}>
            Previous
          </Button>
          <Button aria-disabled={none} onClick={() => run(findNext)}>
            Next
          </Button>
          {editor.isEditable ? (
            <Button tone="quiet" aria-expanded={replacing} onClick={() => setReplacing(!replacing)}>
              Replace…
            </Button>
          ) : null}
          <Button tone="quiet" icon="x" onClick={close}>
            Close
          </Button>
        </div>
      </div>
      {editor.isEditable && replacing ? (
        <div className="grid items-end gap-2 sm:grid-cols-[1fr_auto]">
          <TextField
            id={`${id}-replace`}
            label="Replace with"
            autoComplete="off"
            value={wish.replace}
            onChange={(event) => change({ replace: event.target.value })}
            onKeyDown={onEnter(() => replaceOne())}
          />
          <div className="flex flex-wrap gap-1">
            <Button aria-disabled={none} onClick={replaceOne}>
              Replace
            </Button>
            <Button aria-disabled={none} onClick={replaceEvery}>
              Replace all
            </Button>
          </div>
        </div>
      ) : null}
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 text-sm">
        <div className="flex flex-wrap gap-x-4 gap-y-1">
          {options.map(([option, label]) => (
            <label key={option} className="flex items-center gap-1.5 pointer-coarse:min-h-11">
              <input
                type="checkbox"
                checked={wish[option]}
                onChange={(event) => change({ [option]: event.target.checked })}
              />
              {label}
            </label>
          ))}
        </div>
        <output className="min-h-5 text-ink-soft tabular-nums">{told}</output>
      </div>
    </search>
  );
}
