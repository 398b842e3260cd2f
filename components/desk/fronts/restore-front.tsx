"use client";
// Taking up an older version again: said what it does, done as a new version, so that nothing is lost by it.
import { useEffect, useRef, useState } from "react";
import { AnswerNotice } from "#components/desk/settings/answer-notice.tsx";
import type { SettingsAnswer } from "#components/desk/settings/settings-answer.ts";
import { useDeed } from "#components/desk/settings/use-deed.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";

type RestoreFrontProps = Readonly<{
  front: Readonly<{ key: string; name: string }>;
  number: number;
  /** The newest version. */
  seen: number;
  restore: (input: Readonly<{ key: string; number: number; seen: number }>) => Promise<SettingsAnswer>;
}>;

export function RestoreFront({ front, number, seen, restore }: RestoreFrontProps) {
  const [asked, setAsked] = useState(false);
  const deed = useDeed();
  const close = useRef<HTMLButtonElement>(null);
  const done = deed.answer?.ok === true;
  // The button that was pressed is gone by then: what is left to do takes the focus, and gives it back as the dialog closes.
  useEffect(() => {
    if (done) close.current?.focus();
  }, [done]);
  return (
    <>
      <Button
        icon="rotate-ccw"
        onClick={() => {
          deed.forget();
          setAsked(true);
        }}
      >
        Restore<span className="sr-only"> version {number}</span>
      </Button>
      <Dialog open={asked} title={`Restore version ${number}?`} onClose={() => setAsked(false)}>
        <p>
          Readers get {front.name} as it was arranged then, without what has ended or was killed since. The
          version of now is kept, too.
        </p>
        <AnswerNotice answer={deed.answer} />
        <div className="flex justify-end gap-2">
          <Button ref={close} tone="quiet" onClick={() => setAsked(false)}>
            {done ? "Close" : "Cancel"}
          </Button>
          {done ? null : (
            <Button
              tone="primary"
              data-first
              aria-disabled={deed.busy}
              onClick={() => void deed.run(() => restore({ key: front.key, number, seen }))}
            >
              {deed.busy ? "Restoring…" : "Restore"}
            </Button>
          )}
        </div>
      </Dialog>
    </>
  );
}
