"use client";
// What else one can do with the open text stands in the palette and in the sheet of shortcuts: finding, reviewing, suggesting.
import { useEffect, useEffectEvent } from "react";
import { registerPaletteCommands } from "#components/desk/palette-commands.ts";
import { isMac, isModKey } from "#components/desk/shortcut-keys.ts";
import type { ReviewDesk } from "./review-desk.ts";
import type { Suggesting } from "./suggest-switch-state.ts";

/**
 * Offered for as long as the editor is on screen; each listens for its key by itself, finding on the whole page: the browser's
 * own search would know nothing of words that are struck.
 */
export function useOfferedDeeds(
  desk: Pick<ReviewDesk, "startComment" | "step">,
  suggesting: Suggesting,
  onFind: () => void,
): void {
  const comment = useEffectEvent(() => desk.startComment());
  const step = useEffectEvent((by: 1 | -1) => desk.step(by));
  const { right, on, toggle } = suggesting;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      // What a dialog asks is no part of the text.
      if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
      if (!isModKey(event, "f", isMac())) return;
      event.preventDefault();
      onFind();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [onFind]);
  useEffect(
    () =>
      registerPaletteCommands([
        { name: "Find and replace", also: "search words", keys: "Mod-F", run: onFind },
        {
          name: "Comment on the selected words",
          group: "Reviewing",
          keys: "Mod-Alt-M",
          run: () => comment(),
        },
        {
          name: "Next comment or suggestion",
          group: "Reviewing",
          keys: "Mod-Alt-.",
          run: () => step(1),
        },
        {
          name: "Previous comment or suggestion",
          group: "Reviewing",
          keys: "Mod-Alt-,",
          run: () => step(-1),
        },
        ...(right === "edit"
          ? [
              {
                name: on ? "Stop suggesting" : "Suggest changes",
                group: "Reviewing",
                also: "suggesting track changes",
                run: toggle,
              },
            ]
          : []),
      ]),
    [right, on, toggle, onFind],
  );
}
