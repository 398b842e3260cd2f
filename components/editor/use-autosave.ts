"use client";
// Ties the saving of one article to the page: local copy, network and focus, the row of a new article, the warning at leaving.
import { useCallback, useEffect, useRef, useState } from "react";
import { Autosave, type CopyState, type SaveAnswer, type SaveTry } from "./autosave.ts";
import { forgetLocalCopy, keepLocalCopy, localCopyOf, type Draft, type LocalCopy } from "./local-copy.ts";
import { makeRow, sendSave } from "./save-channel.ts";

export type AutosaveStart = Readonly<{
  personId: string;
  articleId: number | null;
  /** Names the article until its row is made. */
  createKey: string;
  version: number;
  committed: Draft;
  schemaVersion: number;
  readOnly: boolean;
}>;

export type Saving = Readonly<{
  state: CopyState;
  articleId: number | null;
  version: number;
  change: (draft: Draft) => void;
  flush: () => Promise<number | null>;
  resolve: (draft: Draft) => void;
  /** Another text was put in place on the server; it is the committed one now. */
  adopt: (version: number, committed: Draft) => void;
  committed: () => Draft;
  /** False where the browser keeps no local copies: private windows, blocked storage. */
  localCopies: boolean;
  /** Text that this browser still held for this article when the page was opened. */
  recovered: LocalCopy | null;
}>;

const newName = (createKey: string) => `new-${createKey}`;

export function useAutosave(start: AutosaveStart): Saving {
  const [first] = useState(start);
  const [state, setState] = useState<CopyState>({ kind: "saved" });
  const [articleId, setArticleId] = useState(first.articleId);
  const [version, setVersion] = useState(first.version);
  const [localCopies, setLocalCopies] = useState(true);
  const [recovered, setRecovered] = useState<LocalCopy | null>(null);
  const id = useRef(first.articleId);
  const autosave = useRef<Autosave | null>(null);

  useEffect(() => {
    const localName = () => (id.current === null ? newName(first.createKey) : String(id.current));
    const local = (work: Promise<void>) => void work.catch(() => setLocalCopies(false));
    const send = async (attempt: SaveTry): Promise<SaveAnswer> => {
      if (id.current === null) {
        const made = await makeRow(first.createKey, attempt.draft.content.bureauId);
        if (made.kind !== "made") return made;
        local(forgetLocalCopy(first.personId, newName(first.createKey)));
        id.current = made.id;
        setArticleId(made.id);
        window.history.replaceState(window.history.state, "", `/desk/articles/${made.id}`);
      }
      return sendSave(id.current, first.schemaVersion, attempt);
    };
    const saving = new Autosave({
      version: first.version,
      committed: first.committed,
      send,
      keep: (copy) => {
        if (copy === null) return local(forgetLocalCopy(first.personId, localName()));
        local(keepLocalCopy({ personId: first.personId, article: localName(), ...copy, at: Date.now() }));
      },
      onState: setState,
      onSaved: setVersion,
    });
    autosave.current = saving;
    if (!first.readOnly) {
      localCopyOf(first.personId, localName()).then(
        (copy) => copy && setRecovered(copy),
        () => setLocalCopies(false),
      );
    }
    const wake = () => saving.wake();
    const guard = (event: BeforeUnloadEvent) => {
      if (saving.state.kind !== "saved") event.preventDefault();
    };
    window.addEventListener("online", wake);
    window.addEventListener("focus", wake);
    window.addEventListener("beforeunload", guard);
    return () => {
      saving.close();
      window.removeEventListener("online", wake);
      window.removeEventListener("focus", wake);
      window.removeEventListener("beforeunload", guard);
    };
  }, [first]);

  const change = useCallback((draft: Draft) => autosave.current?.change(draft), []);
  const resolve = useCallback((draft: Draft) => autosave.current?.resolve(draft), []);
  const adopt = useCallback((next: number, text: Draft) => {
    autosave.current?.adopt(next, text);
    setVersion(next);
  }, []);
  const committed = useCallback(() => autosave.current?.committed ?? first.committed, [first]);
  const flush = useCallback(async () => {
    const saving = autosave.current;
    if (!saving) return null;
    return (await saving.flush()) ? saving.version : null;
  }, []);
  return { state, articleId, version, change, flush, resolve, adopt, committed, localCopies, recovered };
}
