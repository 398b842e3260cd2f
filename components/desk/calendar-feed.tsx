"use client";
// One's own calendar feed: an address that is a key, shown once, replaced or ended at any time.
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { AnswerNotice } from "./settings/answer-notice.tsx";
import type { LinkAnswer } from "./settings/link-answer.ts";
import { LinkBox } from "./settings/link-box.tsx";
import type { SettingsAnswer } from "./settings/settings-answer.ts";
import { useDeed } from "./settings/use-deed.ts";

export function CalendarFeed({
  has,
  make,
  drop,
}: Readonly<{ has: boolean; make: () => Promise<LinkAnswer>; drop: () => Promise<SettingsAnswer> }>) {
  const deed = useDeed();
  const [made, setMade] = useState<LinkAnswer | null>(null);
  return (
    <details className="rounded-lg border border-line bg-surface">
      <summary className="cursor-pointer px-3 py-2 font-medium">In your own calendar</summary>
      <div className="grid max-w-2xl gap-3 px-3 pb-3">
        <p className="text-ink-soft">
          A calendar program can subscribe to a secret address. Whoever has it sees the headlines that you may
          see, so keep it to yourself. It ends when you get a new password.
        </p>
        {made?.ok ? (
          <LinkBox label="Your address" link={made.link} until={null} />
        ) : made === null ? null : (
          <Notice tone="problem" title={made.sentence} />
        )}
        <AnswerNotice answer={deed.answer} />
        <div className="flex flex-wrap gap-2">
          <Button
            icon="link"
            onClick={() => {
              make().then(setMade, () =>
                setMade({
                  ok: false,
                  sentence: "The server can’t be reached. Try again in a few seconds.",
                  problems: {},
                }),
              );
            }}
          >
            {has || made?.ok ? "Make a new address" : "Make an address"}
          </Button>
          {has || made?.ok ? (
            <Button
              onClick={() => {
                setMade(null);
                void deed.run(drop);
              }}
            >
              End the address
            </Button>
          ) : null}
        </div>
      </div>
    </details>
  );
}
