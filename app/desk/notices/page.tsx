// The notice centre: everything that this person was told and may still read.
import type { Metadata } from "next";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { NoticeCentre } from "#components/desk/notices/notice-centre.tsx";
import { RefreshOnNews } from "#components/desk/refresh-on-news.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { noticesOf } from "#db/notices.ts";
import { noticeLine } from "./shown-notices.ts";

export const metadata: Metadata = { title: "Notices" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function NoticesPage({ searchParams }: Readonly<{ searchParams: Search }>) {
  const frame = await deskFrame();
  const { after, unread } = await searchParams;
  const unreadOnly = unread === "1";
  const cursor = typeof after === "string" ? after : undefined;
  const { notices, next } = await noticesOf(frame.actor, { after: cursor, unread: unreadOnly });
  const filter = unreadOnly ? "&unread=1" : "";
  return (
    <DeskShell {...frame} here="other">
      <RefreshOnNews of={["notices"]} />
      <NoticeCentre
        notices={notices.map(noticeLine)}
        unreadOnly={unreadOnly}
        older={next === null ? null : `/desk/notices?after=${next}${filter}`}
        first={cursor === undefined}
        now={frame.now.toISOString()}
        zone={frame.zone}
      />
    </DeskShell>
  );
}
