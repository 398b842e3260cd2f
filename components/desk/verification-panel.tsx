"use client";
// Whether the log is what was written: what the last verification found, and the button that begins another.
import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";

export type ShownVerification = Readonly<{
  outcome: "whole" | "broken" | "stopped";
  /** "1,204 events in 61 chains and 12 hourly anchors". */
  counts: string;
  when: string;
  by: string | null;
  /** Null to those who may not know which row. */
  found: string | null;
  address: string | null;
}>;

type Answer = Readonly<{ ok: true }> | Readonly<{ ok: false; sentence: string }>;

const looks = {
  whole: { word: "The log holds.", icon: "shield-check", tone: "text-live" },
  broken: { word: "The log does not hold.", icon: "octagon-x", tone: "text-killed" },
  stopped: { word: "Not verified to the end.", icon: "triangle-alert", tone: "text-review" },
} as const;

const pollMs = 1_500;

export function VerificationPanel({
  last,
  underWay,
  failed,
  verify,
}: Readonly<{
  last: ShownVerification | null;
  /** The verification that runs now; its events read so far, or null where another server reads them. */
  underWay: Readonly<{ events: number | null }> | null;
  /** The last one that was begun here ended without a result. */
  failed: boolean;
  /** Null to those who may not begin one. */
  verify: (() => Promise<Answer>) | null;
}>) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, begin] = useTransition();
  const running = underWay !== null;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => router.refresh(), pollMs);
    return () => clearInterval(timer);
  }, [running, router]);
  const start = () => {
    if (verify === null || pending || running) return;
    begin(async () => {
      // Without a connection the action rejects; nothing was begun then.
      const answer = await verify().catch(
        () => ({ ok: false, sentence: "No connection. Try again." }) as const,
      );
      setProblem(answer.ok ? null : answer.sentence);
      router.refresh();
    });
  };
  const look = last === null ? null : looks[last.outcome];
  return (
    <section
      aria-labelledby="verification"
      className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border border-line bg-surface px-3 py-2"
    >
      <h2 id="verification" className="sr-only">
        Verification
      </h2>
      <div aria-live="polite" className="min-w-0 grow">
        {look === null || last === null ? (
          <p className="text-ink-soft">The chains of events have not been verified on this screen yet.</p>
        ) : (
          <>
            <p className={`flex items-center gap-1.5 font-medium ${look.tone}`}>
              <Icon name={look.icon} />
              {look.word}
            </p>
            <p className="text-ink-soft">
              {last.counts}, verified {last.when}
              {last.by === null ? "" : ` by ${last.by}`}.
            </p>
            {last.found === null ? null : (
              <p className="text-killed">
                First broken: {last.found}.{" "}
                {last.address === null ? null : (
                  <Link href={last.address} className="underline underline-offset-2">
                    What was found
                  </Link>
                )}
              </p>
            )}
          </>
        )}
        {underWay === null ? null : (
          <p className="flex items-center gap-1.5 text-ink-soft">
            <Icon name="loader-circle" className="motion-safe:animate-spin" />A verification is under way
            {underWay.events === null
              ? " on another server"
              : `: ${underWay.events.toLocaleString("en-GB")} events read`}
            . You can leave this screen; the result is kept.
          </p>
        )}
        {failed && !running ? (
          <p className="text-killed">
            The verification that was begun last came to no result: reading the log failed. Begin it again; if
            it fails again, ask whoever runs the server to look for “verification-failed” in its output.
          </p>
        ) : null}
        {problem === null ? null : <p className="text-killed">{problem}</p>}
      </div>
      {verify === null ? null : (
        <Button icon="shield-check" onClick={start} aria-disabled={pending || running}>
          Verify now
        </Button>
      )}
    </section>
  );
}
