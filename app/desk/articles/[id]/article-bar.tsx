"use client";
// Always in the same place above the text: where the article stands, whether it is saved, what is next. On a phone that is
// one line, and the rest unfolds from it.
import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import type { BarState } from "#components/desk/bar-state.ts";
import { ClosedGates, OpenGates } from "#components/desk/gates-panel.tsx";
import { StateBadges } from "#components/desk/states.tsx";
import { StepList } from "#components/desk/step-list.tsx";
import { verbsBehind } from "#components/desk/verb-groups.ts";
import { BarPart, FoldBarContext, useEditorSession } from "#components/editor/session.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { classRules } from "#lib/newsroom/change-class.ts";
import { carryOut, reloadBar } from "./actions.ts";
import { Alarms } from "./bar-alarms.tsx";
import { watchBar, watchLine } from "./bar-height.ts";
import { Verbs } from "./verbs.tsx";

/** How long after a save the verbs are asked for again: typing saves often, checks need not follow each word. */
const quietMilliseconds = 500;

export function ArticleBar({ initial }: Readonly<{ initial: BarState | null }>) {
  const router = useRouter();
  const editor = useEditorSession();
  const [asked, setAsked] = useState<BarState | null>(null);
  const [round, setRound] = useState(0);
  const [more, setMore] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const bar = newest(initial, asked);
  const shown = bar !== null;
  const articleId = editor?.articleId ?? bar?.articleId ?? null;
  const news = editor?.round ?? 0;
  const closed = editor?.closed === true;
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

  // The bureau's settings changed, or the article its bureau: the checks beside the text go by the new ones.
  const judgedBy = initial?.checks;
  const judgedByNow = asked?.checks;
  useEffect(() => {
    if (judgedBy !== undefined && judgedByNow !== undefined && judgedBy !== judgedByNow) router.refresh();
  }, [judgedBy, judgedByNow, router]);

  const fold = useCallback(() => setMore(false), []);
  useEffect(() => {
    if (!more) return;
    const leave = (event: KeyboardEvent) => {
      // A dialog or a menu on top closes first.
      if (event.key !== "Escape" || event.defaultPrevented || document.querySelector("dialog[open]")) return;
      fold();
      opener.current?.focus();
    };
    // On a wide screen the groups lie over the page: a press anywhere else closes them.
    const leaveByPress = (event: PointerEvent) => {
      const { target } = event;
      if (!(target instanceof Element) || !window.matchMedia("(min-width: 64rem)").matches) return;
      if (target.closest("#all-verbs, dialog") === null && opener.current?.contains(target) !== true) fold();
    };
    document.addEventListener("keydown", leave);
    document.addEventListener("pointerdown", leaveByPress);
    return () => {
      document.removeEventListener("keydown", leave);
      document.removeEventListener("pointerdown", leaveByPress);
    };
  }, [more, fold]);
  const behind = bar === null ? 0 : verbsBehind(bar.verbs);
  const opening = (
    <Button
      ref={opener}
      tone="quiet"
      icon="ellipsis"
      className={`max-lg:first:ml-auto max-lg:px-1.5 pointer-coarse:min-w-11 ${behind === 0 ? "lg:hidden" : ""}`}
      aria-expanded={more}
      aria-controls={bar === null ? "more-of-the-bar" : "all-verbs more-of-the-bar"}
      onClick={() => setMore(!more)}
    >
      <span className="max-lg:sr-only">More actions</span>
    </Button>
  );

  /** A question lies over the page: nothing stays unfolded beneath it, and the focus comes back to what is still there. */
  function coverWithQuestion() {
    if (!more) return;
    fold();
    opener.current?.focus({ preventScroll: true });
  }

  async function look(): Promise<BarState | null> {
    if (articleId === null) return null;
    // Without an answer the bar keeps what it shows.
    const fresh = await reloadBar(articleId).catch(() => null);
    if (fresh !== null) setAsked(fresh);
    return fresh;
  }

  function done() {
    fold();
    setRound(round + 1);
    // The page for a new article would be read anew as another new one; the bar asks for itself what is new.
    if (initial !== null) router.refresh();
  }

  return (
    <FoldBarContext value={fold}>
      {/* One box that stays in view where there is little room; on a wide screen its first line alone does. */}
      <div
        ref={watchBar}
        className={`top-0 z-20 -mx-3 border-b border-line bg-canvas px-3 max-lg:sticky sm:-mx-4 sm:px-4 lg:contents ${more ? "max-lg:max-h-dvh max-lg:overflow-y-auto" : ""}`}
      >
        <h1 className="sr-only">
          {bar === null ? "New article" : bar.slugline || `Article ${bar.articleId}`}
        </h1>
        <div
          ref={watchLine}
          className="z-20 flex flex-wrap items-center gap-x-2 gap-y-1 border-line bg-canvas py-1 lg:sticky lg:top-12 lg:-mx-4 lg:gap-x-3 lg:border-b lg:px-4 lg:py-2"
        >
          <div className="contents lg:flex lg:flex-1 lg:basis-48 lg:flex-wrap lg:items-center lg:gap-x-3 lg:gap-y-1">
            {closed ? (
              <Badge tone="killed" icon="lock">
                Not open to you
              </Badge>
            ) : bar === null ? (
              <StateBadges stage="draft" publication="never" ahead={false} />
            ) : (
              <StateBadges
                stage={bar.stage}
                publication={bar.publication}
                ahead={bar.aheadOfLive}
                spiked={bar.spiked}
                brief
              />
            )}
            {bar === null || closed ? null : <Alarms bar={bar} />}
            <BarPart name="status" />
          </div>
          {closed ? null : bar === null ? (
            <span className="max-lg:ml-auto">{opening}</span>
          ) : (
            <Verbs
              key={bar.articleId}
              bar={bar}
              more={more}
              carryOut={carryOut}
              onDone={done}
              onLook={look}
              onAsk={coverWithQuestion}
            >
              {opening}
            </Verbs>
          )}
        </div>
        <div
          id="more-of-the-bar"
          className={`flex flex-wrap items-center gap-x-3 gap-y-1 pb-2 lg:pt-1 lg:pb-0 ${more ? "" : "max-lg:hidden"}`}
        >
          {bar === null || closed ? null : (
            <>
              <nav aria-label="Article" className="flex gap-1 max-lg:basis-full lg:-ml-1.5">
                <BarLink href={`/desk/articles/${bar.articleId}/history`} icon="history" word="History" />
                <BarLink
                  href={`/desk/articles/${bar.articleId}/preview`}
                  icon="newspaper"
                  word="Preview"
                  leaves
                />
              </nav>
              <StepList steps={bar.steps} />
              <Remarks bar={bar} />
              {bar.publication === "killed" ? null : <OpenGates gates={bar.gates} />}
            </>
          )}
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1 lg:ml-auto">
            <BarPart name="tools" />
          </div>
        </div>
      </div>
      {closed ? (
        <div className="pt-2">
          <Notice
            tone="problem"
            title="It was killed, or it moved to where you may not read it."
            live={false}
          >
            <p>
              A chief or legal can tell you. What stands here is what you had on screen, not what readers
              have. Copy what you still need, then go back to the{" "}
              <Link href="/desk" className="underline underline-offset-2">
                board
              </Link>
              .
            </p>
          </Notice>
        </div>
      ) : null}
      {bar === null || closed ? null : (
        <>
          <ClosedGates gates={bar.gates} />
          {bar.troubles.map((one) => (
            <div key={one.title} className="pt-2">
              <Notice tone={one.tone} title={one.title} live={false}>
                <p>{one.todo}</p>
              </Notice>
            </div>
          ))}
        </>
      )}
      {bar === null || closed || bar.requested === null ? null : (
        <div className="pt-2">
          <Notice tone="warning" title={`${bar.requested.by} asked for changes`} live={false}>
            <p className="whitespace-pre-line">{bar.requested.reason}</p>
          </Notice>
        </div>
      )}
    </FoldBarContext>
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
    "inline-flex min-h-8 items-center gap-1 rounded-md px-1.5 py-1 text-ink-soft hover:bg-sunken hover:text-ink pointer-coarse:min-h-11";
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

function Remarks({ bar }: Readonly<{ bar: BarState }>) {
  const { proposedClass, proposedNote, remarks } = bar;
  if (remarks.length === 0 && proposedClass === null) return null;
  return (
    <div
      // A proposed note is as long as it has to be: it gets a line of its own instead of a narrow column between the tools.
      className={`grid min-w-0 gap-1 text-xs text-ink-soft max-lg:basis-full ${proposedClass === null ? "lg:flex-1" : "lg:order-last lg:basis-full"}`}
    >
      {remarks.length === 0 ? null : <p>{remarks.join(" ")}</p>}
      {proposedClass === null ? null : (
        <p>
          Proposed as <strong className="font-medium text-ink">{classRules[proposedClass].label}</strong>:
          readers see {classRules[proposedClass].readersSee}.
          {proposedNote === null ? "" : ` “${proposedNote}”`}
        </p>
      )}
    </div>
  );
}
