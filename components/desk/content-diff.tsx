// What changed between two versions, readable in one column: words struck and underlined where they stand, what is the same folded away.
import type { ContentDiff } from "#lib/document/diff.ts";
import { bodyParts, fieldRows, unchangedText, type DiffRow, type DiffText } from "./diff-rows.ts";
import { DiffWords } from "./diff-words.tsx";
import type { Writers } from "./history-writers.ts";

type ContentChangesProps = Readonly<{
  diff: ContentDiff;
  before: DiffText;
  after: DiffText;
  /** Section and bureau ids in words. */
  names: ReadonlyMap<string, string>;
  writers?: Writers | null;
}>;

/** Renders a sentence, and the text folded away, when nothing changed. */
export function ContentChanges({ diff, before, after, names, writers = null }: ContentChangesProps) {
  const fields = fieldRows(diff, before, after, names);
  return (
    <div className="grid gap-4 text-base leading-relaxed">
      {diff.changed ? null : <p className="text-ink-soft">The two texts are the same, word for word.</p>}
      {fields.length === 0 ? null : (
        <dl className="grid gap-x-4 gap-y-2 sm:grid-cols-[7rem_minmax(0,1fr)]">
          {fields.map((row) => (
            <div key={row.key} className="contents">
              <dt className="text-sm text-ink-faint">{row.caption}</dt>
              <dd className="min-w-0 break-words whitespace-pre-line">
                <DiffWords runs={row.runs} writers={writers} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <div className="grid gap-3">
        {bodyParts(diff, before, after).map((part) =>
          part.kind === "same" ? (
            <details key={part.key} open={!diff.changed} className="text-ink-soft">
              <summary className="cursor-pointer rounded-md py-1 text-center text-xs text-ink-faint hover:bg-sunken">
                {unchangedText(part.rows.length)}
              </summary>
              <div className="grid gap-2 pt-2">
                {part.rows.map((row) => (
                  <p key={row.key} className="break-words whitespace-pre-line">
                    <DiffWords runs={row.runs} writers={writers} />
                  </p>
                ))}
              </div>
            </details>
          ) : (
            <Block key={part.key} row={part.row} writers={writers} />
          ),
        )}
      </div>
    </div>
  );
}

function Block({ row, writers }: Readonly<{ row: DiffRow; writers: Writers | null }>) {
  return (
    <div className="border-l-2 border-line-strong/50 pl-3">
      <p className="text-xs text-ink-faint">{row.caption}</p>
      <p className="break-words whitespace-pre-line">
        <DiffWords runs={row.runs} writers={writers} />
      </p>
      {row.details.length > 0 && (
        <p className="text-xs break-words whitespace-pre-line text-ink-soft">
          <DiffWords runs={row.details} />
        </p>
      )}
    </div>
  );
}
