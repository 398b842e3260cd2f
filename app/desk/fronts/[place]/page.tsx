// One front to arrange.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { arrangeFront } from "#app/desk/fronts/actions.ts";
import { shownFront } from "#app/desk/fronts/shown-front.ts";
import { FrontEditor } from "#components/desk/fronts/front-editor.tsx";
import { RefreshOnNews } from "#components/desk/refresh-on-news.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { DeskTime } from "#components/desk/time.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { frontForDesk } from "#db/fronts.ts";

export const metadata: Metadata = { title: "Arrange a front" };

type Params = Promise<{ place: string }>;

export default async function FrontPage({ params }: Readonly<{ params: Params }>) {
  const frame = await deskFrame();
  const { actor, now, zone } = frame;
  const front = await frontForDesk(actor, (await params).place);
  if (front === null) notFound();
  const { place, saved } = front;
  return (
    <DeskShell {...frame} here="fronts">
      <RefreshOnNews of={["fronts", "article"]} />
      <div className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <Link
            href="/desk/fronts"
            className="inline-flex min-h-6 items-center gap-1 text-xs text-ink-soft hover:underline"
          >
            <Icon name="arrow-left" className="size-3.5" />
            Fronts
          </Link>
          <h1 className="text-base font-semibold">{place.name}</h1>
          <p className="text-ink-soft">
            {saved === null ? (
              "Nobody has arranged it yet: the latest stand everywhere."
            ) : (
              <>
                Version {saved.number}, {saved.by.name}, <DeskTime at={saved.at} now={now} zone={zone} />.
                Times are in {zone.replaceAll("_", " ")}.
              </>
            )}
          </p>
        </div>
        <div className="flex flex-wrap gap-1">
          <Link href={`/desk/fronts/${place.key}/versions`} className={buttonClass("plain")}>
            <Icon name="history" />
            Versions
          </Link>
          <a
            href={place.sectionId === null ? "/" : `/${place.key}`}
            target="_blank"
            rel="noreferrer"
            className={buttonClass("quiet")}
          >
            <Icon name="external-link" />
            Readers’ page
          </a>
        </div>
      </div>
      <FrontEditor key={place.key} shown={shownFront(front)} clock={{ now, zone }} save={arrangeFront} />
    </DeskShell>
  );
}
