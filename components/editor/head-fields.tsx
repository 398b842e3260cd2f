"use client";
// Kicker, headline and standfirst where readers will see them: above the text, in its hierarchy.
import type { KeyboardEvent } from "react";
import type { Content } from "#lib/document/content.ts";

type HeadFieldsProps = Readonly<{
  content: Content;
  readOnly: boolean;
  onChange: (changed: Partial<Content>) => void;
  /** Enter in the standfirst goes on to the body. */
  onLeave: () => void;
}>;

const line =
  "block w-full resize-none border-0 bg-transparent p-0 text-ink outline-none placeholder:text-ink-faint field-sizing-content";

/** Headlines are one line of text, however many lines they fill: pasted breaks become spaces. */
const oneLine = (text: string): string => text.replaceAll(/\s*[\r\n]+\s*/g, " ");

export function HeadFields({ content, readOnly, onChange, onLeave }: HeadFieldsProps) {
  const next = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const fields = [...document.querySelectorAll<HTMLElement>("[data-head-field]")];
    const following = fields[fields.indexOf(event.currentTarget) + 1];
    if (following) following.focus();
    else onLeave();
  };
  return (
    <div className="grid gap-2 pb-4">
      <div data-field="kicker">
        <input
          aria-label="Kicker"
          placeholder="Kicker"
          data-head-field=""
          className={`${line} text-sm font-semibold text-accent`}
          value={content.kicker}
          readOnly={readOnly}
          maxLength={100}
          onKeyDown={next}
          onChange={(event) => onChange({ kicker: oneLine(event.target.value) })}
        />
      </div>
      <div data-field="headline">
        <textarea
          aria-label="Headline"
          placeholder="Headline"
          data-head-field=""
          rows={1}
          className={`${line} article-headline`}
          value={content.headline}
          readOnly={readOnly}
          maxLength={300}
          onKeyDown={next}
          onChange={(event) => onChange({ headline: oneLine(event.target.value) })}
        />
      </div>
      <div data-field="standfirst">
        <textarea
          aria-label="Standfirst"
          placeholder="Standfirst: the sentence below the headline"
          data-head-field=""
          rows={1}
          className={`${line} article-standfirst`}
          value={content.standfirst}
          readOnly={readOnly}
          maxLength={1000}
          onKeyDown={next}
          onChange={(event) => onChange({ standfirst: oneLine(event.target.value) })}
        />
      </div>
    </div>
  );
}
