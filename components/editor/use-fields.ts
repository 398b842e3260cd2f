"use client";
// The fields beside the prose: saved when they change, kept in this browser until they are, and merged field by field when
// somebody else saved first.
import { useCallback, useEffect, useRef, useState } from "react";
import { mergeFields, type FieldName } from "#lib/document/merge-fields.ts";
import { Autosave, type CopyState } from "./autosave.ts";
import { forgetLocalCopy, keepLocalCopy, localCopyOf, type Draft } from "./local-copy.ts";
import { readFields, sendFields } from "./save-channel.ts";
import type { News } from "./together-news.ts";

export type FieldsStart = Readonly<{
  personId: string;
  articleId: number | null;
  createKey: string;
  version: number;
  committed: Draft;
  readOnly: boolean;
  subscribe: News;
}>;

/** What somebody else changed while this person was here. */
export type FieldNews = Readonly<{
  by: string;
  changed: readonly FieldName[];
  /** Fields that both changed: this person's value stands. Null: nothing to choose. */
  theirs: Draft | null;
  both: readonly FieldName[];
}>;

export type FieldsSaving = Readonly<{
  draft: Draft;
  state: CopyState;
  version: number;
  news: FieldNews | null;
  change: (draft: Draft) => void;
  /** The committed version, or null when it can't be committed now. */
  flush: () => Promise<number | null>;
  dismiss: () => void;
}>;

const localNameOf = (articleId: number | null, createKey: string) =>
  articleId === null ? `new-${createKey}` : String(articleId);

export function useFields(start: FieldsStart): FieldsSaving {
  const [first] = useState(start);
  const [draft, setDraft] = useState(first.committed);
  const [state, setState] = useState<CopyState>({ kind: "saved" });
  const [version, setVersion] = useState(first.version);
  const [news, setNews] = useState<FieldNews | null>(null);
  const autosave = useRef<Autosave | null>(null);
  const shown = useRef(first.committed);
  const id = useRef(start.articleId);
  const readOnly = useRef(start.readOnly);

  const show = useCallback((next: Draft) => {
    shown.current = next;
    setDraft(next);
  }, []);

  useEffect(() => {
    const { personId, createKey } = first;
    const local = (work: Promise<void>) => void work.catch(() => {});
    const saving = new Autosave({
      version: first.version,
      committed: first.committed,
      send: async (attempt) =>
        // The text makes the row; the fields follow.
        id.current === null ? { kind: "unreachable" } : sendFields(id.current, attempt),
      keep: (copy) => {
        const name = localNameOf(id.current, createKey);
        if (copy === null) return local(forgetLocalCopy(personId, name));
        local(keepLocalCopy({ personId, article: name, ...copy, at: Date.now() }));
      },
      onState: (next) => {
        setState(next);
        if (next.kind !== "stale") return;
        const { stale, base } = next;
        const merge = mergeFields(base.fields, shown.current.fields, stale.fields);
        const slugline = shown.current.slugline === base.slugline ? stale.slugline : shown.current.slugline;
        const merged = { fields: merge.fields, slugline };
        show(merged);
        setNews({
          by: stale.by,
          changed: merge.theirs,
          both: merge.both,
          theirs: merge.both.length > 0 ? { fields: stale.fields, slugline: stale.slugline } : null,
        });
        queueMicrotask(() => saving.resolve(merged));
      },
      onSaved: setVersion,
    });
    autosave.current = saving;
    if (!first.readOnly) {
      void (async () => {
        const copy = await localCopyOf(personId, localNameOf(first.articleId, createKey)).catch(() => null);
        if (!copy || autosave.current !== saving) return;
        // Saved from the version it was written on: if others saved since, each field goes to whoever changed it.
        saving.adopt(copy.baseVersion, copy.base);
        show(copy.draft);
        saving.change(copy.draft);
      })();
    }
    const wake = () => saving.wake();
    window.addEventListener("online", wake);
    window.addEventListener("focus", wake);
    return () => {
      saving.close();
      window.removeEventListener("online", wake);
      window.removeEventListener("focus", wake);
    };
  }, [first, show]);

  /** Somebody saved: what this person isn't changing right now follows at once. */
  const look = useCallback(async () => {
    const saving = autosave.current;
    const now = id.current === null ? null : await readFields(id.current);
    if (!saving || !now || saving.state.kind !== "saved" || now.version <= saving.version) return;
    const before = shown.current.fields;
    const theirs: Draft = { fields: now.fields, slugline: now.slugline };
    saving.adopt(now.version, theirs);
    setVersion(now.version);
    show(theirs);
    const { theirs: changed } = mergeFields(before, before, now.fields);
    if (changed.length > 0) setNews({ by: now.by, changed, both: [], theirs: null });
  }, [show]);
  const { subscribe } = start;
  useEffect(() => subscribe(({ t }) => void ((t === "fields" || t === "back") && look())), [subscribe, look]);

  useEffect(() => {
    readOnly.current = start.readOnly;
    if (id.current === start.articleId || start.articleId === null) return;
    const former = localNameOf(id.current, first.createKey);
    id.current = start.articleId;
    void forgetLocalCopy(first.personId, former).catch(() => {});
    autosave.current?.change(shown.current);
    autosave.current?.wake();
  }, [start.articleId, start.readOnly, first]);

  const change = useCallback(
    (next: Draft) => {
      if (readOnly.current) return;
      show(next);
      autosave.current?.change(next);
    },
    [show],
  );
  const flush = useCallback(async () => {
    const saving = autosave.current;
    if (!saving) return null;
    return (await saving.flush()) ? saving.version : null;
  }, []);
  const dismiss = useCallback(() => setNews(null), []);
  return { draft, state, version, news, change, flush, dismiss };
}
