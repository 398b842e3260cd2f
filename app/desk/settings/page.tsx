// The way into the settings: those that this person may change.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { settingsOf } from "#components/desk/settings/settings-frame.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { Link } from "#components/ui/link.tsx";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const frame = await deskFrame();
  const places = settingsOf(frame.actor);
  if (places.length === 0) notFound();
  return (
    <DeskShell {...frame} here="settings">
      <h1 className="text-base font-semibold">Settings</h1>
      <ul className="mt-3 max-w-xl overflow-hidden rounded-lg border border-line bg-surface">
        {places.map((place) => (
          <li key={place.name} className="border-t border-line first:border-t-0 hover:bg-sunken">
            <Link href={place.href} className="block px-3 py-2.5">
              <span className="block font-medium">{place.word}</span>
              <span className="block text-ink-soft">{place.about}</span>
            </Link>
          </li>
        ))}
      </ul>
    </DeskShell>
  );
}
