"use client";
// Everything by its name: pages, articles, verbs, commands of the editor. The pattern of a combobox with a list: the focus
// stays in the field, arrows choose, Enter does it, Escape leads back to where one was.
import { useEffect, useId, useRef, useState, type KeyboardEvent } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { type PaletteArticle, usePaletteArticles } from "./palette-articles.ts";
import { fittingEntries, groupEntries, type PaletteEntry } from "./palette-entries.ts";
import { KeyCaps } from "./shortcut-caps.tsx";
import { isMac, isModKey } from "./shortcut-keys.ts";
import { publicationLooks, stageLooks } from "./states.tsx";

type PaletteProps = Readonly<{
  entries: readonly PaletteEntry[];
  onOpenArticle: (id: number) => void;
  onClose: () => void;
}>;

/** Roles of the combobox pattern: a select can't stand under a field that keeps the focus. */
const roles = { list: { role: "listbox" }, group: { role: "group" } } as const;

const option = (active: boolean) => ({ role: "option", "aria-selected": active }) as const;

/** Where an article stands, in the fewest words. */
function standing({ stage, publication, spiked }: PaletteArticle): string {
  if (spiked) return "Spiked";
  return publication === "never" ? stageLooks[stage].word : publicationLooks[publication].word;
}

/** Mounted while it is open. A dialog of the browser's own: it gives the focus back when it closes. */
export function Palette({ entries, onOpenArticle, onClose }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const articles = usePaletteArticles(typed.trim());

  // The browser gives the focus back to a text, but not the place in it.
  const place = useRef<Range | null>(null);
  useEffect(() => {
    const selection = document.getSelection();
    place.current = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null;
    dialog.current?.showModal();
  }, []);
  const closed = () => {
    const active = document.activeElement;
    const selection = document.getSelection();
    if (
      place.current &&
      active instanceof HTMLElement &&
      active.isContentEditable &&
      !active.contains(selection?.anchorNode ?? null)
    ) {
      selection?.removeAllRanges();
      selection?.addRange(place.current);
    }
    onClose();
  };

  const articleEntries = articles.found.map((one): PaletteEntry => ({
    id: `article-${one.id}`,
    group: typed.trim() === "" ? "Changed lately" : "Articles",
    name: one.headline || one.slugline || `Article ${one.id}, no headline yet`,
    icon: "newspaper",
    also: "",
    detail: standing(one),
    keys: null,
    refused: false,
    quiet: false,
    run: () => onOpenArticle(one.id),
  }));
  const groups = groupEntries([...fittingEntries(entries, typed), ...articleEntries]);
  const shown = groups.flatMap((group) => group.entries);
  const line = Math.min(chosen, shown.length - 1);
  const active = shown[line];

  const take = (entry: PaletteEntry | undefined) => {
    if (entry === undefined || entry.refused) return;
    // Closed first: the command finds the focus, and the editor its selection, where they were.
    dialog.current?.close();
    entry.run();
  };
  // Whoever is quicker than the newsroom's answer means what they typed, not what still stands there.
  const isOld = articles.of !== typed.trim();
  const waits = useRef(false);
  useEffect(() => {
    if (!waits.current || isOld) return;
    waits.current = false;
    take(active);
  });
  const enter = () => {
    if (isOld && (active === undefined || active.id.startsWith("article-"))) waits.current = true;
    else take(active);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = shown.length - 1;
    if (event.key === "ArrowDown") setChosen((at) => (at >= last ? 0 : at + 1));
    else if (event.key === "ArrowUp") setChosen((at) => (at <= 0 ? last : Math.min(at, last) - 1));
    else if (event.key === "Enter") enter();
    else if (isModKey(event, "k", isMac())) dialog.current?.close();
    else return;
    event.preventDefault();
  };

  return (
    <dialog
      ref={dialog}
      aria-label="Go to or do"
      onClose={closed}
      closedby="any"
      className="mx-auto mt-[min(14dvh,8rem)] mb-0 max-h-[min(76dvh,34rem)] w-[94vw] max-w-160 overflow-hidden rounded-lg border border-line bg-surface p-0 text-ink shadow-2xl open:flex open:flex-col"
    >
      <div className="flex shrink-0 items-center gap-2 border-b border-line px-3">
        <Icon name="search" className="text-ink-faint" />
        <input
          role="combobox"
          aria-label="Go to or do"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={active === undefined ? undefined : `${id}-${line}`}
          aria-autocomplete="list"
          autoFocus
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder="An article, a page, a verb…"
          className="min-h-12 w-full min-w-0 bg-transparent text-base text-ink outline-none placeholder:text-ink-faint"
          value={typed}
          onKeyDown={press}
          onChange={(event) => {
            waits.current = false;
            setTyped(event.target.value);
            setChosen(0);
          }}
        />
        <button
          type="button"
          onClick={() => dialog.current?.close()}
          className="rounded-md p-1 text-ink-faint hover:bg-sunken hover:text-ink pointer-coarse:p-2.5"
        >
          <Icon name="x" />
          <span className="sr-only">Close</span>
        </button>
      </div>
      <div
        {...roles.list}
        id={`${id}-list`}
        aria-label="What fits"
        className="min-h-0 grow overflow-y-auto overscroll-contain p-1.5"
      >
        {groups.map((group, index) => (
          <div key={group.name} {...roles.group} aria-labelledby={`${id}-group-${index}`}>
            <p id={`${id}-group-${index}`} className="px-2 pt-2 pb-1 text-xs font-medium text-ink-faint">
              {group.name}
            </p>
            {group.entries.map((entry) => (
              <Option
                key={entry.id}
                id={`${id}-${shown.indexOf(entry)}`}
                entry={entry}
                active={entry === active}
                onTake={() => take(entry)}
              />
            ))}
          </div>
        ))}
      </div>
      <p aria-live="polite" className="shrink-0 px-3.5 py-2 text-ink-soft empty:hidden">
        {sayingOf(typed, shown.length, articles.state)}
      </p>
    </dialog>
  );
}

function sayingOf(typed: string, shown: number, state: "asking" | "known" | "away"): string | null {
  if (state === "away") return "Articles can’t be looked up without a connection. The rest works.";
  if (shown > 0 || state === "asking") return null;
  return `Nothing fits “${typed.trim()}”. Articles are found by words of the headline or slugline, or by number.`;
}

type OptionProps = Readonly<{ id: string; entry: PaletteEntry; active: boolean; onTake: () => void }>;

function Option({ id, entry, active, onTake }: OptionProps) {
  const element = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (active) element.current?.scrollIntoView({ block: "nearest" });
  }, [active]);
  return (
    <button
      {...option(active)}
      ref={element}
      id={id}
      type="button"
      tabIndex={-1}
      aria-disabled={entry.refused}
      // The focus stays in the field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
      className="flex min-h-9 w-full items-center gap-2.5 rounded-md px-2 py-1.5 text-left hover:bg-sunken aria-disabled:text-ink-faint aria-selected:bg-accent-soft pointer-coarse:min-h-11"
    >
      <Icon name={entry.icon} className="text-ink-faint" />
      <span className={`min-w-0 font-medium ${entry.refused ? "shrink-0" : "grow truncate"}`}>
        {entry.name}
      </span>
      {entry.detail === "" ? null : (
        <span className={`text-xs text-ink-soft ${entry.refused ? "min-w-0" : "shrink-0"}`}>
          {entry.detail}
        </span>
      )}
      {entry.keys === null ? null : <KeyCaps keys={entry.keys} />}
    </button>
  );
}
