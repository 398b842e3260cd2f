// The numbers as tables: what stands under each chart, and what is taken away as a file, is one and the same.
import { changeClassWord } from "#components/desk/event-details.ts";
import type { NumberTable } from "#components/desk/number-table.tsx";
import type { Numbers } from "#db/numbers.ts";
import { changeClasses } from "#lib/newsroom/article.ts";
import { stepsOf } from "#lib/newsroom/step-yeses.ts";
import { quantile } from "#lib/newsroom/step-times.ts";

export const tableNames = ["published", "steps", "deadlines", "changes", "break-glass", "most-read"] as const;
export type TableName = (typeof tableNames)[number];

export type NumberTables = Readonly<Record<TableName, NumberTable>>;

const minute = 60_000;
const titled = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Bureaus in the newsroom's order, those with numbers. */
const bureausIn = (names: readonly string[], order: readonly string[]) =>
  order.filter((name) => names.includes(name));

/** All tables. `days` and `bureaus` in the order in which they are to stand. */
export function numberTables(
  numbers: Numbers,
  days: readonly string[],
  bureaus: readonly string[],
): NumberTables {
  return {
    published: published(numbers, days, bureaus),
    steps: steps(numbers),
    deadlines: {
      title: "Deadlines kept",
      columns: [
        { name: "Bureau", kind: "text" },
        { name: "Kept", kind: "count" },
        { name: "Submitted late", kind: "count" },
        { name: "Passed, not submitted", kind: "count" },
        { name: "Kept of all", kind: "share" },
      ],
      rows: numbers.deadlines.map(({ bureau, kept, late, missed }) => [
        bureau,
        kept,
        late,
        missed,
        kept / Math.max(1, kept + late + missed),
      ]),
    },
    changes: changes(numbers, bureaus),
    "break-glass": {
      title: "Published in an emergency",
      columns: [
        { name: "When", kind: "instant" },
        { name: "Article", kind: "text" },
        { name: "Bureau", kind: "text" },
        { name: "Who", kind: "text" },
        { name: "Reason", kind: "text" },
        { name: "Second read", kind: "text" },
      ],
      rows: numbers.breakGlass.map((one) => [
        one.at,
        one.headline,
        one.bureau,
        one.who,
        one.reason,
        one.secondReadDue ? "due" : "done",
      ]),
    },
    "most-read": {
      title: "Most read",
      columns: [
        { name: "Article", kind: "text" },
        { name: "Bureau", kind: "text" },
        { name: "First published", kind: "instant" },
        { name: "Views", kind: "count" },
      ],
      rows: numbers.mostRead.map((one) => [one.headline, one.bureau, one.publishedAt, one.views]),
    },
  };
}

function published(numbers: Numbers, days: readonly string[], order: readonly string[]): NumberTable {
  const bureaus = bureausIn(
    numbers.published.map(({ bureau }) => bureau),
    order,
  );
  const counts = new Map(numbers.published.map((one) => [`${one.day} ${one.bureau}`, one.count]));
  return {
    title: "First published, by day",
    columns: [
      { name: "Day", kind: "text" },
      ...bureaus.map((name) => ({ name, kind: "count" }) as const),
      { name: "All", kind: "count" },
    ],
    rows: days.map((day) => {
      const row = bureaus.map((bureau) => counts.get(`${day} ${bureau}`) ?? 0);
      return [day, ...row, row.reduce((sum, one) => sum + one, 0)];
    }),
  };
}

function steps({ stays }: Numbers): NumberTable {
  const spent = new Map<string, number[]>();
  const order: string[] = ["Draft"];
  for (const stay of stays) {
    const named = stepsOf(stay.steps);
    const name =
      stay.stage !== "review"
        ? titled(stay.stage)
        : named.length === 1
          ? "In review"
          : `In review: ${named[Math.min(stay.step, named.length - 1)]?.name ?? stay.step + 1}`;
    if (!order.includes(name)) order.push(name);
    spent.set(name, [...(spent.get(name) ?? []), (stay.to.getTime() - stay.from.getTime()) / minute]);
  }
  // Ready comes last, whatever was met first; the steps of review between.
  const names = order.filter((name) => name !== "Ready").concat("Ready");
  return {
    title: "Time in each step",
    columns: [
      { name: "Step", kind: "text" },
      { name: "Stays", kind: "count" },
      { name: "Median", kind: "minutes" },
      { name: "Nine in ten within", kind: "minutes" },
    ],
    rows: names.flatMap((name) => {
      const values = spent.get(name);
      return values ? [[name, values.length, quantile(values, 0.5), quantile(values, 0.9)]] : [];
    }),
  };
}

function changes(numbers: Numbers, order: readonly string[]): NumberTable {
  const bureaus = bureausIn(
    numbers.changes.map(({ bureau }) => bureau),
    order,
  );
  const of = (changeClass: string, bureau: string) =>
    numbers.changes.find((one) => one.changeClass === changeClass && one.bureau === bureau)?.count ?? 0;
  const classes = changeClasses.filter((one) => bureaus.some((bureau) => of(one, bureau) > 0));
  return {
    title: "Changes to what was live, by class",
    columns: [
      { name: "Class", kind: "text" },
      ...bureaus.map((name) => ({ name, kind: "count" }) as const),
      { name: "All", kind: "count" },
    ],
    rows: classes.map((one) => {
      const row = bureaus.map((bureau) => of(one, bureau));
      return [
        titled(changeClassWord(one).replace(/^an? /, "")),
        ...row,
        row.reduce((sum, count) => sum + count, 0),
      ];
    }),
  };
}
