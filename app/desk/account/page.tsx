// One's own account: what readers are told, where one is signed in, and the password.
import type { Metadata } from "next";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { endSession } from "#app/desk/settings/people/actions.ts";
import { roleWords } from "#components/desk/role-words.ts";
import { OwnPageForm } from "#components/desk/settings/own-page-form.tsx";
import { PasswordForm } from "#components/desk/settings/password-form.tsx";
import { SessionList } from "#components/desk/settings/session-list.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { ownPageOf } from "#db/own-page.ts";
import { changePassword, saveOwnPage } from "./actions.ts";
import { shownSessions } from "./shown-sessions.ts";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const frame = await deskFrame();
  const { actor } = frame;
  const ownPage = await ownPageOf(actor);
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
        {ownPage === null ? null : (
          <section aria-labelledby="own-page" className="grid gap-3">
            <h2 id="own-page" className="font-semibold">
              What readers are told of you
            </h2>
            <OwnPageForm page={ownPage} save={saveOwnPage} />
          </section>
        )}
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
