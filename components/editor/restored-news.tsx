"use client";
// Somebody took an older text back while this page was open: who, and where what stood here before is kept. Whoever restored
// is led to this page, and finds a receipt.
import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { fetchRestore, type Restore } from "./review-channel.ts";
import { isNews, restoredSentence } from "./restored-words.ts";
import type { News } from "./together-news.ts";

type RestoredNoticeProps = Readonly<{ articleId: number | null; personId: string; subscribe: News }>;

export function RestoredNotice({ articleId, personId, subscribe }: RestoredNoticeProps) {
  const [news, setNews] = useState<Restore | null>(null);
  /** The newest one that this page knew; undefined until it has asked. */
  const known = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (articleId === null) return;
    const look = async () => {
      const answer = await fetchRestore(articleId);
      // Asked again at the next news.
      if (!answer.ok) return;
      const { restore } = answer.value;
      if (isNews(restore, known.current, personId)) setNews(restore);
      known.current = Math.max(known.current ?? 0, restore?.event ?? 0);
    };
    void look();
    return subscribe(({ t }) => void ((t === "state" || t === "back") && look()));
  }, [articleId, personId, subscribe]);
  if (news === null || articleId === null) return null;
  return (
    <Notice tone={news.by.id === personId ? "done" : "warning"} title={restoredSentence(news, personId)}>
      <div className="flex flex-wrap items-center gap-3 pt-1">
        <Link className="underline" href={`/desk/articles/${articleId}/history?from=${news.kept}&to=now`}>
          Compare revision {news.kept} with the text now
        </Link>
        <Button tone="quiet" onClick={() => setNews(null)}>
          Close
        </Button>
      </div>
    </Notice>
  );
}
