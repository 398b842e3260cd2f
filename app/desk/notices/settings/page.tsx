// How this person wants to be told by mail. In the app always.
import type { Metadata } from "next";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { NoticeSettings } from "#components/desk/notices/notice-settings.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { Link } from "#components/ui/link.tsx";
import { choicesOf } from "#db/notice-choices.ts";
import { env } from "#lib/env.ts";
import { currentSession } from "#lib/server/session.ts";
import { allToDigest, setDigestHour, setMail } from "./actions.ts";

export const metadata: Metadata = { title: "Notice settings" };

export default async function NoticeSettingsPage() {
  const frame = await deskFrame();
  const [choices, session] = await Promise.all([choicesOf(frame.actor), currentSession()]);
  return (
    <DeskShell {...frame} here="other">
      <div className="mx-auto grid max-w-3xl gap-4">
        <p>
          <Link href="/desk/notices" className="text-accent hover:underline">
            Notices
          </Link>
        </p>
        <NoticeSettings
          role={frame.actor.role}
          choices={choices}
          zone={frame.zone}
          email={session?.email ?? ""}
          mailIsOn={env.mail() !== null}
          deeds={{ setMail, setDigestHour, allToDigest }}
        />
      </div>
    </DeskShell>
  );
}
