"use client";
// The one question before a page is left with something unsaved in it. Staying is what Enter and Escape do.
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { askBeforeLeaving, type Leaving } from "./leave-guard.ts";

const listed = new Intl.ListFormat("en-GB", { type: "conjunction" });

/** Belongs once on every page of the newsroom. */
export function LeaveQuestion() {
  const [asked, setAsked] = useState<Leaving | null>(null);
  useEffect(() => askBeforeLeaving(setAsked), []);
  const stay = () => setAsked(null);
  return (
    <Dialog open={asked !== null} title="Leave without saving?" onClose={stay}>
      {asked === null ? null : (
        <>
          <p>
            Not saved yet: <span className="font-medium">{listed.format(asked.losing)}</span>.
          </p>
          <p className="text-ink-soft">
            If you leave now, what you changed there is lost. Stay to save it first.
          </p>
          <div className="flex flex-wrap justify-end gap-2">
            <Button
              tone="danger"
              onClick={() => {
                stay();
                asked.go();
              }}
            >
              Leave without saving
            </Button>
            <Button tone="primary" data-first onClick={stay}>
              Stay
            </Button>
          </div>
        </>
      )}
    </Dialog>
  );
}
