// What the site tells machines and readers of itself beside its articles.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { ConventionsForm } from "#components/desk/settings/conventions-form.tsx";
import { SettingsFrame } from "#components/desk/settings/settings-frame.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { conventionsForSettings } from "#db/publisher.ts";
import { setConventions } from "./actions.ts";

export const metadata: Metadata = { title: "Publishing" };

export default async function PublishingPage() {
  const frame = await deskFrame();
  const found = await conventionsForSettings(frame.actor);
  if (found === null) notFound();
  return (
    <DeskShell {...frame} here="settings">
      <SettingsFrame actor={frame.actor} here="publishing">
        <h1 className="text-base font-semibold">Publishing</h1>
        <ConventionsForm {...found} save={setConventions} />
      </SettingsFrame>
    </DeskShell>
  );
}
