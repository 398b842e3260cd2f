// Two versions beside each other, paragraph beside paragraph. A table, so that screen readers say which side is read.
import type { ContentDiff } from "#lib/document/diff.ts";
import type { AuthoredRun } from "#lib/document/diff-authors.ts";
import type { Run } from "#lib/document/word-diff.ts";
import { bodyParts, fieldRows, unchangedText, type DiffRow, type DiffText } from "./diff-rows.ts";
import { DiffWords } from "./diff-words.tsx";
import type { Writers } from "./history-writers.ts";

type CompareSidesProps = Readonly<{
  diff: ContentDiff;
  before: DiffText & Readonly<{ name: string }>;
  after: DiffText & Readonly<{ name: string }>;
  names: ReadonlyMap<string, string>;
  writers: Writers | null;
}>;

export function CompareSides({ diff, before, after, names, writers }: CompareSidesProps) {
  const row = (one: DiffRow) => <SideRow key={one.key} row={one} writers={writers} />;
  const fields = fieldRows(diff, before, after, names);
  return (
    <table className="w-full table-fixed border-collapse text-base leading-relaxed">
      <thead>
        <tr className="text-left text-sm">
          <th scope="col" className="px-2 pb-2 font-medium">
            {before.name}
          </th>
          <th scope="col" className="border-l border-line px-2 pb-2 font-medium">
            {after.name}
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map(row)}
        {bodyParts(diff, before, after).map((part) =>
          part.kind === "changed" ? (
            row(part.row)
          ) : (
            <tr key={part.key} className="border-t border-line">
              <td
                colSpan={2}
                aria-label={unchangedText(part.rows.length)}
                className="px-2 py-1 text-ink-soft"
              >
                <details>
                  <summary className="cursor-pointer rounded-md py-1 text-center text-xs text-ink-faint hover:bg-sunken">
                    {unchangedText(part.rows.length)}
                  </summary>
                  <div className="mx-auto grid max-w-160 gap-2 py-2">
                    {part.rows.map((one) => (
                      <p key={one.key} className="break-words whitespace-pre-line">
                        <DiffWords runs={one.runs} writers={writers} />
                      </p>
                    ))}
                  </div>
                </details>
              </td>
            </tr>
          ),
        )}
      </tbody>
    </table>
  );
}

function SideRow({ row, writers }: Readonly<{ row: DiffRow; writers: Writers | null }>) {
  return (
    <>
      <tr className="border-t border-line">
        <th scope="rowgroup" colSpan={2} className="px-2 pt-2 text-left text-xs font-normal text-ink-faint">
          {row.caption}
        </th>
      </tr>
      <tr className="align-top">
        <Side runs={row.sides.before} details={row.details} without="inserted" writers={writers} />
        <Side runs={row.sides.after} details={row.details} without="deleted" writers={writers} />
      </tr>
    </>
  );
}

function Side({
  runs,
  details,
  without,
  writers,
}: Readonly<{
  runs: readonly AuthoredRun[];
  details: readonly Run[];
  without: Run["kind"];
  writers: Writers | null;
}>) {
  const told = details.filter((run) => run.kind !== without);
  return (
    <td className="px-2 pb-2 break-words whitespace-pre-line [&+td]:border-l [&+td]:border-line">
      <DiffWords runs={runs} writers={writers} />
      {told.length > 0 ? (
        <p className="text-xs text-ink-soft">
          <DiffWords runs={told} />
        </p>
      ) : null}
    </td>
  );
}
