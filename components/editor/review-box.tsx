"use client";
// Where a comment is written. What was typed stays until the newsroom has it: through a failure, Escape and a reload.
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { findReaders, type Answer, type Person } from "./review-channel.ts";
import type { Words } from "./review-data.ts";
import { mentionQuery } from "./review-words.ts";
import { commentSlot, keepWords, nothing, readKept, type Kept } from "./unsent-comment.ts";

type CommentBoxProps = Readonly<{
  /** Who writes here. */
  personId: string;
  articleId: number | null;
  /** Under which name unsent words are kept in this tab. */
  keep: string;
  label: string;
  send: string;
  autoFocus?: boolean;
  onSend: (words: Words) => Promise<Answer<unknown>>;
  onCancel: () => void;
  /** Stands beside the buttons. */
  children?: ReactNode;
}>;

// HTML has no element for a list of offers under a text area, which itself may be nothing but a text box (ARIA in HTML).
const [listBox, offer] = ["listbox", "option"] as const;

export function CommentBox({
  personId,
  articleId,
  keep,
  label,
  send,
  autoFocus = false,
  onSend,
  onCancel,
  children,
}: CommentBoxProps) {
  const id = useId();
  const name = commentSlot(personId, articleId, keep);
  const [kept, setKept] = useState<Kept>(() => readKept(name));
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [query, setQuery] = useState<string | null>(null);
  const [found, setFound] = useState<readonly Person[]>([]);
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const attempt = useRef<Readonly<{ key: string; text: string }> | null>(null);

  useEffect(() => {
    if (query === null || articleId === null) return;
    let current = true;
    const look = async () => {
      const people = await findReaders(articleId, query);
      if (!current) return;
      setFound(people.slice(0, 6));
      setChosen(0);
    };
    const timer = setTimeout(() => void look(), 120);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query, articleId]);

  const take = (next: Kept) => {
    keepWords(name, next);
    setKept(next);
  };
  const lookUp = () => {
    const at = field.current?.selectionStart ?? 0;
    setQuery(mentionQuery((field.current?.value ?? "").slice(0, at)));
  };
  const mention = (person: Person) => {
    const at = field.current?.selectionStart ?? kept.text.length;
    const start = at - (query?.length ?? 0);
    const text = `${kept.text.slice(0, start)}${person.name} ${kept.text.slice(at)}`;
    take({ text, mentions: [...kept.mentions.filter((one) => one.id !== person.id), person] });
    setQuery(null);
    requestAnimationFrame(() => {
      const end = start + person.name.length + 1;
      field.current?.setSelectionRange(end, end);
    });
  };
  const submit = async () => {
    const text = kept.text.trim();
    if (text === "" || sending) return;
    // The same words again are the same comment, however often they are sent; other words are another one.
    if (attempt.current?.text !== text) attempt.current = { key: crypto.randomUUID(), text };
    const mentions = kept.mentions.filter((one) => text.includes(`@${one.name}`));
    setSending(true);
    setProblem(null);
    // The comment already stands on the card; the words stay kept in the tab until the newsroom has them.
    setKept(nothing);
    const answer = await onSend({ key: attempt.current.key, text, mentions });
    setSending(false);
    if (!answer.ok) {
      setKept(kept);
      return setProblem(answer.message);
    }
    attempt.current = null;
    keepWords(name, nothing);
  };
  const open = query !== null && found.length > 0;
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const person = found[chosen];
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      setChosen((chosen + (event.key === "ArrowDown" ? 1 : -1) + found.length) % found.length);
    } else if (open && person && (event.key === "Enter" || event.key === "Tab")) mention(person);
    else if (open && event.key === "Escape") setQuery(null);
    else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
    else if (event.key === "Escape") onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="grid gap-2">
      <div className="relative">
        <textarea
          ref={field}
          dir="auto"
          aria-label={label}
          aria-autocomplete="list"
          aria-haspopup={listBox}
          aria-controls={`${id}-people`}
          aria-activedescendant={open ? `${id}-${chosen}` : undefined}
          aria-invalid={problem === null ? undefined : true}
          aria-describedby={problem === null ? undefined : `${id}-problem`}
          autoFocus={autoFocus}
          rows={1}
          maxLength={5000}
          placeholder={`${label}, @ for a colleague`}
          className="field-sizing-content block max-h-60 min-h-9 w-full min-w-0 resize-none rounded-md border border-line-strong bg-surface px-2.5 py-1.5 text-sm text-ink placeholder:text-ink-faint pointer-coarse:min-h-11 pointer-coarse:text-base"
          value={kept.text}
          readOnly={sending}
          onChange={(event) => {
            take({ ...kept, text: event.target.value });
            lookUp();
          }}
          onSelect={lookUp}
          onBlur={() => setQuery(null)}
          onKeyDown={press}
        />
        <div
          id={`${id}-people`}
          role={listBox}
          aria-label="Colleagues"
          hidden={!open}
          className="absolute inset-x-0 top-full z-30 mt-1 rounded-md border border-line bg-surface p-1 shadow-xl"
        >
          {found.map((person, index) => (
            <div
              key={person.id}
              id={`${id}-${index}`}
              role={offer}
              tabIndex={-1}
              aria-selected={index === chosen}
              className="flex min-h-8 cursor-pointer items-center rounded px-2 text-sm aria-selected:bg-accent-soft aria-selected:text-accent pointer-coarse:min-h-11"
              onPointerDown={(event) => {
                event.preventDefault();
                mention(person);
              }}
            >
              {person.name}
            </div>
          ))}
        </div>
      </div>
      {problem === null ? null : (
        <p id={`${id}-problem`} role="alert" className="flex items-start gap-1 text-xs text-killed">
          <Icon name="circle-alert" className="mt-0.5 size-3.5" />
          {problem}
        </p>
      )}
      {kept.text === "" && !autoFocus ? null : (
        <div className="flex flex-wrap items-center gap-1.5">
          <Button
            tone="primary"
            aria-disabled={kept.text.trim() === "" || sending}
            onClick={() => void submit()}
          >
            {send}
          </Button>
          <Button tone="quiet" onClick={onCancel}>
            Cancel
          </Button>
          {children}
        </div>
      )}
    </div>
  );
}
