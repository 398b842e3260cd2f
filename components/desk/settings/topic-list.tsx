"use client";
// The topics one under another: add, rename, say which Media Topic it is, make one of two. A former address leads on for good.
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { useLeaveGuard } from "#components/desk/leave-guard.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { inputClass, SelectField, TextArea, TextField } from "#components/ui/field.tsx";
import { mediaTopicName, mediaTopics } from "#lib/newsroom/media-topics.ts";
import { topicDescriptionLimit, type TopicDraft, topicNameLimit, topicSlug } from "#lib/newsroom/topics.ts";
import { AnswerNotice } from "./answer-notice.tsx";
import type { SettingsAnswer } from "./settings-answer.ts";
import { problemOf, useDeed } from "./use-deed.ts";

export type ShownTopic = TopicDraft & Readonly<{ id: string; seal: string; articles: number }>;

type Which = Readonly<{ id: string; seen: string }>;

export type TopicDeeds = Readonly<{
  save: (input: Readonly<{ draft: TopicDraft; which: Which | null }>) => Promise<SettingsAnswer>;
  merge: (input: Readonly<{ which: Which; into: string }>) => Promise<SettingsAnswer>;
}>;

type TopicListProps = Readonly<{
  topics: readonly ShownTopic[];
  /** What the list was looked through for. */
  words: string;
  deeds: TopicDeeds;
}>;

type Open = Readonly<{ what: "add" } | { what: "change" | "merge"; topic: ShownTopic }>;

const carried = (articles: number) =>
  articles >= 1_000 ? "1,000 articles or more" : articles === 1 ? "1 article" : `${articles} articles`;

export function TopicList({ topics, words, deeds }: TopicListProps) {
  const [open, setOpen] = useState<Open | null>(null);
  const deed = useDeed();
  const show = (next: Open) => {
    deed.forget();
    setOpen(next);
  };
  const close = () => setOpen(null);
  const told = useRef<HTMLDivElement>(null);
  const merged = useRef(false);
  // A merged topic takes the button with it from which it was merged: what became of it has the focus instead.
  useEffect(() => {
    if (open !== null || !merged.current) return;
    merged.current = false;
    told.current?.focus();
  }, [open]);
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <form action="/desk/settings/topics" className="flex min-w-0 grow gap-2 sm:max-w-xs">
          <input
            type="search"
            name="q"
            aria-label="Find a topic"
            placeholder="Find a topic"
            defaultValue={words}
            maxLength={100}
            className={inputClass}
          />
          <Button type="submit">Find</Button>
        </form>
        <Button icon="plus" tone="primary" onClick={() => show({ what: "add" })}>
          Add a topic
        </Button>
      </div>
      <div ref={told} tabIndex={-1} className="rounded-lg empty:hidden">
        {open === null ? <AnswerNotice answer={deed.answer} /> : null}
      </div>
      {topics.length === 0 ? (
        <p className="text-ink-soft">
          {words === ""
            ? "There are no topics yet. Add the first one here, or beside an article’s text."
            : `No topic holds “${words}”. Look for another word, or add it.`}
        </p>
      ) : (
        <ul className="overflow-hidden rounded-lg border border-line bg-surface">
          {topics.map((topic) => (
            <li
              key={topic.id}
              className="grid gap-x-4 gap-y-2 border-t border-line px-3 py-2.5 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
            >
              <div className="min-w-0">
                <p className="font-medium wrap-anywhere">
                  {topic.name} <span className="text-xs font-normal text-ink-faint">/topic/{topic.slug}</span>
                </p>
                <p className="text-ink-soft">
                  {carried(topic.articles)}
                  {topic.code === ""
                    ? null
                    : ` · IPTC ${topic.code}${mediaTopicName(topic.code) === null ? "" : `, ${mediaTopicName(topic.code)}`}`}
                </p>
                {topic.description === "" ? null : (
                  <p className="text-ink-faint wrap-anywhere">{topic.description}</p>
                )}
              </div>
              <div className="flex flex-wrap gap-1">
                <Button tone="quiet" onClick={() => show({ what: "change", topic })}>
                  Change<span className="sr-only"> {topic.name}</span>
                </Button>
                <Button tone="quiet" onClick={() => show({ what: "merge", topic })}>
                  Merge…<span className="sr-only"> {topic.name}</span>
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {topics.length >= 200 ? (
        <p className="text-xs text-ink-faint">These are the first 200 by name. Find others by a word.</p>
      ) : null}
      <Dialog
        open={open !== null}
        title={
          open === null || open.what === "add"
            ? "Add a topic"
            : `${open.what === "change" ? "Change" : "Merge"} ${open.topic.name}`
        }
        onClose={close}
      >
        {open === null ? null : open.what === "merge" ? (
          <MergeForm
            topic={open.topic}
            others={topics.filter((one) => one.id !== open.topic.id)}
            answer={deed.answer}
            busy={deed.busy}
            onCancel={close}
            onMerge={async (into) => {
              const which = { id: open.topic.id, seen: open.topic.seal };
              if (!(await deed.run(() => deeds.merge({ which, into })))) return;
              merged.current = true;
              close();
            }}
          />
        ) : (
          <TopicForm
            topic={open.what === "add" ? null : open.topic}
            answer={deed.answer}
            busy={deed.busy}
            onCancel={close}
            onSave={async (draft) => {
              const which = open.what === "change" ? { id: open.topic.id, seen: open.topic.seal } : null;
              if (await deed.run(() => deeds.save({ draft, which }))) close();
            }}
          />
        )}
      </Dialog>
    </div>
  );
}

type FormProps = Readonly<{ answer: SettingsAnswer | null; busy: boolean; onCancel: () => void }>;

function FormEnd({ answer, busy, onCancel, word }: FormProps & Readonly<{ word: string }>) {
  return (
    <>
      <AnswerNotice answer={answer} />
      <div className="flex justify-end gap-2">
        <Button tone="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" tone="primary" aria-disabled={busy}>
          {busy ? "Saving…" : word}
        </Button>
      </div>
    </>
  );
}

function TopicForm({
  topic,
  onSave,
  ...rest
}: FormProps & Readonly<{ topic: ShownTopic | null; onSave: (draft: TopicDraft) => Promise<void> }>) {
  const id = useId();
  const [begun] = useState<TopicDraft>({
    name: topic?.name ?? "",
    slug: topic?.slug ?? "",
    description: topic?.description ?? "",
    code: topic?.code ?? "",
  });
  const [draft, setDraft] = useState(begun);
  useLeaveGuard(draft !== begun, "this topic");
  const [ownSlug, setOwnSlug] = useState(topic !== null);
  const set = (changed: Partial<TopicDraft>) => setDraft({ ...draft, ...changed });
  function save(event: FormEvent) {
    event.preventDefault();
    void onSave(draft);
  }
  return (
    <form onSubmit={save} noValidate className="grid gap-4">
      <TextField
        id={`${id}-name`}
        label="Name"
        value={draft.name}
        maxLength={topicNameLimit}
        problem={problemOf(rest.answer, "name")}
        onChange={({ target: { value } }) =>
          set({ name: value, ...(!ownSlug && { slug: value.trim() === "" ? "" : topicSlug(value) }) })
        }
      />
      <TextField
        id={`${id}-slug`}
        label="Slug"
        className="as-written"
        value={draft.slug}
        maxLength={60}
        hint={
          topic === null
            ? "It stands in the address of the topic’s page."
            : "The former address leads readers to the new one."
        }
        problem={problemOf(rest.answer, "slug")}
        onChange={({ target: { value } }) => {
          set({ slug: value });
          setOwnSlug(true);
        }}
      />
      <TextArea
        id={`${id}-description`}
        label="Description"
        value={draft.description}
        maxLength={topicDescriptionLimit}
        hint="Readers see it on the topic’s page."
        problem={problemOf(rest.answer, "description")}
        onChange={({ target: { value } }) => set({ description: value })}
      />
      <TextField
        id={`${id}-code`}
        label="IPTC Media Topic"
        value={draft.code}
        maxLength={8}
        inputMode="numeric"
        list={`${id}-codes`}
        hint={
          mediaTopicName(draft.code) ??
          "Eight digits, so that other systems know what is meant. The list offers common ones; it may stay empty."
        }
        problem={problemOf(rest.answer, "code")}
        onChange={({ target: { value } }) => set({ code: value.trim() })}
      />
      <datalist id={`${id}-codes`}>
        {mediaTopics.map(({ code, name, top }) => (
          <option key={code} value={code}>
            {top ? name : `– ${name}`}
          </option>
        ))}
      </datalist>
      <FormEnd {...rest} word="Save" />
    </form>
  );
}

function MergeForm({
  topic,
  others,
  onMerge,
  ...rest
}: FormProps &
  Readonly<{ topic: ShownTopic; others: readonly ShownTopic[]; onMerge: (into: string) => Promise<void> }>) {
  const id = useId();
  const [into, setInto] = useState("");
  function merge(event: FormEvent) {
    event.preventDefault();
    if (into !== "") void onMerge(into);
  }
  return (
    <form onSubmit={merge} noValidate className="grid gap-4">
      <p>
        {carried(topic.articles)} with {topic.name} get the topic that stays. /topic/{topic.slug} leads
        readers to it. This can’t be taken back.
      </p>
      <SelectField
        id={`${id}-into`}
        label="Topic that stays"
        value={into}
        problem={problemOf(rest.answer, "into")}
        hint={
          others.length === 0 ? "Look for the topic that stays first; it must be in the list." : undefined
        }
        onChange={(event) => setInto(event.target.value)}
      >
        <option value="">Choose…</option>
        {others.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </SelectField>
      <FormEnd {...rest} word="Merge" />
    </form>
  );
}
