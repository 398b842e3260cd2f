"use client";
// Which article this one translates. Not part of the text that is approved: it is saved by itself, at once, and the live pages
// of the group name each other a second later.
import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { ArticleDialog } from "./article-dialog.tsx";
import { findToOpen } from "./save-channel.ts";
import { useEditorSession } from "./session.tsx";
import { saveTranslation, type TranslationArticle, type TranslationGroup } from "./translation-channel.ts";

export type TranslationProps = Readonly<{
  group: TranslationGroup;
  /** A sentence that says why it can't be changed; null when it can. */
  readOnly: string | null;
}>;

type TranslationFieldProps = TranslationProps & Readonly<{ articleId: number | null }>;

function Line({ article }: Readonly<{ article: TranslationArticle }>) {
  return (
    <>
      <a
        href={`/desk/articles/${article.id}`}
        className="wrap-anywhere underline underline-offset-2"
        lang={article.tag}
        dir="auto"
      >
        {article.headline}
      </a>{" "}
      <span className="text-xs text-ink-faint">{article.language}</span>
    </>
  );
}

export function TranslationField({ articleId, group: loaded, readOnly }: TranslationFieldProps) {
  const id = useId();
  const session = useEditorSession();
  const [group, setGroup] = useState(loaded);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null);

  const isOriginal = group.of === null && group.others.length + group.hidden > 0;

  async function change(of: number | null) {
    if (busy || articleId === null) return;
    setBusy(true);
    // A language that was chosen a moment ago counts.
    await session?.flush();
    const answer = await saveTranslation(articleId, { of, seen: group.of });
    setBusy(false);
    setGroup(answer.group ?? group);
    setSaid(
      answer.ok
        ? { text: `Saved.${answer.shown ? " Readers see it now." : ""}`, wrong: false }
        : { text: answer.message, wrong: true },
    );
  }

  return (
    <fieldset className="grid gap-2" data-field="translation">
      <legend className="mb-1 text-sm font-medium">Translation of</legend>
      {group.of === null ? (
        <p className="text-xs text-ink-faint">
          {articleId === null
            ? "Write the first words of the article, then say what it translates."
            : isOriginal
              ? "Nothing: it is the original of others."
              : "Nothing: it is an original."}
        </p>
      ) : (
        <p>
          {group.original === null ? (
            `Article ${group.of}, which you may not see`
          ) : (
            <Line article={group.original} />
          )}
        </p>
      )}
      {group.others.length + group.hidden > 0 ? (
        <div>
          <p id={`${id}-others`} className="text-xs text-ink-faint">
            {group.of === null ? "Translated as" : "Also translated as"}
          </p>
          <ul aria-labelledby={`${id}-others`} className="grid gap-1">
            {group.others.map((one) => (
              <li key={one.id}>
                <Line article={one} />
              </li>
            ))}
            {group.hidden > 0 ? (
              <li className="text-xs text-ink-faint">
                {group.hidden === 1 ? "One that you may not see" : `${group.hidden} that you may not see`}
              </li>
            ) : null}
          </ul>
        </div>
      ) : null}
      {readOnly !== null ? (
        <p className="text-xs text-ink-faint">{readOnly}</p>
      ) : articleId === null || isOriginal ? null : (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => setAsking(true)} aria-disabled={busy}>
            {group.of === null ? "Choose the original…" : "Choose another…"}
          </Button>
          {group.of === null ? null : (
            <Button tone="quiet" onClick={() => void change(null)} aria-disabled={busy}>
              Take out
            </Button>
          )}
        </div>
      )}
      <p aria-live="polite" className={`text-xs ${said?.wrong ? "text-killed" : "text-ink-faint"}`}>
        {busy ? "Saving…" : (said?.text ?? "")}
      </p>
      {asking ? (
        <ArticleDialog
          title="What this article translates"
          label="Words of its headline, or its number"
          none="No article that you may see has these words or this number. Try fewer words."
          find={async (query) => (await findToOpen(query)).filter((one) => one.id !== articleId)}
          onPick={(article) => void change(article.id)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </fieldset>
  );
}
