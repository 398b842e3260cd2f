// What one bureau asks of a publication.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { setPolicies } from "#app/desk/settings/actions.ts";
import { PolicyForm } from "#components/desk/settings/policy-form.tsx";
import { SettingsFrame } from "#components/desk/settings/settings-frame.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { bureausForSettings } from "#db/settings.ts";
import { may } from "#lib/newsroom/permissions.ts";

export const metadata: Metadata = { title: "Policies" };

export default async function PoliciesPage({ params }: Readonly<{ params: Promise<{ slug: string }> }>) {
  const frame = await deskFrame();
  const { slug } = await params;
  const bureaus = may(frame.actor, "set-policies") ? await bureausForSettings(frame.actor) : null;
  const bureau = bureaus?.find((one) => one.slug === slug);
  if (!bureau) notFound();
  const { id, name, policies, policiesSeal: seal } = bureau;
  return (
    <DeskShell {...frame} here="settings">
      <SettingsFrame actor={frame.actor} here="bureaus">
        <h1 className="text-base font-semibold">Policies of {name}</h1>
        <PolicyForm bureau={{ id, name, policies, seal }} save={setPolicies} />
      </SettingsFrame>
    </DeskShell>
  );
}
