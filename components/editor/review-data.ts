"use client";
// Threads and suggestions as this person sees them: what the newsroom has, with what was just done laid over it until it answers.
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import {
  fetchReview,
  sendReply,
  sendThread,
  sendThreadChange,
  sendVerdict,
  type Answer,
  type NewThread,
  type Person,
  type ReviewData,
  type Thread,
  type ThreadChange,
  type ThreadComment,
  type Verdict,
} from "./review-channel.ts";
import { knowPeople } from "./review-tone.ts";

/** Calls the listener with every stateless message of the article's socket; returns how to stop. */
export type Subscribe = (listener: (message: Readonly<{ t: string }>) => void) => () => void;

/** A comment on its way. The key stays the same when the same words are sent again. */
export type Words = Readonly<{ key: string; text: string; mentions: readonly Person[] }>;

export type Review = ReviewData &
  Readonly<{
    /** Null once it was read; else why it wasn't, in a sentence. */
    problem: string | null;
    loaded: boolean;
    /** Ids of threads, comments and suggestions whose change the newsroom has not answered yet. */
    waiting: ReadonlySet<string>;
    /** By thread: why its last change was not taken, until somebody here tries again. Its card moves with each try, and can't keep it. */
    refusals: ReadonlyMap<string, string>;
    refresh(): void;
    open(thread: Omit<NewThread, "mentions" | "key" | "text">, words: Words): Promise<Answer<Thread>>;
    reply(threadId: string, words: Words): Promise<Answer<Thread>>;
    change(threadId: string, change: ThreadChange): Promise<Answer<Thread>>;
    decide(ids: readonly string[] | "all", verdict: Verdict): Promise<Answer<number>>;
  }>;

type Overlay = Readonly<{ key: string; ids: readonly string[]; over: (data: ReviewData) => ReviewData }>;

const empty: ReviewData = { threads: [], suggestions: [] };
const retryMs = 5_000;

/** Everybody who has said something about the article. */
const peopleIn = ({ threads, suggestions }: ReviewData): string[] => [
  ...threads.flatMap((one) => one.comments.map(({ author }) => author.id)),
  ...suggestions.map(({ author }) => author.id),
];

const withThread = (data: ReviewData, thread: Thread): ReviewData => ({
  ...data,
  threads: data.threads.some((one) => one.id === thread.id)
    ? data.threads.map((one) => (one.id === thread.id ? thread : one))
    : [...data.threads, thread],
});

const changed = (data: ReviewData, id: string, change: (thread: Thread) => Thread): ReviewData => ({
  ...data,
  threads: data.threads.map((one) => (one.id === id ? change(one) : one)),
});

function commentOf({ key, text, mentions }: Words, author: Person): ThreadComment {
  return { id: key, author, text, at: new Date().toISOString(), mentions };
}

export function useReview(articleId: number | null, actor: Person, subscribe: Subscribe): Review {
  const [data, setData] = useState<ReviewData>(empty);
  const [overlays, setOverlays] = useState<readonly Overlay[]>([]);
  const [loaded, setLoaded] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [refusals, setRefusals] = useState<ReadonlyMap<string, string>>(new Map());
  const asked = useRef(0);
  const me = useMemo(() => ({ id: actor.id, name: actor.name }), [actor.id, actor.name]);

  const refresh = useCallback(() => {
    if (articleId === null) return;
    asked.current += 1;
    const mine = asked.current;
    const read = async () => {
      const answer = await fetchReview(articleId);
      // A later question is under way, and its answer is newer than this one.
      if (mine !== asked.current) return;
      if (answer.ok) {
        knowPeople("review", peopleIn(answer.value));
        setData(answer.value);
        setLoaded(true);
      }
      setProblem(
        answer.ok ? null : "The comments could not be loaded. This page tries again every few seconds.",
      );
    };
    void read();
  }, [articleId]);

  useEffect(() => {
    refresh();
    window.addEventListener("online", refresh);
    const stop = subscribe((message) => {
      // A thread may have lost or found its words while the line was gone.
      if (message.t === "review" || message.t === "back") refresh();
    });
    return () => {
      window.removeEventListener("online", refresh);
      stop();
    };
  }, [refresh, subscribe]);

  useEffect(() => {
    if (problem === null) return;
    const timer = setInterval(refresh, retryMs);
    return () => clearInterval(timer);
  }, [problem, refresh]);

  const sent = useCallback(async <Value>(overlay: Overlay, answer: Promise<Answer<Value>>) => {
    setOverlays((all) => [...all, overlay]);
    const came = await answer;
    setOverlays((all) => all.filter((one) => one !== overlay));
    return came;
  }, []);

  const acts = useMemo(() => {
    const none = {
      ok: false,
      message: "Write a headline first; then the article can hold comments.",
    } as const;
    const taken = async (overlay: Overlay, answer: Promise<Answer<Thread>>) => {
      const came = await sent(
        overlay,
        answer.then((one) => {
          if (one.ok) setData((now) => withThread(now, one.value));
          return one;
        }),
      );
      return came;
    };
    return {
      open: async (thread: Omit<NewThread, "mentions" | "key" | "text">, words: Words) => {
        if (articleId === null) return none;
        const { anchor: _, suggestionId = null, ...shown } = thread;
        const guess: Thread = {
          ...shown,
          id: words.key,
          suggestionId,
          anchored: true,
          createdBy: me,
          createdAt: new Date().toISOString(),
          resolvedAt: null,
          resolvedBy: null,
          comments: [commentOf(words, me)],
        };
        const { key, text } = words;
        const mentions = words.mentions.map((one) => one.id);
        return taken(
          { key, ids: [key], over: (now) => withThread(now, guess) },
          sendThread(articleId, { ...thread, key, text, mentions }),
        );
      },
      reply: async (threadId: string, words: Words) => {
        if (articleId === null) return none;
        const { key, text } = words;
        const comment = commentOf(words, me);
        return taken(
          {
            key,
            ids: [key],
            over: (now) =>
              changed(now, threadId, (one) => ({ ...one, comments: [...one.comments, comment] })),
          },
          sendReply(articleId, threadId, { key, text, mentions: words.mentions.map((one) => one.id) }),
        );
      },
      change: async (threadId: string, change: ThreadChange) => {
        if (articleId === null) return none;
        const at = new Date().toISOString();
        setRefusals((all) => new Map([...all].filter(([id]) => id !== threadId)));
        const came = await taken(
          {
            key: threadId,
            ids: [threadId],
            over: (now) =>
              changed(now, threadId, (one) => ({
                ...one,
                ...(change.blocking === undefined ? {} : { blocking: change.blocking }),
                ...(change.resolved === undefined
                  ? {}
                  : { resolvedAt: change.resolved ? at : null, resolvedBy: change.resolved ? me : null }),
              })),
          },
          sendThreadChange(articleId, threadId, change),
        );
        if (!came.ok) setRefusals((all) => new Map(all).set(threadId, came.message));
        return came;
      },
      decide: async (ids: readonly string[] | "all", verdict: Verdict) => {
        if (articleId === null) return none;
        const came = await sent(
          { key: "verdict", ids: ids === "all" ? ["all"] : ids, over: (now) => now },
          sendVerdict(articleId, ids, verdict),
        );
        refresh();
        return came;
      },
    };
  }, [articleId, me, refresh, sent]);

  return useMemo(() => {
    const shown = overlays.reduce((now, overlay) => overlay.over(now), data);
    const waiting = new Set(overlays.flatMap((one) => one.ids));
    return { ...shown, problem, loaded, waiting, refusals, refresh, ...acts };
  }, [data, overlays, problem, loaded, refusals, refresh, acts]);
}
