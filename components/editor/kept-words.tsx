"use client";
// What this person typed into a paragraph that somebody deleted at that moment: theirs to put back, copy or let go, until they do.
import { useCallback, useEffect, useState } from "react";
import type { Editor } from "@tiptap/core";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { leadBack } from "./lead-back.ts";
import { placeBehind } from "./kept-place.ts";
import { fetchKeptWords, sendLetGo, type KeptWords } from "./review-channel.ts";
import type { Subscribe } from "./review-data.ts";

type Wanted = Readonly<{
  articleId: number | null;
  subscribe: Subscribe;
  /** Null while the text can't be changed. */
  editor: Editor | null;
}>;

export function KeptWordsNotices({ articleId, subscribe, editor }: Wanted) {
  const [kept, setKept] = useState<readonly KeptWords[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const read = useCallback(async () => {
    if (articleId === null) return;
    const answer = await fetchKeptWords(articleId);
    // Asked again at the next news; what is shown stays.
    if (answer.ok) setKept(answer.value);
  }, [articleId]);
  useEffect(() => {
    const look = () => void read();
    queueMicrotask(look);
    window.addEventListener("online", look);
    const stop = subscribe(({ t }) => {
      if (t === "review" || t === "back") look();
    });
    return () => {
      window.removeEventListener("online", look);
      stop();
    };
  }, [read, subscribe]);

  const letGo = async (words: KeptWords, byKey: boolean) => {
    if (articleId === null) return;
    const answer = await sendLetGo(articleId, words);
    setProblem(answer.ok ? null : answer.message);
    if (!answer.ok) return;
    setKept((all) => all.filter((one) => one.id !== words.id));
    void read();
    leadBack(editor, { byKey });
  };
  const putBack = (one: KeptWords) => {
    if (!editor) return;
    const paragraph = { type: "paragraph", content: [{ type: "text", text: one.words }] };
    const place = placeBehind(editor.state.doc, one.behind);
    if (editor.chain().focus().insertContentAt(place, paragraph).scrollIntoView().run())
      void letGo(one, false);
  };
  const copy = (one: KeptWords) => {
    navigator.clipboard.writeText(one.words).then(
      () => setProblem(null),
      () => setProblem("The browser did not allow copying. Select the words and copy them yourself."),
    );
  };
  return (
    <>
      {kept.map((one) => (
        <Notice
          key={one.id}
          tone="warning"
          title={`What you typed was in a paragraph that ${one.deletedBy ?? "somebody"} deleted:`}
        >
          <blockquote className="my-1 max-h-40 overflow-auto whitespace-pre-wrap">“{one.words}”</blockquote>
          <div className="flex flex-wrap gap-2 pt-1">
            {editor ? <Button onClick={() => putBack(one)}>Put back</Button> : null}
            <Button tone="quiet" onClick={() => copy(one)}>
              Copy
            </Button>
            <Button tone="quiet" onClick={({ detail }) => void letGo(one, detail === 0)}>
              Let go
            </Button>
          </div>
        </Notice>
      ))}
      {problem === null ? null : <Notice tone="problem" title={problem} />}
    </>
  );
}
