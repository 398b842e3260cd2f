"use client";
// A new article; and articles begun without a connection that never reached the newsroom, to go on with.
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { ArticleEditor, type ArticleEditorProps } from "./article-editor.tsx";
import { forgetUnsent, unsentTexts, type UnsentText } from "./unsent.ts";

const time = (at: number) => new Date(at).toLocaleString([], { dateStyle: "medium", timeStyle: "short" });

export function NewArticleEditor(props: ArticleEditorProps) {
  const [createKey, setCreateKey] = useState(props.createKey);
  const [unsent, setUnsent] = useState<readonly UnsentText[]>([]);
  const personId = props.person.id;
  // What this browser keeps is known only once the page is in it.
  useEffect(() => {
    const timer = setTimeout(() => setUnsent(unsentTexts(personId)));
    return () => clearTimeout(timer);
  }, [personId]);
  const without = (key: string) => setUnsent((all) => all.filter((one) => one.key !== key));
  return (
    <>
      {unsent.map((one) => (
        <Notice
          key={one.key}
          tone="warning"
          title={`An article of ${time(one.at)} never reached the newsroom: ${one.headline || "no headline yet"}`}
        >
          <div className="flex gap-2 pt-1">
            <Button
              onClick={() => {
                without(one.key);
                setCreateKey(one.key);
              }}
            >
              Go on with it here
            </Button>
            <Button
              tone="quiet"
              onClick={() => {
                without(one.key);
                void forgetUnsent(personId, one.key);
              }}
            >
              Throw it away
            </Button>
          </div>
        </Notice>
      ))}
      <ArticleEditor {...props} key={createKey} createKey={createKey} />
    </>
  );
}
