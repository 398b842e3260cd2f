// Charts drawn by hand as plain SVG: sizes are attributes, colours are classes, and every number also stands in a table.

type Bar = Readonly<{ label: string; value: number }>;

/** Upright bars, one for each day. The drawing stretches to its place; its words stand beside it. */
export function DayBars({
  title,
  bars,
  most,
}: Readonly<{
  title: string;
  bars: readonly Bar[];
  /** The value of a full-height bar: the same for charts that are compared. */
  most: number;
}>) {
  const width = 10;
  const height = 100;
  const sum = bars.reduce((all, { value }) => all + value, 0);
  const top = Math.max(...bars.map(({ value }) => value), 0);
  return (
    <div>
      <p className="flex justify-between gap-2 text-xs text-ink-soft">
        <span className="font-medium text-ink">{title}</span>
        <span className="tabular-nums">
          {sum.toLocaleString("en-GB")} in all, at most {top} a day
        </span>
      </p>
      <svg
        viewBox={`0 0 ${Math.max(1, bars.length) * width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${title}: ${sum} in all, at most ${top} a day. The table below has every day.`}
        className="mt-1 block h-16 w-full border-b border-line-strong/60"
      >
        {bars.map(({ label, value }, index) => {
          const tall = most === 0 ? 0 : (value / most) * height;
          return (
            <rect
              key={label}
              x={index * width + 1}
              y={height - tall}
              width={width - 2}
              height={tall}
              className="fill-accent"
            >
              <title>{`${label}: ${value}`}</title>
            </rect>
          );
        })}
      </svg>
      <p className="flex justify-between text-xs text-ink-faint tabular-nums" aria-hidden="true">
        <span>{bars[0]?.label}</span>
        <span>{bars.at(-1)?.label}</span>
      </p>
    </div>
  );
}

export type Part = Readonly<{ name: string; value: number; fill: string }>;
export type Line = Readonly<{ label: string; words: string; parts: readonly Part[] }>;

/** Lying bars with their words above each, parts one after the other or, `over`, the smaller above the larger. */
export function LineBars({
  title,
  lines,
  over = false,
}: Readonly<{ title: string; lines: readonly Line[]; over?: boolean }>) {
  const total = ({ parts }: Line) =>
    over ? Math.max(...parts.map(({ value }) => value), 0) : parts.reduce((sum, { value }) => sum + value, 0);
  const most = Math.max(...lines.map(total), 0);
  return (
    <ul aria-label={`${title}, chart`} className="grid gap-2">
      {lines.map((line) => (
        <li key={line.label}>
          <p className="flex flex-wrap justify-between gap-x-3 text-xs">
            <span className="min-w-0 break-words">{line.label}</span>
            <span className="text-ink-soft tabular-nums">{line.words}</span>
          </p>
          <svg
            viewBox="0 0 1000 10"
            preserveAspectRatio="none"
            aria-hidden="true"
            className="mt-0.5 block h-2.5 w-full rounded-sm bg-sunken"
          >
            {placed(line, over, most).map(({ name, fill, from, wide }) => (
              <rect key={name} x={from} y="0" width={wide} height="10" className={fill}>
                <title>{name}</title>
              </rect>
            ))}
          </svg>
        </li>
      ))}
    </ul>
  );
}

function placed(
  line: Line,
  over: boolean,
  most: number,
): readonly Readonly<{ name: string; fill: string; from: number; wide: number }>[] {
  let from = 0;
  // The wider one is drawn first where they lie over each other.
  const parts = over ? line.parts.toSorted((a, b) => b.value - a.value) : line.parts;
  return parts.map(({ name, value, fill }) => {
    const wide = most === 0 ? 0 : (value / most) * 1000;
    const one = { name, fill, from: over ? 0 : from, wide };
    from += wide;
    return one;
  });
}

/** What the fills of a chart mean. */
export function Legend({ parts }: Readonly<{ parts: readonly Omit<Part, "value">[] }>) {
  return (
    <ul aria-label="What the colours mean" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-soft">
      {parts.map(({ name, fill }) => (
        <li key={name} className="flex items-center gap-1.5">
          <svg viewBox="0 0 10 10" aria-hidden="true" className="size-2.5">
            <rect width="10" height="10" rx="2" className={fill} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
