// The handover: what happened since somebody's last shift, what stands open, who is on, and what colleagues left in writing.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { HandoverGroup } from "#components/desk/handover-group.tsx";
import { roleWords } from "#components/desk/role-words.ts";
import { DeskShell } from "#components/desk/shell.tsx";
import { TakeOver } from "#components/desk/take-over.tsx";
import { DeskTime } from "#components/desk/time.tsx";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { SearchForm } from "#components/ui/search-form.tsx";
import { bureausOf } from "#db/bureaus.ts";
import { handoverNotes, lastTakeOver, ownNote, type HandoverNote } from "#db/handover.ts";
import { handoverLines } from "#db/handover-lines.ts";
import { whoIsOn, type OnNow } from "#db/who-is-on.ts";
import { handoverSince, handoverSpans, spanAsked } from "#lib/newsroom/handover.ts";
import { may, reachOf } from "#lib/newsroom/permissions.ts";
import { timeInZone } from "#lib/newsroom/wording.ts";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { takeOver } from "./actions.ts";
import { handoverGroups } from "./handover-groups.tsx";

export const metadata: Metadata = { title: "Handover" };

type Search = Promise<Record<string, string | string[] | undefined>>;

const control =
  "h-8 rounded-md border border-line-strong/60 bg-surface px-2 text-sm text-ink pointer-coarse:h-11";

export default async function HandoverPage({ searchParams }: Readonly<{ searchParams: Search }>) {
  const frame = await deskFrame();
  const { actor, now, zone } = frame;
  if (!may(actor, "hand-over")) notFound();
  const asked = await searchParams;
  const hours = spanAsked(typeof asked["span"] === "string" ? asked["span"] : undefined);
  const [mark, bureaus] = await Promise.all([lastTakeOver(actor), bureausOf(actor)]);
  const bureau = bureaus.find(({ slug }) => slug === asked["bureau"])?.slug ?? null;
  const since = handoverSince(mark, hours, now);
  const [lines, notes, own, on] = await Promise.all([
    handoverLines(actor, { since, now, bureau }),
    handoverNotes(actor, since),
    ownNote(actor),
    whoIsOn(actor),
  ]);
  const groups = handoverGroups(lines, { now, zone });
  return (
    <DeskShell {...frame} here="handover">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div>
          <h1 className="text-base font-semibold">Handover</h1>
          <p className="text-ink-soft">
            {hours !== null
              ? `The last ${hours} hours`
              : mark === null
                ? "The last 12 hours: you have not taken over before"
                : "Since you took over"}
            , from <time dateTime={since.toISOString()}>{timeInZone(since, zone)}</time> to{" "}
            <time dateTime={now.toISOString()}>{timeInZone(now, zone)}</time>
          </p>
        </div>
        <SearchForm action="/desk/handover" className="flex flex-wrap items-center gap-2 print:hidden">
          <select
            name="span"
            key={`span-${hours}`}
            defaultValue={hours ?? ""}
            aria-label="Since when"
            className={control}
          >
            <option value="">Since my last shift</option>
            {handoverSpans.map((one) => (
              <option key={one} value={one}>
                The last {one} hours
              </option>
            ))}
          </select>
          <select
            name="bureau"
            key={`bureau-${bureau}`}
            defaultValue={bureau ?? ""}
            aria-label="Bureau"
            className={control}
          >
            <option value="">All my bureaus</option>
            {bureaus.map(({ slug, name }) => (
              <option key={slug} value={slug}>
                {name}
              </option>
            ))}
          </select>
          <Button type="submit">Show</Button>
        </SearchForm>
      </div>
      <nav aria-label="At a glance" className="mt-3 flex flex-wrap gap-x-3 gap-y-1 print:hidden">
        {groups
          .filter((group) => group.lines.length > 0)
          .map((group) => (
            <a
              key={group.id}
              href={`#${group.id}`}
              className="py-0.5 text-accent underline underline-offset-2 pointer-coarse:py-2"
            >
              {group.title} <span className="tabular-nums">{group.lines.length}</span>
            </a>
          ))}
      </nav>
      <div className="mt-4 grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="grid min-w-0 gap-4">
          <Notes notes={notes} own={own} now={now} zone={zone} />
          {groups.map((group) => (
            <HandoverGroup key={group.id} group={group} />
          ))}
        </div>
        <aside className="grid min-w-0 gap-4">
          <OnNowList people={on} />
          <TakeOver
            take={takeOver}
            hint={
              reachOf(actor.role, "read") === "all"
                ? "For the next person. Chiefs and legal read it."
                : "For the next person. Colleagues who work in all of your bureaus, chiefs and legal read it."
            }
          />
        </aside>
      </div>
    </DeskShell>
  );
}

type NotesProps = Readonly<{
  notes: readonly HandoverNote[];
  /** The reader's own last note: it began this handover, so it isn't among what was left since. */
  own: HandoverNote | null;
  now: Date;
  zone: string;
}>;

function Notes({ notes, own, now, zone }: NotesProps) {
  const shown = own === null || notes.some(({ id }) => id === own.id) ? notes : [...notes, own];
  if (shown.length === 0) return <p className="px-3 text-ink-soft">Nobody left a note.</p>;
  return (
    <section aria-labelledby="notes" className="min-w-0">
      <h2 id="notes" className="pb-1.5 font-semibold">
        Notes
      </h2>
      <ul className="grid gap-2">
        {shown.map((one) => (
          <li key={one.id} className="rounded-lg border border-line bg-accent-soft px-3 py-2">
            <p className="break-words whitespace-pre-line">{one.note}</p>
            <p className="text-xs text-ink-soft">
              {one.id === own?.id ? "Your note" : one.name}, <DeskTime at={one.at} now={now} zone={zone} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function OnNowList({ people }: Readonly<{ people: readonly OnNow[] }>) {
  return (
    <section aria-labelledby="on-now" className="min-w-0 rounded-lg border border-line bg-surface p-3">
      <h2 id="on-now" className="pb-1.5 font-semibold">
        On now
      </h2>
      {people.length === 0 ? <p className="text-ink-soft">Nobody.</p> : null}
      <ul className="grid gap-1.5">
        {people.map((one) => (
          <li key={one.id} className="min-w-0 wrap-anywhere">
            {one.name} <span className="text-ink-faint">{roleWords[one.role]}</span>
            {one.articles.map(({ id, headline }) => (
              <p key={id} className="line-clamp-2 text-ink-soft">
                has open:{" "}
                <Link href={`/desk/articles/${id}`} className="underline underline-offset-2">
                  {headline || `article ${id}`}
                </Link>
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}
