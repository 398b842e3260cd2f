"use client";
// The sheet of shortcuts: every key by where it counts, those of the open page included, found by a word.
import { useEffect, useId, useState } from "react";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";
import { usePaletteCommands } from "./palette-commands.ts";
import { KeyCaps } from "./shortcut-caps.tsx";
import { fittingShortcuts, shortcutGroups } from "./shortcut-groups.ts";

export function ShortcutSheet({ onClose }: Readonly<{ onClose: () => void }>) {
  const id = useId();
  const [typed, setTyped] = useState("");
  // After the dialog opened: it puts the focus on its first button, the one that closes.
  useEffect(() => document.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus(), [id]);
  const groups = fittingShortcuts(shortcutGroups(usePaletteCommands()), typed);
  return (
    <Dialog open wide title="Keyboard shortcuts" onClose={onClose}>
      <TextField
        id={id}
        label="Find a shortcut"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {groups.length === 0 ? (
        <p className="text-ink-soft">No shortcut is called that. Clear the field to see them all.</p>
      ) : (
        <div className="gap-x-8 sm:columns-2">
          {groups.map(({ title, shortcuts }, index) => (
            <section key={title} aria-labelledby={`${id}-group-${index}`} className="break-inside-avoid pb-4">
              <h3 id={`${id}-group-${index}`} className="pb-1 text-xs font-medium text-ink-faint">
                {title}
              </h3>
              <dl>
                {shortcuts.map(({ keys, does }) => (
                  <div
                    key={`${keys} ${does}`}
                    className="flex break-inside-avoid items-baseline justify-between gap-4 border-t border-line py-1.5"
                  >
                    <dt className="order-2">
                      <KeyCaps keys={keys} />
                    </dt>
                    <dd className="order-1 min-w-0 first-letter:uppercase">{does}</dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
      )}
    </Dialog>
  );
}
