// The charts of the numbers' screen. Each is drawn from its table and from nothing else, so that the two can't differ.
import { DayBars, Legend, LineBars, type Line } from "#components/desk/bar-charts.tsx";
import { dayWord } from "#components/desk/day-bounds.ts";
import { durationWord, type NumberTable } from "#components/desk/number-table.tsx";

const textOf = (row: NumberTable["rows"][number], at: number): string => {
  const cell = row[at];
  return typeof cell === "string" ? cell : "";
};
const countOf = (row: NumberTable["rows"][number], at: number): number => {
  const cell = row[at];
  return typeof cell === "number" ? cell : 0;
};

/** One chart for each bureau, on one scale. */
export function PublishedChart({ table }: Readonly<{ table: NumberTable }>) {
  const last = table.columns.length - 1;
  const bureaus = table.columns.slice(1, last).map(({ name }, index) => ({ name, at: index + 1 }));
  const shown = bureaus.length === 1 ? bureaus : [...bureaus, { name: "All", at: last }];
  const most = Math.max(...table.rows.map((row) => countOf(row, last)), 0);
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {shown.map(({ name, at }) => (
        <DayBars
          key={name}
          title={name}
          bars={table.rows.map((row) => ({ label: dayWord(textOf(row, 0)), value: countOf(row, at) }))}
          most={most}
        />
      ))}
    </div>
  );
}

export function StepsChart({ table }: Readonly<{ table: NumberTable }>) {
  const parts = [
    { name: "Median: half were quicker", fill: "fill-accent" },
    { name: "Nine in ten were quicker", fill: "fill-line-strong" },
  ] as const;
  const lines = table.rows.map((row): Line => {
    const [median, high] = [countOf(row, 2), countOf(row, 3)];
    return {
      label: textOf(row, 0),
      words: `${durationWord(median)}; nine in ten ${durationWord(high)}`,
      parts: [
        { ...parts[0], value: median },
        { ...parts[1], value: high },
      ],
    };
  });
  return (
    <div className="grid gap-3">
      <LineBars title={table.title} lines={lines} over />
      <Legend parts={parts} />
    </div>
  );
}

export function DeadlinesChart({ table }: Readonly<{ table: NumberTable }>) {
  const parts = [
    { name: "Kept", fill: "fill-live" },
    { name: "Submitted late", fill: "fill-review" },
    { name: "Passed, not submitted", fill: "fill-killed" },
  ] as const;
  const lines = table.rows.map((row): Line => ({
    label: textOf(row, 0),
    words: `${countOf(row, 1)} kept, ${countOf(row, 2)} late, ${countOf(row, 3)} passed`,
    parts: parts.map((part, index) => ({ ...part, value: countOf(row, index + 1) })),
  }));
  return (
    <div className="grid gap-3">
      <LineBars title={table.title} lines={lines} />
      <Legend parts={parts} />
    </div>
  );
}

/** One bar for each row, or for the first so many: its name in one column, its number in another. */
export function PlainChart({
  table,
  label = 0,
  value,
  most = table.rows.length,
}: Readonly<{ table: NumberTable; label?: number; value: number; most?: number }>) {
  const name = table.columns[value]?.name ?? table.title;
  const lines = table.rows.slice(0, most).map((row, index): Line => {
    const count = countOf(row, value);
    return {
      label: textOf(row, label) || `Row ${index + 1}`,
      words: count.toLocaleString("en-GB"),
      parts: [{ name, value: count, fill: "fill-accent" }],
    };
  });
  return <LineBars title={table.title} lines={lines} />;
}
