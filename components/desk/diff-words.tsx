// Words of a comparison where they stand: struck, underlined or the same, each said in words too, and whose they are.
import type { AuthoredRun } from "#lib/document/diff-authors.ts";
import type { Writers } from "./history-writers.ts";

type DiffWordsProps = Readonly<{
  runs: readonly (Omit<AuthoredRun, "personId"> & Partial<Pick<AuthoredRun, "personId">>)[];
  /** Colours and initials of the people; null: not asked for. */
  writers?: Writers | null;
}>;

const looks = {
  same: "",
  inserted: "rounded-sm bg-inserted-soft text-inserted underline decoration-2 underline-offset-2",
  deleted: "rounded-sm bg-deleted-soft text-deleted line-through",
} as const;

export function DiffWords({ runs, writers = null }: DiffWordsProps) {
  return runs.map((run, index) => {
    const writer = run.personId ? (writers?.get(run.personId) ?? null) : null;
    const before = runs[index - 1];
    const tells = writer !== null && before?.personId !== run.personId;
    const words = (
      <>
        {tells ? (
          <span className={`written-by by-${writer.tone}`}>
            <span aria-hidden="true">{writer.initials}</span>
            <span className="sr-only">{writer.name}: </span>
          </span>
        ) : null}
        {run.kind !== "same" && before?.kind !== run.kind ? (
          <span className="sr-only">{run.kind === "inserted" ? "added: " : "taken out: "}</span>
        ) : null}
        {run.text}
      </>
    );
    const look = `${looks[run.kind]} ${writer === null ? "" : `written by-${writer.tone}`}`.trim();
    const key = `${index}-${run.kind}`;
    if (run.kind === "inserted") {
      return (
        <ins key={key} className={look}>
          {words}
        </ins>
      );
    }
    if (run.kind === "deleted") {
      return (
        <del key={key} className={look}>
          {words}
        </del>
      );
    }
    return (
      <span key={key} className={look === "" ? undefined : look}>
        {words}
      </span>
    );
  });
}
