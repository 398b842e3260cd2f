// The newsroom's calendar as other calendars read it (RFC 5545).
import ical, { ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import type { CalendarItem } from "#db/calendar.ts";

const states: Readonly<Record<NonNullable<CalendarItem["state"]>, string>> = {
  pending: "",
  suspended: " (suspended)",
  failed: " (failed)",
  done: " (done)",
};

const words: Readonly<Record<CalendarItem["kind"], string>> = {
  publish: "Goes live",
  withhold: "Comes down",
  due: "Due",
  embargo: "Embargo ends",
  coverage: "Planned",
};

const quarterOfAnHour = 15 * 60 * 1000;

// Other calendars keep what they read where nobody of the newsroom looks after it: prepared copy has no name there.
/** An iCalendar file of these items. `siteUrl` without a slash at its end; `at` is when it was made. */
export function calendarFile(
  items: readonly CalendarItem[],
  site: Readonly<{ name: string; url: string }>,
  at: Date,
): string {
  const { hostname } = new URL(site.url);
  const file = ical({
    name: `${site.name}: newsroom`,
    prodId: { company: "Nightdesk", product: "Newsroom calendar", language: "EN" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 15 * 60,
    events: items.map((item) => ({
      // The same id wherever it is moved, so that other calendars move it instead of doubling it.
      id: `${item.key}@${hostname}`,
      stamp: at,
      start: item.at,
      end: new Date(item.at.getTime() + quarterOfAnHour),
      summary: `${words[item.kind]}: ${item.vaulted ? `Article ${item.articleId}, in the vault` : item.title}${states[item.state ?? "pending"]}`,
      location: item.bureau.name,
      ...(item.who === null ? {} : { description: `With ${item.who}` }),
      ...(item.articleId === null ? {} : { url: `${site.url}/desk/articles/${item.articleId}` }),
      transparency: ICalEventTransparency.TRANSPARENT,
    })),
  });
  return file.toString();
}
