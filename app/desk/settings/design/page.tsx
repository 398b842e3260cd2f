// How readers' pages look, within what a serious paper's design leaves open.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { DesignForm } from "#components/desk/settings/design-form.tsx";
import { SettingsFrame } from "#components/desk/settings/settings-frame.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { designForSettings } from "#db/publisher.ts";
import { logoLuminance } from "#lib/server/logo-light.ts";
import { setDesign } from "./actions.ts";

export const metadata: Metadata = { title: "Design" };

export default async function DesignPage() {
  const frame = await deskFrame();
  const found = await designForSettings(frame.actor);
  if (found === null) notFound();
  const { logo } = found.design;
  const luminance = logo === null ? null : await logoLuminance(logo);
  return (
    <DeskShell {...frame} here="settings">
      <SettingsFrame actor={frame.actor} here="design">
        <h1 className="text-base font-semibold">Design</h1>
        <DesignForm {...found} luminance={luminance} siteName={frame.siteName} save={setDesign} />
      </SettingsFrame>
    </DeskShell>
  );
}
