// Publisher's health: whether what the site says to search engines, feed readers and networks is right.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { HealthScreen } from "#components/desk/health/health-screen.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { may } from "#lib/newsroom/permissions.ts";
import { lookAtSite } from "./actions.ts";

export const metadata: Metadata = { title: "Publisher’s health" };

export default async function HealthPage() {
  const frame = await deskFrame();
  if (!may(frame.actor, "see-health")) notFound();
  return (
    <DeskShell {...frame} here="health">
      <h1 className="text-base font-semibold">Publisher’s health</h1>
      <p className="text-ink-soft">
        What search engines, feed readers and social networks get from the site.
      </p>
      <HealthScreen look={lookAtSite} zone={frame.zone} />
    </DeskShell>
  );
}
