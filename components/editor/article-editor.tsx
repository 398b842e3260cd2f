"use client";
// The editor's page: headline, standfirst and body in one column, the rest in a panel, the state of the text always in view.
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { Editor } from "@tiptap/core";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Content, Figure } from "#lib/document/content.ts";
import { fieldsOf } from "#lib/document/content.ts";
import type { Facts, Finding } from "#lib/newsroom/decision.ts";
import type { TextRight } from "#lib/newsroom/permissions.ts";
import { BodyEditor, type BodyHandle } from "./body-editor.tsx";
import type { Choice } from "./byline-field.tsx";
import { ChecksPanel, useChecks } from "./checks-panel.tsx";
import { FieldNewsNotice } from "./field-news.tsx";
import { Here } from "./here.tsx";
import { KickerField } from "./kicker-field.tsx";
import { LineEditor } from "./line-editor.tsx";
import { LineNotice } from "./line-notice.tsx";
import type { KnownPicture, Lookups } from "./node-views.ts";
import { EditorSessionContext } from "./session.tsx";
import { SidePanel } from "./side-panel.tsx";
import { StatusLine } from "./status-line.tsx";
import { togetherExtensions } from "./together-extensions.ts";
import { useFields } from "./use-fields.ts";
import { useProse, type Editors } from "./use-prose.ts";
import { useTogether, useTogetherState } from "./use-together.ts";
import { useRound } from "./use-round.ts";
import { usePictures } from "./use-pictures.ts";

export type ArticleEditorProps = Readonly<{
  person: Readonly<{ id: string; name: string }>;
  /** Null for an article whose row is made at the first input. */
  articleId: number | null;
  createKey: string;
  /** Of the shared document. */
  epoch: number;
  right: TextRight;
  content: Content;
  slugline: string;
  fieldsVersion: number;
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

const line = "block w-full bg-transparent text-ink outline-none";

export function ArticleEditor(props: ArticleEditorProps) {
  const { person, facts } = props;
  const [panel, setPanel] = useState(true);
  const body = useRef<BodyHandle>(null);
  const standfirst = useRef<{ focus: () => void }>(null);
  const headline = useRef<{ focus: () => void }>(null);
  const bureau = useRef(props.content.bureauId);
  // Filled once; uploads and choices add to it while the page is open.
  const [lookups] = useState<Lookups>(() => ({
    pictures: new Map(Object.entries(props.pictures)),
    headlines: new Map(Object.entries(props.headlines).map(([id, words]) => [Number(id), words])),
  }));
  const together = useTogether({
    personId: person.id,
    articleId: props.articleId,
    epoch: props.epoch,
    createKey: props.createKey,
    bureauId: () => bureau.current,
    right: props.right,
    schemaVersion: props.schemaVersion,
  });
  const text = useTogetherState(together, {
    articleId: props.articleId,
    line: "connecting",
    saved: true,
    ready: false,
    right: props.right,
    localCopies: true,
    message: null,
  });
  const writable = text.right !== "read" && text.line !== "hidden" && text.line !== "refused";
  const fieldsWritable = text.right === "edit";
  const saving = useFields({
    personId: person.id,
    articleId: text.articleId,
    createKey: props.createKey,
    version: props.fieldsVersion,
    committed: { fields: fieldsOf(props.content), slugline: props.slugline },
    readOnly: !fieldsWritable,
    together,
  });
  const { bureauId } = saving.draft.fields;
  useEffect(() => {
    bureau.current = bureauId;
  }, [bureauId]);

  const [editors, setEditors] = useState<Editors>({ headline: null, standfirst: null, body: null });
  const register = useMemo(() => {
    const one = (name: keyof Editors) => (editor: Editor | null) =>
      setEditors((before) => (before[name] === editor ? before : { ...before, [name]: editor }));
    return { headline: one("headline"), standfirst: one("standfirst"), body: one("body") };
  }, []);
  const extensions = useMemo(() => {
    if (!together) return null;
    const of = (field: keyof Editors) => togetherExtensions(together, field, person);
    return { headline: of("headline"), standfirst: of("standfirst"), body: of("body") };
  }, [together, person]);

  const prose = useProse(editors, props.content);
  const content = useMemo<Content>(
    () => ({ ...saving.draft.fields, ...prose }),
    [saving.draft.fields, prose],
  );
  const { findings, words } = useChecks(content, facts);
  const { flush: flushFields } = saving;
  const flush = useCallback(async () => {
    const seq = (await together?.flush()) ?? null;
    const fields = await flushFields();
    return seq === null || fields === null ? null : { seq, fields };
  }, [together, flushFields]);
  const round = useRound(together, saving.version);
  const pictures = usePictures({ articleId: text.articleId, flush, known: lookups.pictures });
  const setFields = (changed: Partial<Content>) =>
    saving.change({ ...saving.draft, fields: { ...saving.draft.fields, ...changed } });

  const goTo = (finding: Finding) => {
    if (finding.path) return body.current?.goTo(finding.path);
    if (finding.field === "body") return body.current?.focus();
    if (finding.field === "standfirst") return standfirst.current?.focus();
    if (finding.field === "headline" || finding.field === undefined) return headline.current?.focus();
    setPanel(true);
    document
      .querySelector<HTMLElement>(`[data-field="${finding.field}"] :is(textarea, input, select, button)`)
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
    setFields({ lead });
  };
  const session = useMemo(
    () => ({ articleId: text.articleId, round, flush }),
    [text.articleId, round, flush],
  );
  return (
    <EditorSessionContext value={session}>
      {props.children}
      <div
        className={`mx-auto grid gap-x-8 gap-y-6 pt-3 ${panel ? "max-w-6xl lg:grid-cols-[minmax(0,1fr)_20rem]" : "max-w-3xl"}`}
      >
        <div className="min-w-0">
          <div className="flex flex-wrap items-start gap-x-3 gap-y-1 pb-3">
            {writable || text.line !== "open" ? (
              <StatusLine text={text} fields={saving.state} />
            ) : (
              <Notice
                tone="plain"
                title={props.readOnly ?? "The text is read-only now. Reload to see why."}
                live={false}
              />
            )}
            <span className="ml-auto flex items-center gap-3 pt-0.5">
              <Here together={together} selfId={person.id} />
              <span className="text-sm text-ink-faint tabular-nums">
                {words.toLocaleString("en")} {words === 1 ? "word" : "words"}
              </span>
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
          <FieldNewsNotice saving={saving} />
          <LineNotice text={text} together={together} />
          <div className="grid gap-2 pb-4">
            <KickerField
              value={saving.draft.fields.kicker}
              readOnly={!fieldsWritable}
              onChange={(kicker) => setFields({ kicker })}
              onLeave={() => headline.current?.focus()}
            />
            {extensions && text.ready ? (
              <>
                <LineEditor
                  name="Headline"
                  placeholder="Headline"
                  className={`${line} article-headline`}
                  editable={writable}
                  maxLength={300}
                  together={extensions.headline}
                  onLeave={() => standfirst.current?.focus()}
                  onEditor={register.headline}
                  handle={headline}
                />
                <LineEditor
                  name="Standfirst"
                  placeholder="Standfirst: the sentence below the headline"
                  className={`${line} article-standfirst`}
                  editable={writable}
                  maxLength={1000}
                  together={extensions.standfirst}
                  onLeave={() => body.current?.focus()}
                  onEditor={register.standfirst}
                  handle={standfirst}
                />
              </>
            ) : (
              <div aria-busy="true" className="grid gap-2">
                <p className="article-headline text-ink-faint">{props.content.headline || "…"}</p>
                <p className="article-standfirst text-ink-faint">{props.content.standfirst}</p>
              </div>
            )}
          </div>
          {extensions && text.ready ? (
            <BodyEditor
              editable={writable}
              lookups={lookups}
              together={extensions.body}
              onEditor={register.body}
              onPicture={(file) => (file ? pictures.upload(file) : pictures.choose())}
              handle={body}
            />
          ) : null}
        </div>
        <aside
          id="article-panel"
          aria-label="Details"
          hidden={!panel}
          className="grid content-start gap-6 lg:border-l lg:border-line lg:pl-6"
        >
          <ChecksPanel findings={findings} onGoTo={goTo} />
          <SidePanel
            draft={saving.draft}
            headline={prose.headline}
            sections={props.sections}
            bureaus={props.bureaus}
            pictures={lookups.pictures}
            readOnly={!fieldsWritable}
            progress={pictures.progress}
            onChange={saving.change}
            onChooseLead={() => void chooseLead()}
          />
        </aside>
      </div>
    </EditorSessionContext>
  );
}
