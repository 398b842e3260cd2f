// What a reviewer reads first: everything that changed since readers last saw the text, or since it was last submitted.
import { ContentChanges } from "#components/desk/content-diff.tsx";
import { deskTime } from "#components/desk/desk-time.ts";
import { Icon } from "#components/ui/icon.tsx";
import type { DeskArticle } from "#db/articles.ts";
import { reviewBase } from "#db/revisions.ts";
import { diffContent } from "#lib/document/diff.ts";
import type { Actor } from "#lib/newsroom/article.ts";

type ReviewPanelProps = Readonly<{
  actor: Actor;
  found: DeskArticle;
  now: Date;
  zone: string;
  names: ReadonlyMap<string, string>;
}>;

export async function ReviewPanel({ actor, found, now, zone, names }: ReviewPanelProps) {
  const base = await reviewBase(actor, found.article.id);
  if (base === null) return null;
  const diff = diffContent(base.content, found.content);
  if (!diff.changed) return null;
  const since = base.what === "live" ? "since the live text" : "since it was last submitted";
  return (
    <details
      open={found.article.stage !== "draft"}
      className="my-2 rounded-lg lg:my-4 border border-line bg-surface"
      data-part="changes"
    >
      <summary className="flex flex-wrap items-center gap-2 rounded-lg px-3 py-2 font-medium hover:bg-sunken pointer-coarse:min-h-11">
        <Icon name="file-diff" className="text-ink-soft" />
        <h2 className="text-sm">What changed {since}</h2>
        <span className="text-xs font-normal text-ink-faint max-sm:sr-only">
          revision {base.number}, {deskTime(base.at, now, zone)}
        </span>
      </summary>
      <div className="max-h-[60dvh] overflow-auto border-t border-line px-3 py-3">
        <ContentChanges
          diff={diff}
          before={{ content: base.content, authorship: null }}
          after={{ content: found.content, authorship: null }}
          names={names}
        />
      </div>
    </details>
  );
}
