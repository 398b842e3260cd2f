// What a measurement is: a figure, the bar it is held to, and the command or way it was found by. One table of them.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export type Figure = Readonly<{ what: string; figure: string; bar: string; how: string }>;

/** `--quick`: fewer rounds, to try a measurement rather than to quote it. */
export const quick = process.argv.includes("--quick");

/** The value in the middle; of an even number of values the lower of the two. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that `share` of all values don't exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(2) : Math.round(value)} ms`;
}

export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

/** CPU that a process and its children have used, in milliseconds; Linux only, else NaN. */
export function cpuOf(pid: number): number {
  try {
    let nanoseconds = 0;
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      nanoseconds += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]);
      const children = readFileSync(`/proc/${pid}/task/${thread}/children`, "utf8")
        .split(" ")
        .filter(Boolean);
      for (const child of children) nanoseconds += cpuOf(Number(child)) * 1e6;
    }
    return nanoseconds / 1e6;
  } catch {
    return Number.NaN;
  }
}

/** Memory that a process holds now, in megabytes. */
export function residentOf(pid: number): number {
  return Number(spawnSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).stdout) / 1_000;
}

const columns = ["what", "figure", "bar", "how"] as const;

const plainHead: Figure = { what: "What", figure: "Figure", bar: "Bar", how: "How" };

/** The table as text with aligned columns, or as Markdown. */
export function tableOf(figures: readonly Figure[], markdown: boolean, title = plainHead): string {
  const rows = [title, ...figures];
  if (markdown) {
    const line = (row: Figure) =>
      `| ${columns.map((name) => row[name].replaceAll("|", "\\|")).join(" | ")} |`;
    const [head, ...rest] = rows.map(line);
    return [head, "|---|---|---|---|", ...rest].join("\n");
  }
  const widths = columns.map((name) => Math.max(...rows.map((row) => row[name].length)));
  return rows
    .map((row) =>
      columns
        .map((name, index) => row[name].padEnd(widths[index] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
