"use client";
// The editor's page: the text in one column, what people say about it beside it, the rest in a panel, and the state of the
// text always in view.
import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import type { Editor } from "@tiptap/core";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Content } from "#lib/document/content.ts";
import { fieldsOf } from "#lib/document/fields.ts";
import { languageOf } from "#lib/document/written-language.ts";
import type { Facts, Finding } from "#lib/newsroom/decision.ts";
import type { TextRight } from "#lib/newsroom/permissions.ts";
import { BarTools } from "./bar-tools.tsx";
import type { BodyHandle } from "./body-editor.tsx";
import { ChecksPanel, useChecks, waitingIn } from "./checks-panel.tsx";
import { FieldNewsNotice } from "./field-news.tsx";
import { takeFindField } from "./find-panel.tsx";
import { Here } from "./here.tsx";
import { StylePanel } from "./house-style-panel.tsx";
import { KeptWordsNotices } from "./kept-words.tsx";
import { LineNotice } from "./line-notice.tsx";
import type { KnownPicture } from "./known-pictures.ts";
import type { Lookups } from "./node-views.ts";
import { PictureNews } from "./picture-news.tsx";
import { CommentBubble } from "./review-draft.tsx";
import { useReviewDesk } from "./review-desk.ts";
import { RestoredNotice } from "./restored-news.tsx";
import { ReviewMargin } from "./review-margin.tsx";
import { BarPartsContext, EditorSessionContext } from "./session.tsx";
import { type Choices, SidePanel } from "./side-panel.tsx";
import { useNews } from "./together-news.ts";
import { shut } from "./together-state.ts";
import { StatusLine } from "./status-line.tsx";
import { useSuggesting } from "./suggest-switch-state.ts";
import { SuggestRefusal, SuggestSwitch } from "./suggest-switch.tsx";
import { TextFigures, useTextFigures, type PlanLength } from "./text-figures.tsx";
import { useFields } from "./use-fields.ts";
import { useOfferedDeeds } from "./use-offered-deeds.ts";
import { useProse, type Editors } from "./use-prose.ts";
import { useRound } from "./use-round.ts";
import { useTogether, useTogetherState } from "./use-together.ts";
import { usePictures } from "./use-pictures.ts";
import { WritingColumn, type LineHandle } from "./writing-column.tsx";
import { useWritingExtensions, type Help } from "./writing-extensions.ts";

export type ArticleEditorProps = Choices &
  Readonly<{
    person: Readonly<{ id: string; name: string }>;
    /** The newsroom's time zone. */
    zone: string;
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
    /** Taken from readers for good. */
    killed: boolean;
    help: Help;
    planLength: PlanLength;
    pictures: Readonly<Record<string, KnownPicture>>;
    headlines: Readonly<Record<number, string>>;
    /** What stands above the text: verbs, review. It may ask for the session. */
    children?: ReactNode;
  }>;

export function ArticleEditor(props: ArticleEditorProps) {
  const { facts } = props;
  // A verb reads the page anew; the same people and rules in new objects may not make new editors.
  const [{ person, help }] = useState(props);
  const [panel, setPanel] = useState(true);
  const body = useRef<BodyHandle>(null);
  const standfirst = useRef<LineHandle>(null);
  const headline = useRef<LineHandle>(null);
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
  const subscribe = useNews(together);
  const writable = text.right !== "read" && !shut.has(text.line);
  const fieldsWritable = text.right === "edit";
  const readOnly =
    writable || text.line !== "open"
      ? null
      : (props.readOnly ?? "The text is read-only now. Reload to see why.");
  const saving = useFields({
    personId: person.id,
    articleId: text.articleId,
    createKey: props.createKey,
    version: props.fieldsVersion,
    committed: { fields: fieldsOf(props.content), slugline: props.slugline },
    readOnly: !fieldsWritable,
    subscribe,
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
  const suggesting = useSuggesting({ articleId: text.articleId, right: text.right });
  const [notes, setNotes] = useState<readonly string[]>([]);
  const [finding, setFinding] = useState(false);
  const find = useCallback(() => {
    setFinding(true);
    takeFindField();
  }, []);
  const extensions = useWritingExtensions({
    together,
    person,
    suggesting,
    help,
    onNotes: setNotes,
    onFind: find,
  });
  const desk = useReviewDesk({
    articleId: text.articleId,
    actor: person,
    right: text.right,
    zone: props.zone,
    editors,
    subscribe,
  });
  useOfferedDeeds(desk, suggesting, find);
  const figures = useTextFigures(editors.body);

  const prose = useProse(editors, props.content);
  const content = useMemo<Content>(
    () => ({ ...saving.draft.fields, ...prose }),
    [saving.draft.fields, prose],
  );
  const siteLanguage = props.languages.site.tag;
  const runs = useMemo(() => languageOf(content, siteLanguage), [content, siteLanguage]);
  const findings = useChecks(content, facts, waitingIn(desk));
  // A tab says which article it holds.
  useEffect(() => {
    if (prose.headline !== "") document.title = prose.headline;
  }, [prose.headline]);
  const { flush: flushFields } = saving;
  const flush = useCallback(async () => {
    const seq = (await together?.flush()) ?? null;
    const fields = await flushFields();
    return seq === null || fields === null ? null : { seq, fields };
  }, [together, flushFields]);
  const round = useRound(subscribe, saving.version);
  const pictures = usePictures({ articleId: text.articleId, flush, known: lookups.pictures });
  const setFields = (changed: Partial<Content>) =>
    saving.change({ ...saving.draft, fields: { ...saving.draft.fields, ...changed } });

  const goTo = (found: Finding) => {
    if (found.path) return body.current?.goTo(found.path);
    if (found.leadsTo !== undefined) return body.current?.goToLink(found.leadsTo);
    if (found.field === "body") return body.current?.focus();
    if (found.field === "standfirst") return standfirst.current?.focus();
    if (found.field === "headline" || found.field === undefined) return headline.current?.focus();
    setPanel(true);
    document
      .querySelector<HTMLElement>(`[data-field="${found.field}"] :is(textarea, input, select, button)`)
      ?.focus();
  };
  const session = useMemo(
    () => ({ articleId: text.articleId, round, closed: text.line === "hidden", flush }),
    [text.articleId, text.line, round, flush],
  );
  return (
    <EditorSessionContext value={session}>
      <BarPartsContext
        value={{
          status: (
            <>
              <StatusLine text={text} fields={saving.state} readOnly={readOnly !== null} />
              <Here together={together} selfId={person.id} />
            </>
          ),
          tools: (
            <BarTools panel={panel} onPanel={setPanel} onFind={find} readOnly={readOnly}>
              <TextFigures
                figures={figures}
                articleId={text.articleId}
                plannedWords={facts.plannedWords}
                plan={fieldsWritable ? props.planLength : null}
              />
              <SuggestSwitch suggesting={suggesting} />
            </BarTools>
          ),
        }}
      >
        {props.children}
      </BarPartsContext>
      <div
        className={`mx-auto grid max-w-3xl gap-x-7 gap-y-6 pt-2 ${panel ? "lg:max-w-6xl lg:grid-cols-[minmax(0,1fr)_19rem] xl:max-w-[92rem] xl:grid-cols-[minmax(0,1fr)_17rem_19rem]" : "xl:max-w-6xl xl:grid-cols-[minmax(0,1fr)_18rem]"}`}
      >
        <div className="min-w-0">
          {readOnly === null ? null : (
            <div className="pb-3 max-lg:hidden">
              <Notice tone="plain" title={readOnly} live={false} />
            </div>
          )}
          {notes.length === 0 ? null : (
            <Notice tone="warning" title={notes.join(" ")}>
              <Button tone="quiet" onClick={() => setNotes([])}>
                Close
              </Button>
            </Notice>
          )}
          <FieldNewsNotice saving={saving} />
          <RestoredNotice articleId={text.articleId} personId={person.id} subscribe={subscribe} />
          <LineNotice text={text} together={together} />
          <KeptWordsNotices
            articleId={text.articleId}
            subscribe={subscribe}
            editor={writable ? editors.body : null}
          />
          <WritingColumn
            extensions={text.ready ? extensions : null}
            opening={text.line === "connecting" || text.line === "open"}
            runs={runs}
            before={props.content}
            kicker={saving.draft.fields.kicker}
            kickerReadOnly={!fieldsWritable}
            onKicker={(kicker) => setFields({ kicker })}
            editable={writable}
            suggesting={suggesting}
            lookups={lookups}
            onPictures={(files) => (files ? pictures.upload(files) : pictures.choose(true))}
            onEditor={register}
            finding={finding}
            onFind={find}
            onFindClose={() => setFinding(false)}
            headline={headline}
            standfirst={standfirst}
            body={body}
          />
        </div>
        <ReviewMargin desk={desk} />
        <aside
          id="article-panel"
          aria-label="Details"
          tabIndex={-1}
          hidden={!panel}
          className="grid scroll-mt-20 content-start gap-6 outline-none lg:border-l lg:border-line lg:pl-6"
        >
          <ChecksPanel findings={findings} killed={props.killed} onGoTo={goTo} />
          <StylePanel editor={editors.body} editable={writable} />
          <SidePanel
            draft={saving.draft}
            headline={prose.headline}
            choices={props}
            known={lookups.pictures}
            readOnly={!fieldsWritable}
            articleId={text.articleId}
            onChange={saving.change}
            onUploadLead={async () => (await pictures.choose(false))[0] ?? null}
          />
        </aside>
      </div>
      <PictureNews pictures={pictures} />
      <CommentBubble desk={desk} />
      <SuggestRefusal suggesting={suggesting} />
    </EditorSessionContext>
  );
}
