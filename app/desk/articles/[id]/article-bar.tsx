"use client";
// Always in the same place above the text: where the article stands, what is planned, what was asked for, what is next.
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { BarState } from "#components/desk/bar-state.ts";
import { DueBadge } from "#components/desk/due-badge.tsx";
import { StateBadges } from "#components/desk/states.tsx";
import { DeskTime } from "#components/desk/time.tsx";
import { useEditorSession } from "#components/editor/session.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { dueState } from "#lib/newsroom/board.ts";
import { classRules } from "#lib/newsroom/change-class.ts";
import { carryOut, reloadBar } from "./actions.ts";
import { Verbs } from "./verbs.tsx";

/** How long after a save the verbs are asked for again: typing saves often, checks need not follow each word. */
const quietMilliseconds = 500;

export function ArticleBar({ initial }: Readonly<{ initial: BarState | null }>) {
  const router = useRouter();
  const editor = useEditorSession();
  const [asked, setAsked] = useState<BarState | null>(null);
  const [round, setRound] = useState(0);
  const bar = newest(initial, asked);
  const shown = bar !== null;
  const articleId = editor?.articleId ?? bar?.articleId ?? null;
  const news = editor?.round ?? 0;
  const [first] = useState(news);

  useEffect(() => {
    if (articleId === null || (round === 0 && news === first && shown)) return;
    let current = true;
    const timer = setTimeout(() => {
      void (async () => {
        // An answer that never comes leaves the bar as it is; the next save asks again.
        const fresh = await reloadBar(articleId).catch(() => null);
        if (current && fresh !== null) setAsked(fresh);
      })();
    }, quietMilliseconds);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [articleId, news, first, shown, round]);

  function done() {
    if (initial === null && articleId !== null) {
      // The page for a new article became an article's page: from here on it is that.
      window.location.assign(`/desk/articles/${articleId}`);
      return;
    }
    setRound(round + 1);
    router.refresh();
  }

  return (
    <div className="top-12 z-10 -mx-3 border-b border-line bg-canvas px-3 py-2 lg:sticky sm:-mx-4 sm:px-4">
      <h1 className="sr-only">{bar === null ? "New article" : bar.slugline || `Article ${bar.articleId}`}</h1>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          {bar === null ? (
            <StateBadges stage="draft" publication="never" ahead={false} />
          ) : (
            <StateBadges
              stage={bar.stage}
              publication={bar.publication}
              ahead={bar.aheadOfLive}
              spiked={bar.spiked}
            />
          )}
          {bar?.schedule ? <Scheduled bar={bar} schedule={bar.schedule} /> : null}
          {bar?.claim ? (
            <Badge tone="accent" icon="hand">
              {bar.claim.own ? "You have it" : `${bar.claim.name} has it`}
            </Badge>
          ) : null}
          {bar === null ? null : <Assigned bar={bar} />}
          {bar?.secondReadDue ? (
            <Badge tone="killed" icon="triangle-alert">
              Second read due
            </Badge>
          ) : null}
        </div>
        {bar === null ? null : (
          <nav aria-label="Article" className="flex gap-1">
            <BarLink href={`/desk/articles/${bar.articleId}/history`} icon="history" word="History" />
            <BarLink
              href={`/desk/articles/${bar.articleId}/preview`}
              icon="newspaper"
              word="Preview"
              leaves
            />
          </nav>
        )}
        {bar === null ? null : <Verbs key={bar.articleId} bar={bar} carryOut={carryOut} onDone={done} />}
      </div>
      {bar === null ? null : <Remarks bar={bar} />}
    </div>
  );
}

/** The later word of the two, by the article's versions. */
function newest(initial: BarState | null, asked: BarState | null): BarState | null {
  if (initial === null || asked === null) return asked ?? initial;
  if (asked.version !== initial.version) return asked.version > initial.version ? asked : initial;
  return asked.copyVersion >= initial.copyVersion ? asked : initial;
}

function BarLink({
  href,
  icon,
  word,
  leaves = false,
}: Readonly<{ href: string; icon: IconName; word: string; leaves?: boolean }>) {
  const className =
    "inline-flex items-center gap-1 rounded-md px-1.5 py-1 text-ink-soft hover:bg-sunken hover:text-ink pointer-coarse:min-h-11";
  const inside = (
    <>
      <Icon name={icon} />
      {word}
    </>
  );
  // The preview is a document of its own, drawn like the readers' page: not a step inside this app.
  return leaves ? (
    <a href={href} className={className}>
      {inside}
    </a>
  ) : (
    <Link href={href} className={className}>
      {inside}
    </Link>
  );
}

function Scheduled({
  bar,
  schedule,
}: Readonly<{ bar: BarState; schedule: NonNullable<BarState["schedule"]> }>) {
  const late = schedule.state === "pending" && schedule.at.getTime() < bar.now.getTime();
  return (
    <Badge
      tone={schedule.state === "suspended" ? "review" : late ? "killed" : "scheduled"}
      icon={late ? "triangle-alert" : "calendar-clock"}
    >
      {schedule.state === "suspended" ? "Schedule suspended, was" : late ? "Late, was due" : "Goes live"}{" "}
      <DeskTime at={schedule.at} now={bar.now} zone={bar.newsroomZone} />
    </Badge>
  );
}

function Assigned({ bar: { assignment, stage, now, newsroomZone: zone } }: Readonly<{ bar: BarState }>) {
  const { assignee, dueAt } = assignment;
  const due = stage === "draft" ? dueState(dueAt, now) : null;
  return (
    <>
      {assignee === null ? null : (
        <Badge tone="draft" icon="user">
          For {assignee.name}
        </Badge>
      )}
      {dueAt === null || due === null ? null : <DueBadge due={due} at={dueAt} now={now} zone={zone} />}
    </>
  );
}

function Remarks({ bar }: Readonly<{ bar: BarState }>) {
  return (
    <div className="mt-2 grid gap-2 empty:hidden">
      {bar.requested === null ? null : (
        <Notice tone="warning" title={`${bar.requested.by} asked for changes`} live={false}>
          <p className="whitespace-pre-line">{bar.requested.reason}</p>
        </Notice>
      )}
      {bar.remarks.length === 0 ? null : <p className="text-xs text-ink-soft">{bar.remarks.join(" ")}</p>}
      {bar.proposedClass === null ? null : (
        <p className="text-xs text-ink-soft">
          Proposed as <strong className="font-medium text-ink">{classRules[bar.proposedClass].label}</strong>:
          readers see {classRules[bar.proposedClass].readersSee}.
          {bar.proposedNote === null ? "" : ` “${bar.proposedNote}”`}
        </p>
      )}
    </div>
  );
}
