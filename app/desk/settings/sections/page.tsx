// The sections in which readers find a story, in the order of their menu.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { moveSection, saveSection } from "#app/desk/settings/actions.ts";
import { PlaceList } from "#components/desk/settings/place-list.tsx";
import { SettingsFrame } from "#components/desk/settings/settings-frame.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { sectionsForSettings } from "#db/settings.ts";

export const metadata: Metadata = { title: "Sections" };

export default async function SectionsPage() {
  const frame = await deskFrame();
  const sections = await sectionsForSettings(frame.actor);
  if (sections === null) notFound();
  return (
    <DeskShell {...frame} here="settings">
      <SettingsFrame actor={frame.actor} here="sections">
        <div>
          <h1 className="text-base font-semibold">Sections</h1>
          <p className="max-w-prose text-ink-soft">
            Where readers find a story. Their order is that of the readers’ menu.
          </p>
        </div>
        <PlaceList
          kind="section"
          mayChange
          places={sections}
          deeds={{ save: saveSection, move: moveSection }}
        />
      </SettingsFrame>
    </DeskShell>
  );
}
