"use client";
// The newsroom by keyboard: Mod-k opens the palette wherever one is; j and k walk the list, h and l the columns, Enter opens, c claims, x selects, n begins an article,
// / searches and ? shows the sheet while nobody is typing, Mod-/ shows it while somebody is.
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useState } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { leaveBy } from "./leave-guard.ts";
import { usePaletteCommands, type PaletteCommand } from "./palette-commands.ts";
import { Palette } from "./palette.tsx";
import type { PaletteEntry } from "./palette-entries.ts";
import { articleLinkEntries, placeEntries, verbEntries } from "./palette-page.ts";
import { isMac, isModKey } from "./shortcut-keys.ts";
import { ShortcutSheet } from "./shortcut-sheet.tsx";

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.dataset["shortcut"] !== "select" &&
    (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName))
  );
}

/** Leads of lines that are in sight. Those of a closed panel are in the document, too. */
function shownRows(within: ParentNode): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>("[data-row]")].filter((row) => row.checkVisibility());
}

function step(by: 1 | -1) {
  // A panel that lies open over the page is walked for itself.
  const panel = document.querySelector(":popover-open");
  const ofPanel = panel === null ? [] : shownRows(panel);
  const rows = ofPanel.length > 0 ? ofPanel : shownRows(document);
  // Whoever is at a button of a line is at the line.
  const at = rows.findIndex((row) => (row.closest("li") ?? row).contains(document.activeElement));
  const next = at === -1 ? (by === 1 ? 0 : rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + by));
  rows[next]?.focus();
  rows[next]?.scrollIntoView({ block: "nearest" });
}

/** The first line of the column beside the one with the focus, or of the outermost. */
function stepColumn(by: 1 | -1) {
  const columns = [...document.querySelectorAll<HTMLElement>("[data-column]")].filter(
    (column) => shownRows(column).length > 0,
  );
  const at = columns.findIndex((column) => column.contains(document.activeElement));
  const next = at === -1 ? (by === 1 ? 0 : columns.length - 1) : at + by;
  const column = columns[Math.min(columns.length - 1, Math.max(0, next))];
  if (column !== undefined && !column.contains(document.activeElement)) shownRows(column)[0]?.focus();
  column?.scrollIntoView({ block: "nearest", inline: "nearest" });
}

/** Presses what the line with the focus has for this; with shift, all lines up to it follow. */
function pressHere(name: "claim" | "select", shiftKey = false) {
  const line = document.activeElement?.closest("[data-line]");
  const press = new MouseEvent("click", { bubbles: true, cancelable: true, shiftKey });
  line?.querySelector<HTMLElement>(`[data-shortcut=${name}]`)?.dispatchEvent(press);
}

const plain = { also: "", detail: "", keys: null, refused: false, quiet: false } as const;

function offered(command: PaletteCommand, place: number): PaletteEntry {
  const { name, group = "Writing", also = "", keys = null, run } = command;
  return { ...plain, id: `command-${place}`, group, name, also, keys, icon: "pencil-line", quiet: true, run };
}

export function Shortcuts() {
  const router = useRouter();
  const commands = usePaletteCommands();
  const [open, setOpen] = useState<"palette" | "sheet" | null>(null);
  const [ofPage, setOfPage] = useState<readonly PaletteEntry[]>([]);

  const openPalette = useCallback(() => {
    // Read once, as it opens: the page behind a dialog stands still for its person. A page stands first, never a verb:
    // Enter pressed too early leads somewhere and changes nothing.
    setOfPage([...articleLinkEntries(), ...verbEntries(), ...placeEntries()]);
    setOpen("palette");
  }, []);

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.isComposing || document.querySelector("dialog[open]") !== null) return;
      if (isModKey(event, "k", isMac())) openPalette();
      else if (isModKey(event, "/", isMac())) setOpen("sheet");
      else if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
      else if (event.key === "j") step(1);
      else if (event.key === "k") step(-1);
      else if (event.key === "l") stepColumn(1);
      else if (event.key === "h") stepColumn(-1);
      else if (event.key === "c") pressHere("claim");
      else if (event.key === "x" || event.key === "X") pressHere("select", event.shiftKey);
      else if (event.key === "n") document.querySelector<HTMLElement>("[data-shortcut=n]")?.click();
      else if (event.key === "/") document.querySelector<HTMLElement>("[data-shortcut=search]")?.focus();
      else if (event.key === "?") setOpen("sheet");
      else return;
      event.preventDefault();
    }
    // Before the editor sees the key: what the newsroom says everywhere counts there, too.
    document.addEventListener("keydown", press, { capture: true });
    return () => document.removeEventListener("keydown", press, { capture: true });
  }, [openPalette]);

  const others: PaletteEntry[] = [
    {
      ...plain,
      id: "front",
      group: "Go to",
      name: "Front page",
      also: "readers site home",
      icon: "globe",
      run: () => leaveBy(() => window.location.assign("/")),
    },
    {
      ...plain,
      id: "corrections",
      group: "Go to",
      name: "Corrections page",
      also: "readers errors",
      icon: "globe",
      run: () => leaveBy(() => window.location.assign("/corrections")),
    },
    {
      ...plain,
      id: "sheet",
      group: "Go to",
      name: "Keyboard shortcuts",
      also: "help keys",
      keys: "?",
      icon: "keyboard",
      run: () => setOpen("sheet"),
    },
  ];

  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={openPalette}
        className="grid size-8 place-items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink pointer-coarse:size-11"
      >
        <Icon name="search" />
        <span className="sr-only">Go to or do</span>
      </button>
      <button
        type="button"
        onClick={() => setOpen("sheet")}
        className="grid size-8 place-items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink max-sm:hidden"
      >
        <Icon name="keyboard" />
        <span className="sr-only">Keyboard shortcuts</span>
      </button>
      {open === "palette" ? (
        <Palette
          entries={[...ofPage, ...others, ...commands.map(offered)]}
          onOpenArticle={(id) => leaveBy(() => router.push(`/desk/articles/${id}`))}
          onClose={() => setOpen((now) => (now === "palette" ? null : now))}
        />
      ) : null}
      {open === "sheet" ? <ShortcutSheet onClose={() => setOpen(null)} /> : null}
    </>
  );
}
