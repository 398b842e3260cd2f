"use client";
// Something of ours broke. The person learns what is safe, what to do next, and the number that the log knows it by.
import { useEffect, useRef } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";

export default function DeskError({
  error,
  reset,
}: Readonly<{ error: Error & { digest?: string }; reset: () => void }>) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <main className="mx-auto grid max-w-lg justify-items-start gap-3 px-4 py-16">
      <h1 ref={heading} tabIndex={-1} className="text-base font-semibold outline-none">
        This page could not be shown.
      </h1>
      <p className="text-ink-soft">
        The fault is ours. What was saved is safe, and text that was still being typed is kept in this
        browser. Try again; if it stays, tell your administrator this number.
      </p>
      <p className="flex items-center gap-1.5 font-medium tabular-nums">
        <Icon name="circle-alert" className="text-killed" />
        {error.digest ?? "no number"}
      </p>
      <div className="flex gap-2">
        <Button tone="primary" icon="refresh-cw" onClick={reset}>
          Try again
        </Button>
        <Button onClick={() => window.location.assign("/desk")}>Back to the board</Button>
      </div>
    </main>
  );
}
