"use client";
// Somebody else changed fields beside the text: said once, by name; where both changed one field the writer may take theirs.
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { FieldName } from "#lib/document/merge-fields.ts";
import type { FieldsSaving } from "./use-fields.ts";

const words: Readonly<Record<FieldName, string>> = {
  kicker: "Kicker",
  byline: "Byline",
  dateline: "Dateline",
  slug: "Words in the address",
  sectionId: "Section",
  bureauId: "Bureau",
  lead: "Lead picture",
  language: "Language",
};

const listed = new Intl.ListFormat("en", { type: "conjunction" });
const named = (fields: readonly FieldName[]): string => listed.format(fields.map((field) => words[field]));

export function FieldNewsNotice({ saving }: Readonly<{ saving: FieldsSaving }>) {
  const { news, draft } = saving;
  if (!news || (news.changed.length === 0 && news.both.length === 0)) return null;
  const title =
    news.both.length > 0
      ? `${news.by} changed ${named(news.both)} while you did. Yours is kept.`
      : `${news.by} changed ${named(news.changed)}.`;
  const takeTheirs = () => {
    if (news.theirs) {
      const taken = Object.fromEntries(news.both.map((field) => [field, news.theirs?.fields[field]]));
      saving.change({ ...draft, fields: { ...draft.fields, ...taken } });
    }
    saving.dismiss();
  };
  return (
    <Notice tone={news.both.length > 0 ? "warning" : "plain"} title={title}>
      <div className="flex gap-2 pt-1">
        {news.theirs ? <Button onClick={takeTheirs}>Use {news.by}’s</Button> : null}
        <Button tone="quiet" onClick={saving.dismiss}>
          {news.theirs ? "Keep mine" : "Close"}
        </Button>
      </div>
    </Notice>
  );
}
