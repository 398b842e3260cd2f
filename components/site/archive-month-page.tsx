// A month as a calendar: days with articles are links, the others are numbers alone.
import type { ReactElement } from "react";
import type { Site } from "#lib/newsroom/readers.ts";
import { archivePath, dayInWords, monthInWords, monthPath, weekOf } from "./times.ts";

export type ArchiveMonthPageProps = Readonly<{
  site: Site;
  month: Readonly<{
    /** `2026-11` */
    month: string;
    /** `2026-11-24`, those with articles. */
    days: readonly string[];
    previous: string | null;
    next: string | null;
  }>;
  /** Newest first, each with its newest month. */
  years: readonly Readonly<{ year: string; month: string }>[];
}>;

/** Weeks of the month, each of seven days or gaps, in the order in which the language begins a week. */
function weeksOf(month: string, order: readonly number[]): (string | null)[][] {
  const [year = 0, number = 0] = month.split("-").map(Number);
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const first = new Date(`${month}-01T12:00:00Z`).getUTCDay() || 7;
  const cells: (string | null)[] = Array.from({ length: order.indexOf(first) }, () => null);
  for (let day = 1; day <= length; day++) cells.push(`${month}-${String(day).padStart(2, "0")}`);
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

export function ArchiveMonthPage({ site, month, years }: ArchiveMonthPageProps): ReactElement {
  const { language } = site;
  const week = weekOf(language);
  const open = new Set(month.days);
  const words = monthInWords(month.month, language);
  return (
    <>
      <div className="list-head">
        <p className="list-label">Archive</p>
        <h1 className="list-title">
          <time dateTime={month.month}>{words}</time>
        </h1>
        {month.days.length === 0 && <p className="list-intro">Nothing was published in this month.</p>}
      </div>
      <table className="calendar">
        <caption className="unseen">Days of {words}; those with articles lead to them</caption>
        <thead>
          <tr>
            {week.map(({ day, short, long }) => (
              <th key={day} scope="col">
                <abbr title={long}>{short}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(
            month.month,
            week.map(({ day }) => day),
          ).map((days) => (
            <tr key={days.find((day) => day !== null) ?? ""}>
              {days.map((day, index) => (
                <td key={day ?? `gap-${index}`}>
                  {day !== null &&
                    (open.has(day) ? (
                      <a href={archivePath(day)} aria-label={dayInWords(day, language)}>
                        <time dateTime={day}>{Number(day.slice(-2))}</time>
                      </a>
                    ) : (
                      <span>{Number(day.slice(-2))}</span>
                    ))}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {(month.previous !== null || month.next !== null) && (
        <nav className="list-turn" aria-label="Other months">
          {month.previous !== null && (
            <a href={monthPath(month.previous)} rel="prev">
              {monthInWords(month.previous, language)}
            </a>
          )}
          {month.next !== null && (
            <a href={monthPath(month.next)} rel="next">
              {monthInWords(month.next, language)}
            </a>
          )}
        </nav>
      )}
      {years.length > 1 && (
        <nav className="calendar-years" aria-label="Years">
          <ul>
            {years.map(({ year, month: newest }) => (
              <li key={year}>
                <a href={monthPath(newest)} aria-current={month.month.startsWith(year) ? "true" : undefined}>
                  {year}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </>
  );
}
