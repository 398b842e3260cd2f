"use client";
// When words of this browser can't go into the text: where they are, and the ways out.
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Together } from "./together.ts";
import { whyRefused, type TogetherState } from "./together-state.ts";

type LineNoticeProps = Readonly<{ text: TogetherState; together: Together | null }>;

export function LineNotice({ text, together }: LineNoticeProps) {
  if (text.line === "unreadable" && text.articleId !== null) {
    return (
      <Notice
        tone="problem"
        title="This text can’t be opened by this release. Nobody’s words are lost: save them as a file, and ask for help."
      >
        <a className="underline" href={`/desk/api/articles/${text.articleId}/export`}>
          Save everything that is stored
        </a>
      </Notice>
    );
  }
  const late = text.right === "read" && text.line === "open" && !text.saved;
  if (!late && text.line !== "refused") return null;
  const drop = () => {
    void together?.dropLocal().finally(() => window.location.reload());
  };
  return (
    <Notice
      tone="warning"
      title={
        late
          ? "Your last words came after the text was closed. They are not part of it; they stay in this browser and go in when it is reopened."
          : `${text.message ?? whyRefused("")} Copy what you need before you drop it.`
      }
    >
      <div className="flex gap-2 pt-1">
        <Button onClick={drop}>Drop my last words and show the text as it is</Button>
      </div>
    </Notice>
  );
}
