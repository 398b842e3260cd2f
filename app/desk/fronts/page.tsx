// The fronts: the front page and each section's, what leads them, who arranged them last and what ends next.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { RefreshOnNews } from "#components/desk/refresh-on-news.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { DeskTime } from "#components/desk/time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { type FrontOverview, frontsOverview } from "#db/fronts.ts";

export const metadata: Metadata = { title: "Fronts" };

export default async function FrontsPage() {
  const frame = await deskFrame();
  const fronts = await frontsOverview(frame.actor);
  if (fronts === null) notFound();
  return (
    <DeskShell {...frame} here="fronts">
      <RefreshOnNews of={["fronts", "article"]} />
      <h1 className="text-base font-semibold">Fronts</h1>
      <p className="max-w-prose text-ink-soft">
        What leads the front page and the sections. What nobody picked is filled with the latest, and what is
        taken down leaves by itself.
      </p>
      <ul className="mt-4 overflow-hidden rounded-lg border border-line bg-surface">
        {fronts.map((front) => (
          <FrontLine key={front.place.key} front={front} now={frame.now} zone={frame.zone} />
        ))}
      </ul>
    </DeskShell>
  );
}

function FrontLine({ front, now, zone }: Readonly<{ front: FrontOverview; now: Date; zone: string }>) {
  const { place, saved, lead, picked, nextEnd, banner } = front;
  const address = `/desk/fronts/${place.key}`;
  const leads =
    lead === null
      ? "Led by the latest"
      : (lead.article?.headline ?? "An article that you may not see") || "An article without a headline yet";
  return (
    <li className="grid gap-x-4 gap-y-2 border-t border-line px-3 py-2.5 first:border-t-0 sm:grid-cols-[10rem_minmax(0,1fr)_auto] sm:items-start">
      <h2>
        <Link href={address} className="font-medium underline-offset-2 hover:underline">
          {place.name}
        </Link>
      </h2>
      <div className="min-w-0">
        <p className={`wrap-anywhere ${lead === null ? "text-ink-faint" : ""}`}>{leads}</p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-faint">
          {banner === null ? null : (
            <Badge tone="killed" icon="zap">
              Breaking
            </Badge>
          )}
          <span>{picked === 0 ? "Nothing picked" : `${picked} picked`}</span>
          {nextEnd === null ? null : (
            <span>
              next end <DeskTime at={nextEnd} now={now} zone={zone} />
            </span>
          )}
          {saved === null ? null : (
            <span>
              {saved.by.name}, <DeskTime at={saved.at} now={now} zone={zone} />
            </span>
          )}
        </p>
      </div>
      <div className="flex flex-wrap gap-1">
        <Link href={address} className={buttonClass("plain")}>
          Arrange<span className="sr-only">: {place.name}</span>
        </Link>
        <Link href={`${address}/versions`} className={buttonClass("quiet")}>
          Versions<span className="sr-only"> of {place.name}</span>
        </Link>
      </div>
    </li>
  );
}
