// Every key that the newsroom knows, by where it counts: the one list behind the sheet of shortcuts.
import { blockCommands } from "#components/editor/commands.ts";
import type { PaletteCommand } from "./palette-commands.ts";

export type Shortcut = Readonly<{ keys: string; does: string }>;
export type ShortcutGroup = Readonly<{ title: string; shortcuts: readonly Shortcut[] }>;

const everywhere: readonly Shortcut[] = [
  { keys: "Mod-K", does: "go to an article or a page, or do something" },
  { keys: "?", does: "this sheet" },
  { keys: "Mod-/", does: "this sheet, while you write" },
  { keys: "n", does: "new article" },
  { keys: "Esc", does: "close what is open" },
];

const board: readonly Shortcut[] = [
  { keys: "j", does: "next article in the list" },
  { keys: "k", does: "previous article in the list" },
  { keys: "l", does: "next column" },
  { keys: "h", does: "previous column" },
  { keys: "Enter", does: "open the article" },
  { keys: "c", does: "claim the article" },
  { keys: "x", does: "select the article" },
  { keys: "Shift-X", does: "select all up to this article" },
  { keys: "/", does: "filter by text" },
];

const pictures: readonly Shortcut[] = [
  { keys: "j", does: "the first picture, then the next" },
  { keys: "ArrowRight", does: "next picture" },
  { keys: "ArrowDown", does: "the picture in the row below" },
  { keys: "Enter", does: "open or choose the picture" },
  { keys: "/", does: "search the pictures" },
];

const writing: readonly Shortcut[] = [
  { keys: "Mod-B", does: "bold" },
  { keys: "Mod-I", does: "italic" },
  { keys: "/", does: "headings, quotes, pictures… at the beginning of a line" },
  ...blockCommands.flatMap(({ name, keys }) => (keys === null ? [] : [{ keys, does: name.toLowerCase() }])),
  { keys: "Tab", does: "a list’s line one step in" },
  { keys: "Shift-Tab", does: "a list’s line one step out" },
  { keys: "Mod-Z", does: "undo what you did" },
  { keys: "Mod-Shift-Z", does: "do it again" },
];

/** All groups, those of what is on screen now included; a key that two lists name stands once. */
export function shortcutGroups(registered: readonly PaletteCommand[]): ShortcutGroup[] {
  const groups = new Map<string, Shortcut[]>([
    ["Everywhere", [...everywhere]],
    ["On the board", [...board]],
    ["In the pictures", [...pictures]],
    ["Writing", [...writing]],
  ]);
  for (const { name, group = "Writing", keys } of registered) {
    if (!keys) continue;
    const inside = groups.get(group) ?? [];
    if (!inside.some((one) => one.keys === keys)) inside.push({ keys, does: name.toLowerCase() });
    groups.set(group, inside);
  }
  return [...groups].map(([title, shortcuts]) => ({ title, shortcuts }));
}

/** Groups with what fits the words typed; a group without any is left out. */
export function fittingShortcuts(groups: readonly ShortcutGroup[], typed: string): ShortcutGroup[] {
  const words = typed.toLocaleLowerCase("en").split(/\s+/).filter(Boolean);
  return groups
    .map(({ title, shortcuts }) => ({
      title,
      shortcuts: shortcuts.filter(({ keys, does }) => {
        const text = `${keys} ${does} ${title}`.toLocaleLowerCase("en");
        return words.every((word) => text.includes(word));
      }),
    }))
    .filter(({ shortcuts }) => shortcuts.length > 0);
}
