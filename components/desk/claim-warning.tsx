"use client";
// A claim that is about to end says so wherever its holder is: keep it with one press, or let it go.
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { fetchLines } from "./board-line.ts";
import { deskTime } from "./desk-time.ts";
import { type EndingClaim, useEndingClaims } from "./stream.ts";

type Keeping = Readonly<{ id: number; endsAt: string; sentence: string | null }>;

export function ClaimWarning({ zone }: Readonly<{ zone: string }>) {
  const ending = useEndingClaims();
  const [gone, setGone] = useState<readonly string[]>([]);
  const shown = ending.filter((claim) => !gone.includes(claim.endsAt));
  return (
    <section
      aria-label="Claims that end soon"
      aria-live="polite"
      // Below what somebody opened by hand, such as a phone's sheet of comments: it has minutes.
      className="pointer-events-none fixed right-3 bottom-3 left-3 z-35 grid justify-items-end gap-2"
    >
      {shown.map((claim) => (
        <Ending key={claim.id} claim={claim} zone={zone} onLet={() => setGone([...gone, claim.endsAt])} />
      ))}
    </section>
  );
}

async function keep(id: number): Promise<string | null> {
  try {
    const answer = await fetch(`/desk/api/articles/${id}/claim`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: "{}",
    });
    if (answer.ok) return null;
    if (answer.status === 409)
      return "The claim has ended already. Claim the article again to go on with it.";
    return "It could not be kept. Reload the page and claim the article again.";
  } catch {
    return "No answer came. Check the connection and press it again.";
  }
}

function Ending({ claim, zone, onLet }: Readonly<{ claim: EndingClaim; zone: string; onLet: () => void }>) {
  const [name, setName] = useState<string | null>(null);
  const [kept, setKept] = useState<Keeping | null>(null);
  useEffect(() => {
    let current = true;
    void (async () => {
      // Without an answer its number names it well enough.
      const answer = await fetchLines([claim.id], "").catch(() => null);
      const line = answer?.lines[0];
      if (current && line) setName(line.headline || line.slugline);
    })();
    return () => {
      current = false;
    };
  }, [claim.id]);
  const sentence = kept?.endsAt === claim.endsAt ? kept.sentence : null;
  const endsAt = new Date(claim.endsAt);
  const what = name ? `“${name}”` : `article ${claim.id}`;
  return (
    <div className="pointer-events-auto grid w-full max-w-96 gap-2 rounded-lg border border-review/50 bg-surface p-3 shadow-xl">
      <p className="flex gap-2">
        <Icon name="clock" className="mt-0.5 size-4 text-review" />
        <span className="min-w-0">
          Your claim on <strong className="font-medium">{what}</strong> ends at{" "}
          <time dateTime={claim.endsAt}>{deskTime(endsAt, endsAt, zone)}</time>: you haven’t been at it for a
          while.
        </span>
      </p>
      {sentence === null ? null : <p className="text-killed">{sentence}</p>}
      <div className="flex justify-end gap-2">
        <Button tone="quiet" onClick={onLet}>
          Let it end
        </Button>
        <Button
          tone="primary"
          icon="hand"
          onClick={() => {
            void keep(claim.id).then((said) =>
              setKept({ id: claim.id, endsAt: claim.endsAt, sentence: said }),
            );
          }}
        >
          Keep it
        </Button>
      </div>
    </div>
  );
}
