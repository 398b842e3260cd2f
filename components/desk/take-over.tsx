"use client";
// "I have taken over": sets the mark from which one's next handover is told, with a note for the next person.
import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { useLeaveGuard } from "./leave-guard.ts";

type Answer = Readonly<{ ok: true }> | Readonly<{ ok: false; sentence: string }>;

export function TakeOver({
  take,
  hint,
}: Readonly<{ take: (input: { note: string }) => Promise<Answer>; hint: string }>) {
  const router = useRouter();
  const [note, setNote] = useState("");
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [pending, begin] = useTransition();
  useLeaveGuard(note.trim() !== "", "your handover note");
  const send = () => {
    if (pending) return;
    begin(async () => {
      // Without a connection the action rejects; the note stays in its field.
      const told = await take({ note }).catch(
        () => ({ ok: false, sentence: "No connection. Your note is still here; try again." }) as const,
      );
      setAnswer(told);
      if (!told.ok) return;
      // What was written on while it was sent stays, for the next time.
      setNote((now) => (now === note ? "" : now));
      router.refresh();
    });
  };
  return (
    <section
      aria-labelledby="take-over"
      className="grid gap-2 rounded-lg border border-line bg-surface p-3 print:hidden"
    >
      <h2 id="take-over" className="font-semibold">
        Your turn
      </h2>
      <TextArea
        id="handover-note"
        label="Note"
        hint={hint}
        value={note}
        maxLength={2_000}
        onChange={(event) => setNote(event.target.value)}
      />
      <div>
        <Button icon="hand" onClick={send} aria-disabled={pending}>
          I have taken over
        </Button>
      </div>
      {answer === null ? null : answer.ok ? (
        <Notice tone="done" title="Noted. Your next handover begins here." />
      ) : (
        <Notice tone="problem" title={answer.sentence} />
      )}
    </section>
  );
}
