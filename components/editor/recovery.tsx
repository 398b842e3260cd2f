"use client";
// Text that this browser still held when the page was opened: it is put back, and the writer is told.
import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { forgetLocalCopy, unsentCopies, type Draft, type LocalCopy } from "./local-copy.ts";
import type { Saving } from "./use-autosave.ts";

export function Recovery({
  saving,
  personId,
  onTake,
}: Readonly<{ saving: Saving; personId: string; onTake: (draft: Draft) => void }>) {
  const [told, setTold] = useState<LocalCopy | null>(null);
  const [unsent, setUnsent] = useState<readonly LocalCopy[]>([]);
  const taken = useRef(false);
  const { recovered, committed, adopt, articleId } = saving;

  useEffect(() => {
    if (!recovered || taken.current) return;
    taken.current = true;
    // Saved from the version it was written on: if others saved since, the newsroom answers "stale" and the writer merges.
    adopt(recovered.baseVersion, recovered.base);
    setTold(recovered);
    onTake(recovered.draft);
  }, [recovered, adopt, onTake]);

  useEffect(() => {
    if (articleId !== null) return;
    unsentCopies(personId).then(setUnsent, () => setUnsent([]));
  }, [articleId, personId]);

  const time = (at: number) => new Date(at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });
  return (
    <>
      {told ? (
        <Notice
          tone="done"
          title={`What you typed until ${time(told.at)} was still in this browser. It is back in the text.`}
        />
      ) : null}
      {articleId === null
        ? unsent.map((copy) => (
            <Notice
              key={copy.article}
              tone="warning"
              title={`An article of ${time(copy.at)} never reached the newsroom: ${copy.draft.content.headline || "no headline yet"}`}
            >
              <div className="flex gap-2 pt-1">
                <Button
                  onClick={() => {
                    onTake({
                      ...copy.draft,
                      content: { ...copy.draft.content, bureauId: committed().content.bureauId },
                    });
                    setUnsent([]);
                    void forgetLocalCopy(personId, copy.article);
                  }}
                >
                  Go on with it here
                </Button>
                <Button
                  tone="quiet"
                  onClick={() => {
                    setUnsent((all) => all.filter((one) => one !== copy));
                    void forgetLocalCopy(personId, copy.article);
                  }}
                >
                  Throw it away
                </Button>
              </div>
            </Notice>
          ))
        : null}
    </>
  );
}
