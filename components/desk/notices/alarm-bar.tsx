"use client";
// What can't wait stands below the head of every newsroom screen until its person has read it: one bar in the page's own flow,
// however many there are, so that it covers nothing, and moves nothing under the hands of whoever writes. It folds to its count without being read, and a new alarm unfolds it.
import { usePathname } from "next/navigation";
import { useEffect, useId, useRef, useState } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { noticeRules } from "#lib/newsroom/notice-kinds.ts";
import type { NoticeLine, NoticeSummary } from "./notice-data.ts";
import { changeReading, useNotices } from "./notice-store.ts";
import { useSteadyPage } from "./steady-page.ts";

const press =
  "inline-flex min-h-8 shrink-0 items-center justify-center gap-1 rounded-md border border-killed/45 bg-surface px-2.5 py-1 font-medium text-killed hover:border-killed pointer-coarse:min-h-11 pointer-coarse:min-w-11";

/** Alarms that were folded away or said on the screens before: each screen has a bar of its own. */
const folded = new Set<string>();
const said = new Set<string>();

export function AlarmBar({ drawn }: Readonly<{ drawn: NoticeSummary }>) {
  const { alarms } = useNotices(drawn);
  const [first, ...others] = alarms;
  const steady = useSteadyPage();
  return (
    <div ref={steady}>
      <Said alarms={alarms} />
      {first === undefined ? null : <Bar key={first.id} first={first} others={others} />}
    </div>
  );
}

/** Each alarm once, for who listens. */
function Said({ alarms }: Readonly<{ alarms: readonly NoticeLine[] }>) {
  const told = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const fresh = alarms.filter(({ id }) => !said.has(id));
    if (fresh.length === 0 || told.current === null) return;
    for (const { id } of fresh) said.add(id);
    told.current.textContent = fresh
      .map(({ kind, sentence }) => `${noticeRules[kind].label}. ${sentence}`)
      .join(" ");
  }, [alarms]);
  return <p ref={told} role="alert" className="sr-only" />;
}

const inWords = (count: number): string => (count === 1 ? "1 alarm" : `${count} alarms`);

function Bar({ first, others }: Readonly<{ first: NoticeLine; others: readonly NoticeLine[] }>) {
  const id = useId();
  const here = usePathname();
  const [isFolded, setFolded] = useState(() => folded.has(first.id));
  const [whole, setWhole] = useState(false);
  const { icon, label } = noticeRules[first.kind];
  const fold = (next: boolean) => {
    if (next) folded.add(first.id);
    else folded.delete(first.id);
    setFolded(next);
  };
  const read = () => void changeReading({ read: [first.id] });
  const count = others.length + 1;
  return (
    <section
      aria-label="Unread alarms"
      className="border-b border-killed/50 bg-killed-soft px-3 text-killed sm:px-4 print:hidden"
    >
      {isFolded ? (
        <button
          type="button"
          aria-expanded="false"
          onClick={() => fold(false)}
          className="flex min-h-8 w-full items-center gap-2 text-left font-medium pointer-coarse:min-h-11"
        >
          <Icon name={icon} className="size-4 shrink-0" />
          <span className="underline underline-offset-2">{inWords(count)}</span>
          <Icon name="chevron-down" />
        </button>
      ) : (
        <div
          className={`flex items-center gap-x-2 gap-y-1 py-1.5 sm:gap-x-3 ${whole ? "max-sm:flex-wrap" : ""}`}
        >
          <Icon name={icon} className="size-4 shrink-0" />
          <p
            id={`${id}-words`}
            className={`min-w-0 grow wrap-anywhere ${whole ? "max-sm:basis-4/5" : "max-sm:line-clamp-2"}`}
          >
            <strong className="font-semibold">{label}.</strong>{" "}
            <span className="text-ink">{first.sentence}</span>
          </p>
          <span className="ml-auto flex shrink-0 items-center gap-1.5 sm:gap-2">
            {others.length === 0 ? null : (
              <Link href="/desk/notices?unread=1" className={press}>
                +{others.length}
                <span className="sr-only"> more, unread</span>
              </Link>
            )}
            <button
              type="button"
              className={`${press} sm:hidden`}
              aria-expanded={whole}
              aria-controls={`${id}-words`}
              onClick={() => setWhole(!whole)}
            >
              {whole ? "Less" : "More"}
            </button>
            {first.href === null || first.href === here ? null : (
              <Link href={first.href} className={`${press} ${whole ? "" : "max-sm:hidden"}`} onClick={read}>
                Open
              </Link>
            )}
            <button type="button" className={`${press} ${whole ? "" : "max-sm:hidden"}`} onClick={read}>
              <Icon name="check" />
              Mark as read
            </button>
            <button
              type="button"
              aria-expanded="true"
              title="Fold to the count"
              className={press}
              onClick={() => fold(true)}
            >
              <Icon name="chevron-down" className="rotate-180" />
              <span className="sr-only">Fold the alarms to their count</span>
            </button>
          </span>
        </div>
      )}
    </section>
  );
}
