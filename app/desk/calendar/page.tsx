// The newsroom's day and week: what goes live or comes down, what is due, which embargoes end, what is planned.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { CalendarFeed } from "#components/desk/calendar-feed.tsx";
import { dayAfter, dayIn, dayWords, isDay, mondayOf, startOfDay } from "#components/desk/calendar-days.ts";
import type { ShownDay, ShownItem } from "#components/desk/calendar-item.ts";
import { PlanButton } from "#components/desk/calendar-plan.tsx";
import { CalendarView } from "#components/desk/calendar-view.tsx";
import { RefreshOnNews } from "#components/desk/refresh-on-news.tsx";
import { DeskShell } from "#components/desk/shell.tsx";
import { fieldValue } from "#components/desk/zoned-time.ts";
import { buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { bureausOf } from "#db/bureaus.ts";
import { hasCalendarKey } from "#db/calendar-feed.ts";
import { type CalendarItem, calendarItems } from "#db/calendar.ts";
import { listBylinePeople } from "#db/people.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { dropFeed, dropPlan, makeFeed, moveItem, plan } from "./actions.ts";

export const metadata: Metadata = { title: "Calendar" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function CalendarPage({ searchParams }: Readonly<{ searchParams: Search }>) {
  const frame = await deskFrame();
  const { actor, now, zone } = frame;
  if (!may(actor, "open-board")) notFound();
  const asked = await searchParams;
  const today = dayIn(zone, now);
  const byDay = asked["view"] === "day";
  const wanted = typeof asked["from"] === "string" && isDay(asked["from"]) ? asked["from"] : today;
  const first = byDay ? wanted : mondayOf(wanted);
  const length = byDay ? 1 : 7;
  const bureaus = await bureausOf(actor);
  const bureau = bureaus.find((one) => one.slug === asked["bureau"])?.slug;
  const [items, people, has] = await Promise.all([
    calendarItems(actor, {
      from: startOfDay(zone, first),
      to: startOfDay(zone, dayAfter(first, length)),
      bureau,
    }),
    listBylinePeople(""),
    hasCalendarKey(actor),
  ]);
  const days: ShownDay[] = Array.from({ length }, (_, index) => {
    const iso = dayAfter(first, index);
    return {
      iso,
      word: dayWords(iso, byDay ? "long" : "short"),
      today: iso === today,
      items: items.filter((item) => dayIn(zone, item.at) === iso).map((item) => shownItem(item, zone, now)),
    };
  });
  const address = (from: string, view = byDay ? "day" : "week") =>
    `/desk/calendar?${new URLSearchParams({ view, from, ...(bureau ? { bureau } : {}) }).toString()}`;
  const nextHour = new Date(Math.ceil((now.getTime() + 60_000) / 3_600_000) * 3_600_000);
  return (
    <DeskShell {...frame} here="calendar" wide>
      <div className="mt-3 mb-3 flex flex-wrap items-center gap-2">
        <h1 className="mr-2 text-base font-semibold">
          {byDay ? dayWords(first) : `${dayWords(first, "short")} – ${dayWords(dayAfter(first, 6), "short")}`}
        </h1>
        <nav aria-label="Days" className="flex flex-wrap gap-1">
          <Link href={address(dayAfter(first, -length))} className={buttonClass("plain")}>
            <Icon name="chevron-left" />
            <span className="sr-only">{byDay ? "The day before" : "The week before"}</span>
          </Link>
          {/* On a phone the days lie below each other, and today may be the last of them. */}
          <Link href={`${address(today)}${byDay ? "" : "#today"}`} className={buttonClass("plain")}>
            Today
          </Link>
          <Link href={address(dayAfter(first, length))} className={buttonClass("plain")}>
            <Icon name="chevron-right" />
            <span className="sr-only">{byDay ? "The next day" : "The next week"}</span>
          </Link>
          <Link
            href={address(byDay ? first : wanted, byDay ? "week" : "day")}
            className={buttonClass("plain")}
          >
            {byDay ? "Week" : "Day"}
          </Link>
        </nav>
        <nav aria-label="Bureaus" className="flex flex-wrap gap-1">
          {bureaus.length < 2
            ? null
            : [{ slug: "", name: "All bureaus" }, ...bureaus].map((one) => (
                <Link
                  key={one.slug}
                  href={`/desk/calendar?${new URLSearchParams({ view: byDay ? "day" : "week", from: first, bureau: one.slug }).toString()}`}
                  aria-current={(bureau ?? "") === one.slug ? "true" : undefined}
                  className={`rounded-md px-2 py-1 ${(bureau ?? "") === one.slug ? "bg-sunken font-medium" : "text-ink-soft hover:bg-sunken"}`}
                >
                  {one.name}
                </Link>
              ))}
        </nav>
        <span className="grow" />
        <span className="text-xs text-ink-faint">Times in {zone.replaceAll("_", " ")}</span>
        {frame.mayWrite ? (
          <PlanButton
            bureaus={bureaus}
            people={people.map(({ id, name }) => ({ id, name }))}
            zone={zone}
            suggested={fieldValue(nextHour, zone)}
            plan={plan}
          />
        ) : null}
      </div>
      <RefreshOnNews of={["article", "coverage"]} />
      <CalendarView days={days} hours={byDay} zone={zone} move={moveItem} drop={dropPlan} />
      <div className="mt-6">
        <CalendarFeed has={has} make={makeFeed} drop={dropFeed} />
      </div>
    </DeskShell>
  );
}

function shownItem(item: CalendarItem, zone: string, now: Date): ShownItem {
  const { key, kind, title, who, articleId, coverageId, version, at } = item;
  return {
    key,
    kind,
    title,
    bureau: item.bureau.name,
    who,
    href: articleId === null ? null : `/desk/articles/${articleId}`,
    articleId,
    coverageId,
    version,
    at: at.toISOString(),
    standing: standingOf(item, now),
    value: fieldValue(at, zone),
  };
}

function standingOf({ kind, state, at }: CalendarItem, now: Date): ShownItem["standing"] {
  if (state !== null && state !== "pending") return state;
  if (at >= now) return "open";
  return state === "pending" ? "late" : kind === "due" ? "overdue" : "open";
}
