"use client";
// The column in which people write: kicker, headline and standfirst as readers will see them, then the body.
import { useRef, type Ref } from "react";
import type { Editor } from "@tiptap/core";
import { BodyEditor, BodyToCome, type BodyHandle } from "./body-editor.tsx";
import { KickerField } from "./kicker-field.tsx";
import { LineEditor } from "./line-editor.tsx";
import type { PutIn } from "./known-pictures.ts";
import type { Lookups } from "./node-views.ts";
import type { Suggesting } from "./suggest-switch-state.ts";
import { SuggestBar } from "./suggest-switch.tsx";
import type { Editors } from "./use-prose.ts";
import type { WritingExtensions } from "./writing-extensions.ts";

export type LineHandle = Readonly<{ focus: () => void }>;

type WritingColumnProps = Readonly<{
  /** Null until the shared text may be shown; meanwhile its last words are, for reading. */
  extensions: WritingExtensions | null;
  /** The text is on its way, and nothing stands between it and this page. */
  opening: boolean;
  /** In which language and direction the article is written. */
  runs: Readonly<{ lang: string; dir: "ltr" | "rtl" }>;
  before: Readonly<{ headline: string; standfirst: string }>;
  kicker: string;
  kickerReadOnly: boolean;
  onKicker: (kicker: string) => void;
  editable: boolean;
  suggesting: Suggesting;
  lookups: Lookups;
  onPictures: (files?: readonly File[]) => Promise<readonly PutIn[]>;
  onEditor: Readonly<Record<keyof Editors, (editor: Editor | null) => void>>;
  finding: boolean;
  onFind: () => void;
  onFindClose: () => void;
  headline: Ref<LineHandle>;
  standfirst: Ref<LineHandle>;
  body: Ref<BodyHandle>;
}>;

const line = "block w-full bg-transparent text-ink outline-none";

export function WritingColumn(props: WritingColumnProps) {
  const { extensions, editable, onEditor, runs } = props;
  const column = useRef<HTMLDivElement>(null);
  const go = (name: string) =>
    column.current?.querySelector<HTMLElement>(`[role="textbox"][aria-label="${name}"]`)?.focus();
  return (
    <div ref={column}>
      <div className="grid gap-2 pb-4">
        <KickerField
          value={props.kicker}
          readOnly={props.kickerReadOnly}
          onChange={props.onKicker}
          onLeave={() => go("Headline")}
        />
        {extensions ? (
          <>
            <LineEditor
              name="Headline"
              placeholder="Headline"
              className={`${line} article-headline`}
              editable={editable}
              maxLength={300}
              runs={runs}
              together={extensions.headline}
              onLeave={() => go("Standfirst")}
              onEditor={onEditor.headline}
              handle={props.headline}
            />
            <LineEditor
              name="Standfirst"
              placeholder="Standfirst: the sentence below the headline"
              className={`${line} article-standfirst`}
              editable={editable}
              maxLength={1000}
              runs={runs}
              together={extensions.standfirst}
              onLeave={() => go("Body")}
              onEditor={onEditor.standfirst}
              handle={props.standfirst}
            />
          </>
        ) : (
          <div aria-busy={props.opening} {...runs} className="grid gap-2">
            <p className="article-headline text-ink-faint">{props.before.headline || "…"}</p>
            <p className="article-standfirst text-ink-faint">{props.before.standfirst}</p>
          </div>
        )}
      </div>
      <SuggestBar suggesting={props.suggesting} />
      {extensions ? (
        <BodyEditor
          editable={editable}
          lookups={props.lookups}
          runs={runs}
          together={extensions.body}
          onEditor={onEditor.body}
          onPictures={props.onPictures}
          finding={props.finding}
          onFind={props.onFind}
          onFindClose={props.onFindClose}
          handle={props.body}
        />
      ) : (
        <BodyToCome opening={props.opening} />
      )}
    </div>
  );
}
