// One's own account: where one is signed in, and the password.
import type { Metadata } from "next";
import Link from "next/link";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { endSession } from "#app/desk/settings/people/actions.ts";
import { roleWords } from "#components/desk/role-words.ts";
import { PasswordForm } from "#components/desk/settings/password-form.tsx";
import { SessionList } from "#components/desk/settings/session-list.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { changePassword } from "./actions.ts";
import { shownSessions } from "./shown-sessions.ts";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const frame = await deskFrame();
  const { actor } = frame;
  return (
    <DeskShell {...frame} here="other">
      <div className="grid max-w-xl gap-8">
        <div>
          <h1 className="text-base font-semibold">{actor.name}</h1>
          <p className="text-ink-soft">{roleWords[actor.role]}</p>
        </div>
        <p>
          <Link href="/desk/notices/settings" className={buttonClass("plain")}>
            <Icon name="bell" />
            How you are told
          </Link>
        </p>
        <SessionList personId={actor.id} sessions={await shownSessions(frame, actor.id)} end={endSession} />
        <section aria-labelledby="password" className="grid gap-3">
          <h2 id="password" className="font-semibold">
            Password
          </h2>
          <PasswordForm change={changePassword} />
        </section>
      </div>
    </DeskShell>
  );
}
