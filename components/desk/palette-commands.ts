// What other parts of the page offer to the palette and the sheet of shortcuts while they are on screen.
import { useSyncExternalStore } from "react";

export type PaletteCommand = Readonly<{
  /** What it does, in words: "Sub-heading", "Find and replace". */
  name: string;
  /** Heading under which it stands; "Writing" unless told. */
  group?: string;
  /** Words that find it besides its name. */
  also?: string | undefined;
  /** As in lists of shortcuts: "Mod-Alt-2". The part that registers it listens for them itself. */
  keys?: string | null;
  /** Called when the palette is closed and the focus is back where it was. */
  run: () => void;
}>;

let registered: readonly PaletteCommand[] = [];
const listeners = new Set<() => void>();

function change(next: readonly PaletteCommand[]): void {
  registered = next;
  for (const tell of listeners) tell();
}

/** Offers commands until the function that it answers is called: `useEffect(() => registerPaletteCommands(mine), [mine])`. */
export function registerPaletteCommands(commands: readonly PaletteCommand[]): () => void {
  change([...registered, ...commands]);
  return () => change(registered.filter((one) => !commands.includes(one)));
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell);
  return () => listeners.delete(tell);
}

const none: readonly PaletteCommand[] = [];

/** What is offered at this moment, in the order in which it was registered. */
export function usePaletteCommands(): readonly PaletteCommand[] {
  return useSyncExternalStore(
    subscribe,
    () => registered,
    () => none,
  );
}
