// Every revision with its approvals: choose two to compare, or take one back into the working copy.
import type { ReactNode } from "react";
import { revisionWord } from "#components/desk/event-words.ts";
import { DeskTime } from "#components/desk/time.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import type { Which } from "#db/compared.ts";
import type { RevisionLine, RevisionPage } from "#db/revisions.ts";
import { classRules } from "#lib/newsroom/change-class.ts";
import { queryOf, type HistoryAddress } from "./address.ts";
import { RestoreButton } from "./restore-button.tsx";

type RevisionListProps = Readonly<{
  articleId: number;
  version: number;
  page: RevisionPage;
  address: HistoryAddress;
  refused: string | null;
  now: Date;
  zone: string;
}>;

export function RevisionList(props: RevisionListProps) {
  const { page, address } = props;
  const { revisions } = page;
  if (revisions.length === 0 && address.before === null) {
    return (
      <p className="rounded-lg border border-dashed border-line-strong p-4 text-ink-soft">
        No revision yet. The first one is kept when the text is submitted for review, or when somebody saves a
        named version.
      </p>
    );
  }
  const elsewhere = [address.from, address.to].filter(
    (one): one is number => typeof one === "number" && revisions.every((line) => line.number !== one),
  );
  return (
    <section aria-labelledby="revisions">
      <form method="get">
        {address.view === "sides" ? <input type="hidden" name="view" value="sides" /> : null}
        {address.who ? <input type="hidden" name="who" value="1" /> : null}
        {address.before === null ? null : <input type="hidden" name="before" value={address.before} />}
        <div className="flex items-center justify-between gap-2 pb-2">
          <h2 id="revisions" className="font-semibold">
            Revisions
          </h2>
          <Button type="submit" icon="file-diff">
            Compare
          </Button>
        </div>
        <ul className="rounded-lg border border-line bg-surface">
          <OtherText which="now" address={address}>
            The text as it is now
          </OtherText>
          {[...new Set(elsewhere)].map((number) => (
            <OtherText key={number} which={number} address={address}>
              Revision {number}, listed on another page
            </OtherText>
          ))}
          {revisions.map((revision) => (
            <Revision key={revision.id} revision={revision} {...props} />
          ))}
        </ul>
      </form>
      <Pages page={page} address={address} />
    </section>
  );
}

function Pages({ page, address }: Readonly<{ page: RevisionPage; address: HistoryAddress }>) {
  if (page.older === null && address.before === null) return null;
  return (
    <nav aria-label="Pages of revisions" className="flex justify-between gap-2 pt-2">
      {address.before === null ? (
        <span />
      ) : (
        <Link href={queryOf({ ...address, before: null }) || "?"} className={buttonClass()}>
          Newest revisions
        </Link>
      )}
      {page.older === null ? null : (
        <Link href={queryOf({ ...address, before: page.older })} className={buttonClass()}>
          Older revisions
        </Link>
      )}
    </nav>
  );
}

/** A text to choose that isn't a line of this page. */
function OtherText({
  which,
  address,
  children,
}: Readonly<{ which: Which; address: HistoryAddress; children: ReactNode }>) {
  return (
    <li className="grid gap-x-4 gap-y-2 border-t border-line px-3 py-2.5 first:border-t-0 sm:grid-cols-[auto_minmax(0,1fr)]">
      <Choices which={which} address={address} />
      <span className="text-ink-soft">{children}</span>
    </li>
  );
}

function Revision({ revision, ...list }: RevisionListProps & Readonly<{ revision: RevisionLine }>) {
  const { number } = revision;
  return (
    <li className="grid gap-x-4 gap-y-2 border-t border-line px-3 py-2.5 first:border-t-0 sm:grid-cols-[auto_minmax(0,1fr)_auto]">
      <Choices which={number} address={list.address} />
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <strong className="font-medium">Revision {number}</strong>
          {revision.kind === "named" ? <strong className="font-medium">“{revision.note}”</strong> : null}
          <span className="text-ink-soft">
            {revisionWord(revision.kind)} by {revision.createdBy},{" "}
            <DeskTime at={revision.createdAt} now={list.now} zone={list.zone} />, {revision.words} words
            {difference(revision)}
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
        {revision.note === null || revision.kind === "named" ? null : (
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
        revisionId={revision.id}
        number={number}
        refused={list.refused}
      />
    </li>
  );
}

/** How many words more or fewer than the revision before it. */
function difference({ words, wordsBefore }: RevisionLine): string {
  if (wordsBefore === null || words === wordsBefore) return "";
  return words > wordsBefore ? ` (+${words - wordsBefore})` : ` (−${wordsBefore - words})`;
}

function Choices({ which, address }: Readonly<{ which: Which; address: HistoryAddress }>) {
  const name = which === "now" ? "the text as it is now" : `revision ${which}`;
  return (
    <div className="flex gap-3 text-xs text-ink-soft">
      {(["from", "to"] as const).map((side) => (
        <label key={side} className="flex items-center gap-1 pointer-coarse:min-h-11">
          <input
            type="radio"
            name={side}
            value={which}
            defaultChecked={address[side] === which}
            className="size-4"
          />
          {side === "from" ? "From" : "To"}
          <span className="sr-only"> {name}</span>
        </label>
      ))}
    </div>
  );
}
