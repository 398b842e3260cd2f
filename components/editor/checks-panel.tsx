"use client";
// What stands between this text and its readers, found while it is written; each line leads to its place.
import { useEffect, useMemo, useState } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { articleText } from "#lib/document/article-text.ts";
import type { Content } from "#lib/document/content.ts";
import type { ArticleText } from "#lib/newsroom/article.ts";
import { findingsOf } from "#lib/newsroom/checklist.ts";
import type { Facts, Finding } from "#lib/newsroom/decision.ts";
import { brokenIn } from "./closed-links.ts";
import { useKnownLinks } from "./known-links.ts";
import { useKnownRights } from "./known-rights.ts";
import type { ReviewDesk } from "./review-desk.ts";

/** Milliseconds of rest before the text is judged again: judging may not wait for, or delay, a key. */
const restMs = 350;

/** What waits for somebody beside the text; null while it is not known. */
type Waiting = Readonly<{ suggestions: number; blocking: number }> | null;

/** How much of the review is open on screen: a decision shows among the checks at once. */
export function waitingIn({ review, items }: Pick<ReviewDesk, "review" | "items">): Waiting {
  if (!review.loaded) return null;
  const open = items.filter((item) => item.open);
  return {
    suggestions: open.filter((item) => item.kind === "suggestion").length,
    blocking: open.filter((item) => item.kind === "thread" && item.thread.blocking).length,
  };
}

/** Findings in the content on screen. Whose slug or headline is taken is as of the last load. */
export function useChecks(content: Content, facts: Facts, waiting: Waiting): readonly Finding[] {
  const [text, setText] = useState<ArticleText>(() => articleText(content));
  useEffect(() => {
    const timer = setTimeout(() => setText(articleText(content)), restMs);
    return () => clearTimeout(timer);
  }, [content]);
  const links = useKnownLinks(text, facts);
  const pictures = useKnownRights(text, facts);
  const openSuggestions = waiting?.suggestions ?? facts.openSuggestions;
  const blockingComments = waiting?.blocking ?? facts.blockingComments;
  return useMemo(
    () =>
      findingsOf({
        ...facts,
        text,
        ...brokenIn(text, links),
        pictures,
        openSuggestions,
        blockingComments,
      }),
    [facts, text, links, pictures, openSuggestions, blockingComments],
  );
}

/** `killed`: nothing is judged that isn't published again. */
export function ChecksPanel({
  findings,
  killed,
  onGoTo,
}: Readonly<{ findings: readonly Finding[]; killed: boolean; onGoTo: (finding: Finding) => void }>) {
  const blocking = findings.filter((one) => one.level === "block").length;
  return (
    <section aria-labelledby="checks-title" className="grid gap-2">
      <h2 id="checks-title" className="text-sm font-semibold">
        Checks{" "}
        <span className="font-normal text-ink-faint">
          {findings.length === 0 || killed
            ? ""
            : `${blocking} to mend, ${findings.length - blocking} to look at`}
        </span>
      </h2>
      {killed ? (
        <p className="flex items-center gap-1.5 text-ink-soft">
          <Icon name="ban" />A killed article isn’t published again: nothing is checked.
        </p>
      ) : findings.length === 0 ? (
        <p className="flex items-center gap-1.5 text-live">
          <Icon name="circle-check" />
          Nothing stands in the way.
        </p>
      ) : (
        <ul className="grid gap-0.5">
          {findings.map((finding) => (
            <li key={`${finding.check}-${finding.message}-${finding.path?.join(".") ?? ""}`}>
              <button
                type="button"
                onClick={() => onGoTo(finding)}
                className="flex w-full items-start gap-1.5 rounded-md px-1 py-1 text-left hover:bg-sunken"
              >
                <Icon
                  name={finding.level === "block" ? "circle-alert" : "triangle-alert"}
                  className={`mt-0.5 size-4 ${finding.level === "block" ? "text-killed" : "text-review"}`}
                />
                <span>
                  <span className="sr-only">{finding.level === "block" ? "Blocks: " : "Look at: "}</span>
                  {finding.message}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
