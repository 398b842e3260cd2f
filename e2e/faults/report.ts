// What a group of the long tests found: figures, some of them held to a promise.
import { type Figure, tableOf } from "#bench/figures.ts";

type Finding = Readonly<{
  group: string;
  what: string;
  figure: string;
  promise: string;
  kept: boolean | null;
}>;

export class Report {
  readonly #findings: Finding[] = [];
  #group = "";

  begin(group: string): void {
    this.#group = group;
  }

  /** How far a long group is. */
  progress(done: number, all: number): void {
    if (done > 0 && done < all && done % Math.ceil(all / 10) === 0)
      process.stdout.write(`    ${done} of ${all}\n`);
  }

  /** A promise, and whether it was kept. */
  holds(what: string, figure: string | number, promise: string, kept: boolean): void {
    this.#add(what, String(figure), promise, kept);
  }

  /** Of something that must not happen: how often it did. */
  never(what: string, count: number): void {
    this.holds(what, count, "0", count === 0);
  }

  /** A figure that nothing was promised about. */
  tells(what: string, figure: string | number): void {
    this.#add(what, String(figure), "", null);
  }

  /** What ended a group before its time. */
  broke(error: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.#add("ran to its end", why.split("\n")[0] ?? "", "yes", false);
  }

  #add(what: string, figure: string, promise: string, kept: boolean | null): void {
    this.#findings.push({ group: this.#group, what, figure, promise, kept });
    process.stdout.write(`  ${signOf(kept)} ${what}: ${figure}\n`);
  }

  get passed(): number {
    return this.#findings.filter((one) => one.kept === true).length;
  }

  get failed(): number {
    return this.#findings.filter((one) => one.kept === false).length;
  }

  /** All findings, aligned. */
  table(): string {
    const rows: Figure[] = this.#findings.map(({ group, what, figure, promise, kept }) => ({
      what: `${signOf(kept)} ${group}: ${what}`,
      figure,
      bar: promise,
      how: "",
    }));
    return tableOf(rows, false, { what: "What", figure: "Result", bar: "Promise", how: "" });
  }
}

function signOf(kept: boolean | null): string {
  if (kept === null) return " ";
  return kept ? "✓" : "✖";
}
