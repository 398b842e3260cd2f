"use client";
// Where somebody is signed in now, told apart by the browser's name and when; each can be ended, or all at once.
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { AnswerNotice } from "./answer-notice.tsx";
import type { SettingsAnswer } from "./settings-answer.ts";
import { useDeed } from "./use-deed.ts";

export type ShownSession = Readonly<{
  key: string;
  /** "Firefox on Linux". */
  browser: string;
  since: string;
  lastSeen: string;
  /** The one that looks at this page. */
  own: boolean;
}>;

export function SessionList({
  personId,
  sessions,
  end,
}: Readonly<{
  personId: string;
  sessions: readonly ShownSession[];
  end: (input: Readonly<{ personId: string; key: string | null }>) => Promise<SettingsAnswer>;
}>) {
  const deed = useDeed();
  const [asked, setAsked] = useState(false);
  return (
    <section aria-labelledby="sessions" className="grid gap-2">
      <h2 id="sessions" className="font-semibold">
        Signed in
      </h2>
      {sessions.length === 0 ? (
        <p className="text-ink-soft">Nowhere at the moment.</p>
      ) : (
        <ul className="overflow-hidden rounded-lg border border-line bg-surface">
          {sessions.map((one) => (
            <li
              key={one.key}
              className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-3 py-2 first:border-t-0"
            >
              <span className="min-w-0">
                <span className="block font-medium">
                  {one.browser}
                  {one.own ? " (this one)" : ""}
                </span>
                <span className="text-ink-soft">
                  since {one.since}, last seen {one.lastSeen}
                </span>
              </span>
              <Button
                tone="quiet"
                aria-disabled={deed.busy}
                onClick={() => void deed.run(() => end({ personId, key: one.key }))}
              >
                End<span className="sr-only"> the session in {one.browser}</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <AnswerNotice answer={deed.answer} />
      {sessions.length > 1 ? (
        <div className="flex flex-wrap items-center gap-2">
          {asked ? (
            <>
              <span>End all of them, here too?</span>
              <Button tone="danger" onClick={() => void deed.run(() => end({ personId, key: null }))}>
                End all sessions
              </Button>
              <Button tone="quiet" onClick={() => setAsked(false)}>
                Cancel
              </Button>
            </>
          ) : (
            <Button onClick={() => setAsked(true)}>End all…</Button>
          )}
        </div>
      ) : null}
    </section>
  );
}
