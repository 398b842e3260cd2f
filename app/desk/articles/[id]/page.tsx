// One article at the desk: where it stands and what may be done above, what changed for the reviewer, then the text.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DeskShell } from "#components/desk/shell.tsx";
import { articleForDesk } from "#db/articles.ts";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { placeNames } from "#app/desk/place-names.ts";
import { ArticleBar } from "./article-bar.tsx";
import { articleIdOf } from "./article-id.ts";
import { barState } from "./bar-state.ts";
import { Editor } from "./editor.tsx";
import { ReviewPanel } from "./review-panel.tsx";

type Props = Readonly<{ params: Promise<{ id: string }> }>;

export const metadata: Metadata = { title: "Article" };

export default async function ArticleDeskPage({ params }: Props) {
  const frame = await deskFrame();
  const { actor, now, zone } = frame;
  const id = articleIdOf((await params).id);
  const found = id === null ? null : await articleForDesk(actor, id);
  if (found === null) notFound();
  return (
    <DeskShell {...frame} here="other" wide>
      <Editor actor={actor} zone={zone} found={found}>
        <ArticleBar initial={barState({ actor, zone, now }, found)} />
        <ReviewPanel actor={actor} found={found} now={now} zone={zone} names={await placeNames()} />
      </Editor>
    </DeskShell>
  );
}
