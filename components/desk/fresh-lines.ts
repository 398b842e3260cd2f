// Keeps the board's lines as the newsroom has them: each article that moves is read anew by itself, within a second, so that
// focus, scroll and open dialogs stay.
import { useEffect, useRef, useState } from "react";
import type { BoardLine } from "#lib/newsroom/board.ts";
import { type Board, boardWith, fetchLines, type Found, foundWith } from "./board-line.ts";
import { useDeskNews } from "./stream.ts";

const everyMs = 1_000;
const gatherMs = 60;
/** As many as one question may name. */
const mostAtOnce = 100;

/**
 * `drawn` is what the page was drawn with; `query` the board's address after its question mark. `read` asks for single
 * articles at once; it resolves with them when they are on screen, and rejects when no answer comes.
 */
export function useFreshLines(
  drawn: Board,
  query: string,
): Board & Readonly<{ read: (ids: readonly number[]) => Promise<readonly BoardLine[]> }> {
  const [found, setFound] = useState<Found>(new Map());
  const [ticks, setTicks] = useState(0);
  const moved = useRef(new Set<number>());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const last = useRef(-everyMs);
  const adds = !new URLSearchParams(query).has("after");
  const board = boardWith(drawn, found, adds);

  async function read(ids: readonly number[]) {
    const fresh = await fetchLines(ids, query);
    setFound((before) => foundWith(before, ids, fresh));
    setTicks(0);
    return fresh.lines;
  }

  function readMoved() {
    timer.current = null;
    if (document.visibilityState === "hidden") return;
    const ids = [...moved.current].slice(0, mostAtOnce);
    if (ids.length === 0) return;
    for (const id of ids) moved.current.delete(id);
    last.current = performance.now();
    void (async () => {
      try {
        await read(ids);
      } catch {
        // The line says by itself when it is gone; what was missed is asked for again with the next that moves.
        for (const id of ids) moved.current.add(id);
      }
      if (moved.current.size > 0) soon();
    })();
  }

  function soon() {
    timer.current ??= setTimeout(readMoved, Math.max(gatherMs, last.current + everyMs - performance.now()));
  }

  useDeskNews((news) => {
    if (news.t !== "article") return;
    moved.current.add(news.id);
    soon();
  });

  useEffect(() => {
    const seen = () => {
      if (document.visibilityState === "visible" && moved.current.size > 0) readMoved();
    };
    document.addEventListener("visibilitychange", seen);
    // "Late by 5 min" is true for a minute.
    const clock = setInterval(() => setTicks((before) => before + 1), 30_000);
    return () => {
      document.removeEventListener("visibilitychange", seen);
      clearInterval(clock);
      if (timer.current !== null) clearTimeout(timer.current);
      timer.current = null;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- reads refs alone
  }, []);

  return { lines: board.lines, now: new Date(board.now.getTime() + ticks * 30_000), read };
}
