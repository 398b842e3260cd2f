// Every revision with its approvals: choose two to compare, or take one back into the working copy.
import { revisionWord } from "#components/desk/event-words.ts";
import { DeskTime } from "#components/desk/time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import type { RevisionLine } from "#db/revisions.ts";
import { classRules } from "#lib/newsroom/change-class.ts";
import { RestoreButton } from "./restore-button.tsx";

type RevisionListProps = Readonly<{
  articleId: number;
  version: number;
  copyVersion: number;
  revisions: readonly RevisionLine[];
  from: number | null;
  to: number | null;
  refused: string | null;
  now: Date;
  zone: string;
}>;

export function RevisionList(props: RevisionListProps) {
  const { revisions } = props;
  if (revisions.length === 0) {
    return (
      <p className="rounded-lg border border-dashed border-line-strong p-4 text-ink-soft">
        No revision yet. The first one is kept when the text is submitted for review.
      </p>
    );
  }
  return (
    <section aria-labelledby="revisions">
      <form method="get">
        <div className="flex items-center justify-between gap-2 pb-2">
          <h2 id="revisions" className="font-semibold">
            Revisions
          </h2>
          {revisions.length > 1 ? (
            <Button type="submit" icon="file-diff">
              Compare
            </Button>
          ) : null}
        </div>
        <ul className="rounded-lg border border-line bg-surface">
          {revisions.map((revision) => (
            <Revision key={revision.id} revision={revision} {...props} />
          ))}
        </ul>
      </form>
    </section>
  );
}

function Revision({ revision, ...list }: RevisionListProps & Readonly<{ revision: RevisionLine }>) {
  const { number } = revision;
  return (
    <li className="grid gap-x-4 gap-y-2 border-t border-line px-3 py-2.5 first:border-t-0 sm:grid-cols-[auto_minmax(0,1fr)_auto]">
      {list.revisions.length > 1 ? (
        <div className="flex gap-3 text-xs text-ink-soft">
          <Choice name="from" number={number} chosen={list.from} word="From" />
          <Choice name="to" number={number} chosen={list.to} word="To" />
        </div>
      ) : (
        <span />
      )}
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <strong className="font-medium">Revision {number}</strong>
          <span className="text-ink-soft">
            {revisionWord(revision.kind)} by {revision.createdBy},{" "}
            <DeskTime at={revision.createdAt} now={list.now} zone={list.zone} />, {revision.words} words
          </span>
          {revision.isLive ? (
            <Badge tone="live" icon="radio">
              Live
            </Badge>
          ) : null}
          {revision.isApproved ? (
            <Badge tone="ready" icon="stamp">
              Approved
            </Badge>
          ) : null}
        </p>
        {revision.authors.length === 0 ? null : (
          <p className="text-xs text-ink-faint">Text by {revision.authors.join(", ")}</p>
        )}
        {revision.note === null ? null : (
          <p className="mt-1 whitespace-pre-line text-ink-soft">{revision.note}</p>
        )}
        {revision.approvals.map((approval) => (
          <p key={`${approval.by}-${approval.at.toISOString()}`} className="mt-1 text-xs text-ink-soft">
            {approval.kind === "desk" ? "Approved" : `Approved for ${approval.kind}`} by {approval.by},{" "}
            <DeskTime at={approval.at} now={list.now} zone={list.zone} />
            {approval.changeClass === null
              ? ""
              : `, as ${classRules[approval.changeClass].label.toLowerCase()}`}
            {approval.publicNote === null ? "" : `: “${approval.publicNote}”`}
            {approval.voidedAt === null ? "" : ". It no longer counts."}
          </p>
        ))}
      </div>
      <RestoreButton
        articleId={list.articleId}
        version={list.version}
        copyVersion={list.copyVersion}
        revisionId={revision.id}
        number={number}
        refused={list.refused}
      />
    </li>
  );
}

function Choice({
  name,
  number,
  chosen,
  word,
}: Readonly<{ name: string; number: number; chosen: number | null; word: string }>) {
  return (
    <label className="flex items-center gap-1">
      <input type="radio" name={name} value={number} defaultChecked={chosen === number} className="size-4" />
      {word}
      <span className="sr-only"> revision {number}</span>
    </label>
  );
}
