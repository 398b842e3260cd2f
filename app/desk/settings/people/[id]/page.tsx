// One person: role, bureaus, password, sessions, access.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { z } from "zod";
import { deskFrame } from "#app/desk/desk-frame.ts";
import {
  endSession,
  giveBureaus,
  giveRole,
  offerNewPassword,
  setDoor,
} from "#app/desk/settings/people/actions.ts";
import { shownSessions } from "#app/desk/account/shown-sessions.ts";
import { PersonForm } from "#components/desk/settings/person-form.tsx";
import { SessionList } from "#components/desk/settings/session-list.tsx";
import { SettingsFrame } from "#components/desk/settings/settings-frame.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { accountById } from "#db/accounts.ts";
import { listBureaus } from "#db/bureaus.ts";
import { may } from "#lib/newsroom/permissions.ts";

export const metadata: Metadata = { title: "Person" };

export default async function PersonPage({ params }: Readonly<{ params: Promise<{ id: string }> }>) {
  const frame = await deskFrame();
  const { actor, zone } = frame;
  const id = z.uuid().safeParse((await params).id);
  const account = may(actor, "manage-people") && id.success ? await accountById(id.data) : null;
  if (account === null) notFound();
  const [bureaus, sessions] = await Promise.all([listBureaus(), shownSessions(frame, account.id)]);
  return (
    <DeskShell {...frame} here="settings">
      <SettingsFrame actor={actor} here="people">
        <div>
          <Link href="/desk/settings/people" className="inline-flex items-center gap-1 text-ink-soft">
            <Icon name="arrow-left" />
            People
          </Link>
          <h1 className="mt-1 text-base font-semibold">{account.name}</h1>
          <p className="text-ink-soft wrap-anywhere">{account.email}</p>
        </div>
        <PersonForm
          key={`${account.role} ${account.bureaus.join()} ${account.disabledAt?.getTime()}`}
          person={{
            id: account.id,
            name: account.name,
            role: account.role,
            bureaus: account.bureaus,
            disabled: account.disabledAt !== null,
            own: account.id === actor.id,
          }}
          bureaus={bureaus}
          zone={zone}
          deeds={{ giveRole, giveBureaus, setDoor, offerNewPassword }}
        />
        <div className="max-w-xl">
          <SessionList personId={account.id} sessions={sessions} end={endSession} />
        </div>
      </SettingsFrame>
    </DeskShell>
  );
}
