// The bureaus: an administrator adds and names them, a chief sets what each asks of a publication.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { moveBureau, saveBureau } from "#app/desk/settings/actions.ts";
import { PlaceList } from "#components/desk/settings/place-list.tsx";
import { policyLine } from "#components/desk/settings/policy-words.ts";
import { SettingsFrame } from "#components/desk/settings/settings-frame.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { bureausForSettings } from "#db/settings.ts";
import { may } from "#lib/newsroom/permissions.ts";

export const metadata: Metadata = { title: "Bureaus and policies" };

export default async function BureausPage() {
  const frame = await deskFrame();
  const bureaus = await bureausForSettings(frame.actor);
  if (bureaus === null) notFound();
  return (
    <DeskShell {...frame} here="settings">
      <SettingsFrame actor={frame.actor} here="bureaus">
        <div>
          <h1 className="text-base font-semibold">Bureaus and policies</h1>
          <p className="max-w-prose text-ink-soft">
            Rights are given per bureau. Each says for itself who has to stand behind a text, through which
            hands it goes and what is checked before readers get it.
          </p>
        </div>
        <PlaceList
          kind="bureau"
          mayChange={may(frame.actor, "manage-bureaus")}
          places={bureaus.map(({ id, name, slug, description, contact, seal, policies }) => ({
            id,
            name,
            slug,
            description,
            contact,
            seal,
            policies: policyLine(policies),
          }))}
          deeds={{ save: saveBureau, move: moveBureau }}
        />
      </SettingsFrame>
    </DeskShell>
  );
}
