"use client";
// What of the editor stands beside the verbs: the text's length, the switch to suggesting, the way to the details.
import { useContext, type ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { FoldBarContext } from "./session.tsx";

type BarToolsProps = Readonly<{
  /** The details are shown beside the text; where there is no room they stand below it, always. */
  panel: boolean;
  onPanel: (shown: boolean) => void;
  /** Opens find and replace. */
  onFind: () => void;
  /** Why the text can't be changed now; null when it can. */
  readOnly: string | null;
  children: ReactNode;
}>;

export function BarTools({ panel, onPanel, onFind, readOnly, children }: BarToolsProps) {
  const fold = useContext(FoldBarContext);
  const lead = () => {
    fold();
    onPanel(true);
    // The panel may have been closed while the window was wide: it is there after this round.
    requestAnimationFrame(() => {
      const details = document.querySelector<HTMLElement>("#article-panel");
      details?.focus({ preventScroll: true });
      details?.scrollIntoView({ block: "start" });
    });
  };
  return (
    <>
      {readOnly === null ? null : <p className="basis-full text-ink-soft lg:hidden">{readOnly}</p>}
      {children}
      {/* Where there is room, it stands above a text that can be changed. */}
      <Button
        icon="search"
        className={readOnly === null ? "lg:hidden" : ""}
        onClick={() => {
          fold();
          onFind();
        }}
      >
        Find and replace
      </Button>
      <Button icon="panel-right" className="lg:hidden" onClick={lead}>
        Details and checks
      </Button>
      <Button
        tone="quiet"
        className="max-lg:hidden"
        aria-expanded={panel}
        aria-controls="article-panel"
        onClick={() => onPanel(!panel)}
      >
        {panel ? "Close details" : "Open details"}
      </Button>
    </>
  );
}
