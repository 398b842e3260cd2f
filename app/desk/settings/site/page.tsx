// The publication's own settings.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { setSite } from "#app/desk/settings/actions.ts";
import { SettingsFrame } from "#components/desk/settings/settings-frame.tsx";
import { SiteForm } from "#components/desk/settings/site-form.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { siteForSettings } from "#db/settings.ts";
import { zones } from "#lib/server/set-up-screen.ts";

export const metadata: Metadata = { title: "Site" };

export default async function SitePage() {
  const frame = await deskFrame();
  const found = await siteForSettings(frame.actor);
  if (found === null) notFound();
  const { seal, ...site } = found;
  return (
    <DeskShell {...frame} here="settings">
      <SettingsFrame actor={frame.actor} here="site">
        <h1 className="text-base font-semibold">Site</h1>
        <SiteForm site={site} seal={seal} zones={zones()} save={setSite} />
      </SettingsFrame>
    </DeskShell>
  );
}
