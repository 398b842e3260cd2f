// Keys as they are named in lists ("Mod-Shift-8") and as they stand on a keyboard.

const onMac: Readonly<Record<string, string>> = { Mod: "⌘", Alt: "⌥", Shift: "⇧", Ctrl: "⌃" };

/** True where ⌘ is the key for commands. */
export function isMac(): boolean {
  return typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.platform);
}

/** The caps to press, in order: "Mod-Alt-0" is Ctrl, Alt, 0, and on a Mac ⌘, ⌥, 0. */
export function keyCaps(keys: string, mac: boolean): string[] {
  return keys.split("-").map((key) => (mac ? onMac[key] : undefined) ?? (key === "Mod" ? "Ctrl" : key));
}

type Pressed = Readonly<{
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}>;

/**
 * True for the command key with this letter or sign and nothing else. Signs may need Shift on some keyboards; a letter
 * with Shift is another command. On a Mac Ctrl-K is the system's own.
 */
export function isModKey(event: Pressed, key: string, mac: boolean): boolean {
  const mod = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  const shift = event.shiftKey && /[a-z]/.test(key);
  return mod && !event.altKey && !shift && event.key.toLowerCase() === key;
}
