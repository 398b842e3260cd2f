"use client";
// One card of the margin: a thread about some words, or a suggestion with its decision.
import { useState } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon, type IconName } from "#components/ui/icon.tsx";
import { leadBack } from "./lead-back.ts";
import { CommentBox } from "./review-box.tsx";
import type { Answer, Verdict } from "./review-channel.ts";
import type { Words } from "./review-data.ts";
import type { ReviewDesk } from "./review-desk.ts";
import type { ReviewItem, SuggestionItem, ThreadItem } from "./review-items.ts";
import { Byline, Card, CommentText, Replies, type CardProps } from "./review-parts.tsx";
import { standsSomewhere } from "./review-reading.ts";
import { authorTone } from "./review-tone.ts";
import { suggestionParts, suggestionSentence } from "./review-words.ts";

export function ReviewCard({ desk, item, beside }: CardProps<ReviewItem>) {
  return item.kind === "thread" ? (
    <ThreadCard desk={desk} item={item} beside={beside} />
  ) : (
    <SuggestionCard desk={desk} item={item} beside={beside} />
  );
}

function Problem({ text }: Readonly<{ text: string | null }>) {
  return text === null ? null : (
    <p role="alert" className="flex items-start gap-1 text-xs text-killed">
      <Icon name="circle-alert" className="mt-0.5 size-3.5" />
      {text}
    </p>
  );
}

/** The switch with its word and icon: publication waits for this thread. */
export function BlockingSwitch({ on, onChange }: Readonly<{ on: boolean; onChange: (on: boolean) => void }>) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      title="Publication waits until a blocking thread is resolved"
      onClick={() => onChange(!on)}
      className="inline-flex min-h-8 items-center gap-1.5 rounded-md border border-transparent px-2 text-sm font-medium text-ink-soft hover:bg-sunken hover:text-ink aria-checked:border-killed/45 aria-checked:bg-killed-soft aria-checked:text-killed pointer-coarse:min-h-11"
    >
      <Icon name="octagon-x" />
      Blocking
    </button>
  );
}

function ThreadCard({ desk, item, beside }: CardProps<ThreadItem>) {
  const { thread, orphaned } = item;
  const [first, ...replies] = thread.comments;
  const problem = desk.review.refusals.get(thread.id) ?? null;
  const active = desk.active === item.key;
  const resolved = thread.resolvedAt !== null;
  const editor = desk.editors[item.place?.field ?? "body"];
  const change = async (what: Readonly<{ resolved?: boolean; blocking?: boolean }>, byKey: boolean) => {
    const asked = desk.review.change(thread.id, what);
    // The card goes to the others that are resolved, or comes back from there.
    if (what.resolved !== undefined) leadBack(editor, { byKey, card: item.key });
    const answer = await asked;
    if (answer.ok && what.resolved === true) desk.activate(null);
  };
  return (
    <Card desk={desk} item={item} label={`Comment by ${thread.createdBy.name} on “${thread.quote}”`}>
      <Byline desk={desk} person={thread.createdBy} at={thread.createdAt}>
        {thread.blocking && !resolved ? (
          <Badge tone="killed" icon="octagon-x">
            Blocking
          </Badge>
        ) : null}
        {resolved ? (
          <Badge tone="draft" icon="circle-check">
            Resolved
          </Badge>
        ) : null}
      </Byline>
      {orphaned ? (
        <p className="text-xs wrap-anywhere text-ink-faint">
          {standsSomewhere(desk.editors, thread.quote) ? (
            <>
              The words were moved or rewritten: “<bdi>{thread.quote}</bdi>”
            </>
          ) : (
            <>
              The words are gone:{" "}
              <del dir="auto" className="wrap-anywhere">
                {thread.quote}
              </del>
            </>
          )}
        </p>
      ) : beside && !active ? null : (
        <Quote text={thread.quote} />
      )}
      {first ? <CommentText comment={first} clamp={!active} /> : null}
      <Replies desk={desk} comments={replies} open={active} />
      {active ? (
        <>
          {resolved ? (
            <p className="text-xs text-ink-faint">Resolved by {thread.resolvedBy?.name ?? "a colleague"}</p>
          ) : (
            <CommentBox
              personId={desk.actor.id}
              articleId={desk.articleId}
              keep={thread.id}
              label="Reply"
              send="Reply"
              onSend={(words) => desk.review.reply(thread.id, words)}
              onCancel={() => close(desk, item)}
            />
          )}
          <div className="flex flex-wrap items-center gap-1.5">
            {resolved ? (
              <Button
                icon="rotate-ccw"
                onClick={({ detail }) => void change({ resolved: false }, detail === 0)}
              >
                Reopen
              </Button>
            ) : (
              <>
                <Button icon="check" onClick={({ detail }) => void change({ resolved: true }, detail === 0)}>
                  Resolve
                </Button>
                <BlockingSwitch
                  on={thread.blocking}
                  onChange={(on) => void change({ blocking: on }, false)}
                />
              </>
            )}
          </div>
        </>
      ) : null}
      <Problem text={problem} />
    </Card>
  );
}

/** The box for replies goes with the open card. */
function close(desk: ReviewDesk, item: ReviewItem): void {
  desk.activate(null);
  leadBack(desk.editors[item.place?.field ?? "body"], { card: item.key });
}

export function Quote({ text }: Readonly<{ text: string }>) {
  return (
    <blockquote
      dir="auto"
      className="line-clamp-2 border-s-2 border-(--commented-line) ps-2 text-xs wrap-anywhere text-ink-soft"
    >
      {text}
    </blockquote>
  );
}

const decided = {
  accepted: ["live", "circle-check", "Accepted"],
  rejected: ["killed", "ban", "Rejected"],
  withdrawn: ["draft", "undo-2", "Withdrawn"],
} as const;

type Decision = Readonly<{ name: string; drawing: IconName; verdict: Verdict }>;

/** Who may edit the text decides; who may only suggest may take back what is their own. */
function decisionsOf(right: ReviewDesk["right"], mine: boolean): readonly Decision[] {
  if (right === "edit")
    return [
      { name: "Accept", drawing: "check", verdict: "accept" },
      { name: "Reject", drawing: "x", verdict: "reject" },
    ];
  return right === "suggest" && mine ? [{ name: "Withdraw", drawing: "undo-2", verdict: "reject" }] : [];
}

function SuggestionCard({ desk, item, beside }: CardProps<SuggestionItem>) {
  const [problem, setProblem] = useState<string | null>(null);
  const active = desk.active === item.key;
  const mine = item.author.id === desk.actor.id;
  const waiting = desk.review.waiting.has(item.id) || desk.review.waiting.has("all");
  const decide = async (verdict: Verdict, byKey: boolean) => {
    if (waiting) return;
    setProblem(null);
    const answer = await desk.review.decide([item.id], verdict);
    if (!answer.ok) return setProblem(answer.message);
    leadBack(desk.editors[item.place?.field ?? "body"], { byKey });
  };
  const decisions = item.open ? decisionsOf(desk.right, mine) : [];
  const small = beside && !active;
  const buttons = decisions.map(({ name, drawing, verdict }) => (
    <Button
      key={name}
      tone={small ? "quiet" : "plain"}
      icon={drawing}
      title={small ? name : undefined}
      className={small ? "px-1.5" : ""}
      aria-disabled={waiting}
      onClick={(event) => void decide(verdict, event.detail === 0)}
    >
      <span className={small ? "sr-only" : ""}>{name}</span>
    </Button>
  ));
  const state = item.row?.state ?? "open";
  const [tone, icon, word] = item.open || state === "open" ? [] : decided[state];
  return (
    <Card desk={desk} item={item} label={`Suggestion by ${item.author.name}: ${suggestionSentence(item)}`}>
      <Byline desk={desk} person={item.author} at={item.row?.madeAt ?? null}>
        {tone === undefined ? null : (
          <Badge tone={tone} icon={icon}>
            {word}
          </Badge>
        )}
        {small ? <span className="-my-1 -mr-1.5 flex">{buttons}</span> : null}
      </Byline>
      <p className={`by-${authorTone(item.author.id)} wrap-anywhere ${active ? "" : "line-clamp-4"}`}>
        <Change item={item} />
      </p>
      {item.open || !item.row?.decidedBy ? null : (
        <p className="text-xs text-ink-faint">
          {word} by {item.row.decidedBy.name}
        </p>
      )}
      {decisions.length === 0 || small ? null : <div className="flex flex-wrap gap-1.5">{buttons}</div>}
      <Problem text={problem} />
      <Replies desk={desk} comments={item.thread?.comments ?? []} open={active} />
      {active && item.open ? (
        <CommentBox
          personId={desk.actor.id}
          articleId={desk.articleId}
          keep={item.key}
          label="Reply"
          send="Reply"
          onSend={(words) => replyTo(desk, item, words)}
          onCancel={() => close(desk, item)}
        />
      ) : null}
    </Card>
  );
}

/** The first reply to a suggestion opens its thread. */
function replyTo(desk: ReviewDesk, item: SuggestionItem, words: Words): Promise<Answer<unknown>> {
  if (item.thread) return desk.review.reply(item.thread.id, words);
  const field = item.place?.field ?? "body";
  const thread = {
    field,
    quote: suggestionSentence(item).slice(0, 500),
    anchor: null,
    suggestionId: item.id,
    blocking: false,
  };
  return desk.review.open(thread, words);
}

const looks = { plain: "text-ink-soft", inserted: "added", deleted: "line-through text-ink-soft" } as const;

function Change({ item }: Readonly<{ item: SuggestionItem }>) {
  return suggestionParts(item).map((part) => {
    const Tag = part.as === "inserted" ? "ins" : part.as === "deleted" ? "del" : "span";
    return (
      <Tag key={part.at} dir={part.as === "plain" ? undefined : "auto"} className={looks[part.as]}>
        {part.text}
      </Tag>
    );
  });
}
