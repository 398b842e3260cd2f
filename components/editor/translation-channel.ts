// How the editor says what an article translates, and finds the original. Every answer is data with a sentence.

export type TranslationArticle = Readonly<{ id: number; headline: string; language: string; tag: string }>;

export type TranslationGroup = Readonly<{
  /** Number of the original; null: the article translates none. */
  of: number | null;
  /** Null too where it may not be read. */
  original: TranslationArticle | null;
  others: readonly TranslationArticle[];
  /** Translations that may not be read. */
  hidden: number;
}>;

const away = "The newsroom can’t be reached, and nothing was changed. Try again in a few seconds.";

export type SavedTranslation =
  | Readonly<{ ok: true; group: TranslationGroup; shown: boolean }>
  | Readonly<{ ok: false; message: string; group: TranslationGroup | null }>;

/** Say which article it translates, if it still translates what was seen; else the answer brings how it stands. */
export async function saveTranslation(
  articleId: number,
  wanted: Readonly<{ of: number | null; seen: number | null }>,
): Promise<SavedTranslation> {
  const response = await fetch(`/desk/api/articles/${articleId}/translation`, {
    method: "PUT",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(wanted),
  }).catch(() => null);
  const answer: { group?: TranslationGroup; shown?: boolean; message?: string; stale?: TranslationGroup } =
    (await response?.json().catch(() => null)) ?? {};
  return response?.ok && answer.group
    ? { ok: true, group: answer.group, shown: answer.shown === true }
    : { ok: false, message: answer.message ?? away, group: answer.stale ?? null };
}
