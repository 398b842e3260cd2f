// A new article: nothing is made until something is written, so that leaving leaves nothing behind.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ArticleBar } from "#app/desk/articles/[id]/article-bar.tsx";
import { NewEditor } from "#app/desk/articles/[id]/editor.tsx";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { DeskShell } from "#components/desk/shell.tsx";

export const metadata: Metadata = { title: "New article" };

export default async function NewArticlePage() {
  const frame = await deskFrame();
  if (!frame.mayWrite) notFound();
  return (
    <DeskShell {...frame} here="other" wide>
      <NewEditor actor={frame.actor} zone={frame.zone}>
        <ArticleBar initial={null} />
      </NewEditor>
    </DeskShell>
  );
}
