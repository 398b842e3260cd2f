"use client";
// Invitations that nobody has taken yet; each can be taken back.
import { roleWords } from "#components/desk/role-words.ts";
import { Button } from "#components/ui/button.tsx";
import type { Role } from "#lib/newsroom/article.ts";
import { AnswerNotice } from "./answer-notice.tsx";
import type { SettingsAnswer } from "./settings-answer.ts";
import { useDeed } from "./use-deed.ts";

export type ShownInvite = Readonly<{ id: string; name: string; email: string; role: Role; until: string }>;

export function InviteList({
  invites,
  takeBack,
}: Readonly<{
  invites: readonly ShownInvite[];
  takeBack: (input: Readonly<{ id: string }>) => Promise<SettingsAnswer>;
}>) {
  const deed = useDeed();
  if (invites.length === 0) return <AnswerNotice answer={deed.answer} />;
  return (
    <section aria-labelledby="invited" className="grid gap-2">
      <h2 id="invited" className="font-semibold">
        Invited
      </h2>
      <ul className="overflow-hidden rounded-lg border border-line bg-surface">
        {invites.map((one) => (
          <li
            key={one.id}
            className="flex flex-wrap items-center justify-between gap-2 border-t border-line px-3 py-2 first:border-t-0"
          >
            <span className="min-w-0">
              <span className="font-medium">{one.name}</span>{" "}
              <span className="text-ink-soft wrap-anywhere">{one.email}</span>
              <span className="block text-ink-faint">
                {roleWords[one.role]}, the link is good until {one.until}
              </span>
            </span>
            <Button
              tone="quiet"
              aria-disabled={deed.busy}
              onClick={() => void deed.run(() => takeBack({ id: one.id }))}
            >
              Take back<span className="sr-only"> the invitation of {one.name}</span>
            </Button>
          </li>
        ))}
      </ul>
      <AnswerNotice answer={deed.answer} />
    </section>
  );
}
