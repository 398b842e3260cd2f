"use client";
// The editor's page: headline, standfirst and body in one column, the rest in a panel, the state of the text always in view.
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Content, Figure } from "#lib/document/content.ts";
import type { Facts, Finding } from "#lib/newsroom/decision.ts";
import { BodyEditor, type BodyHandle } from "./body-editor.tsx";
import type { Choice } from "./byline-field.tsx";
import { ChecksPanel, useChecks } from "./checks-panel.tsx";
import { HeadFields } from "./head-fields.tsx";
import type { Draft } from "./local-copy.ts";
import { MergeDialog } from "./merge-dialog.tsx";
import type { KnownPicture, Lookups } from "./node-views.ts";
import { Recovery } from "./recovery.tsx";
import { EditorSessionContext } from "./session.tsx";
import { SidePanel } from "./side-panel.tsx";
import { StatusLine } from "./status-line.tsx";
import { useAutosave } from "./use-autosave.ts";
import { useRested } from "./use-rested.ts";
import { usePictures } from "./use-pictures.ts";

export type ArticleEditorProps = Readonly<{
  personId: string;
  /** Null for an article whose row is made at the first input. */
  articleId: number | null;
  createKey: string;
  content: Content;
  slugline: string;
  version: number;
  schemaVersion: number;
  /** A sentence that says why the text can't be changed now; null when it can. */
  readOnly: string | null;
  facts: Facts;
  sections: readonly Choice[];
  bureaus: readonly Choice[];
  pictures: Readonly<Record<string, KnownPicture>>;
  headlines: Readonly<Record<number, string>>;
  /** What stands above the text: verbs, review. It may ask for the session. */
  children?: ReactNode;
}>;

export function ArticleEditor(props: ArticleEditorProps) {
  const { readOnly, facts } = props;
  const [draft, setDraft] = useState<Draft>({ content: props.content, slugline: props.slugline });
  const [panel, setPanel] = useState(true);
  const body = useRef<BodyHandle>(null);
  const shown = useRef(draft);
  // Filled once; uploads and choices add to it while the page is open.
  const [lookups] = useState<Lookups>(() => ({
    pictures: new Map(Object.entries(props.pictures)),
    headlines: new Map(Object.entries(props.headlines).map(([id, headline]) => [Number(id), headline])),
  }));
  const saving = useAutosave({
    personId: props.personId,
    articleId: props.articleId,
    createKey: props.createKey,
    version: props.version,
    committed: draft,
    schemaVersion: props.schemaVersion,
    readOnly: readOnly !== null,
  });
  const { change, flush } = saving;

  const take = useCallback(
    (next: Draft) => {
      shown.current = next;
      setDraft(next);
      change(next);
    },
    [change],
  );
  const setContent = useCallback(
    (changed: Partial<Content>) =>
      take({ ...shown.current, content: { ...shown.current.content, ...changed } }),
    [take],
  );
  /** Show a text that didn't come from the keyboard. */
  const show = useCallback((next: Draft) => {
    shown.current = next;
    setDraft(next);
    body.current?.replace(next.content.body);
  }, []);

  // A verb may have put another text in place (restore): the page was read anew, and nothing typed waits here.
  const { version, adopt, state } = saving;
  const [read, setRead] = useState(props.version);
  const replaced = state.kind === "saved" && props.version > version;
  if (replaced && props.version > read) {
    setRead(props.version);
    setDraft({ content: props.content, slugline: props.slugline });
  }
  useLayoutEffect(() => {
    if (!replaced) return;
    const committed = { content: props.content, slugline: props.slugline };
    shown.current = committed;
    adopt(props.version, committed);
    body.current?.replace(committed.content.body);
  }, [replaced, props.version, props.content, props.slugline, adopt]);

  const pictures = usePictures({ articleId: saving.articleId, flush, known: lookups.pictures });
  const { findings, words } = useChecks(draft.content, facts);
  const goTo = (finding: Finding) => {
    if (finding.path) return body.current?.goTo(finding.path);
    if (finding.field === "body") return body.current?.focus();
    setPanel(true);
    document
      .querySelector<HTMLElement>(
        `[data-field="${finding.field ?? "headline"}"] :is(textarea, input, select, button)`,
      )
      ?.focus();
  };
  const chooseLead = async () => {
    const uploaded = await pictures.choose();
    if (!uploaded) return;
    const lead: Figure = {
      mediaId: uploaded.id,
      caption: uploaded.caption,
      credit: uploaded.credit,
      alt: uploaded.alt,
      decorative: false,
    };
    setContent({ lead });
  };
  const session = useMemo(
    () => ({ articleId: saving.articleId, copyVersion: saving.version, flush }),
    [saving.articleId, saving.version, flush],
  );
  const { content } = draft;
  const rested = useRested(draft);
  return (
    <EditorSessionContext value={session}>
      {props.children}
      <div
        className={`mx-auto grid gap-x-8 gap-y-6 pt-3 ${panel ? "max-w-6xl lg:grid-cols-[minmax(0,1fr)_20rem]" : "max-w-3xl"}`}
      >
        <div className="min-w-0">
          <div className="flex flex-wrap items-start gap-x-3 gap-y-1 pb-3">
            {readOnly === null ? (
              <StatusLine state={saving.state} localCopies={saving.localCopies} />
            ) : (
              <Notice tone="plain" title={readOnly} live={false} />
            )}
            <span className="ml-auto pt-1.5 text-sm text-ink-faint tabular-nums">
              {words.toLocaleString("en")} {words === 1 ? "word" : "words"}
            </span>
            <Button
              tone="quiet"
              aria-expanded={panel}
              aria-controls="article-panel"
              onClick={() => setPanel(!panel)}
            >
              {panel ? "Close details" : "Open details"}
            </Button>
          </div>
          {pictures.problem === null ? null : <Notice tone="problem" title={pictures.problem} />}
          {readOnly === null ? (
            <Recovery
              saving={saving}
              personId={props.personId}
              onTake={(next) => {
                show(next);
                change(next);
              }}
            />
          ) : null}
          <HeadFields
            content={content}
            readOnly={readOnly !== null}
            onChange={setContent}
            onLeave={() => body.current?.focus()}
          />
          <BodyEditor
            document={content.body}
            editable={readOnly === null}
            lookups={lookups}
            onChange={(next) => setContent({ body: next })}
            onPicture={(file) => (file ? pictures.upload(file) : pictures.choose())}
            handle={body}
          />
        </div>
        <aside
          id="article-panel"
          aria-label="Details"
          hidden={!panel}
          className="grid content-start gap-6 lg:border-l lg:border-line lg:pl-6"
        >
          <ChecksPanel findings={findings} onGoTo={goTo} />
          <SidePanel
            draft={draft}
            sections={props.sections}
            bureaus={props.bureaus}
            pictures={lookups.pictures}
            readOnly={readOnly !== null}
            progress={pictures.progress}
            onChange={take}
            onChooseLead={() => void chooseLead()}
          />
        </aside>
      </div>
      {saving.state.kind === "stale" && rested ? (
        <MergeDialog
          base={saving.state.base}
          mine={draft}
          stale={saving.state.stale}
          onDone={(merged) => {
            show(merged);
            saving.resolve(merged);
          }}
        />
      ) : null}
    </EditorSessionContext>
  );
}
