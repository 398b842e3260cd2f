"use client";
// What the article is about. Not part of the text that is approved: each change is saved by itself, at once, and stands on a live page
// a second later.
import { useEffect, useId, useState, type KeyboardEvent } from "react";
import { Icon } from "#components/ui/icon.tsx";
import { inputClass } from "#components/ui/field.tsx";
import { nothingToAdd, plainly } from "./topic-words.ts";
import { addTopic, findTopics, saveTopics, type FoundTopic } from "./topics-channel.ts";

const list = { role: "listbox" } as const;
const option = (active: boolean) => ({ role: "option", "aria-selected": active }) as const;

export type TopicsProps = Readonly<{
  topics: readonly FoundTopic[];
  /** A sentence that says why they can't be changed; null when they can. */
  readOnly: string | null;
  /** Whether a new topic may be made here. */
  mayAdd: boolean;
}>;

type TopicsFieldProps = TopicsProps & Readonly<{ articleId: number | null }>;

type Offer = Readonly<{ key: string; name: string; topic: FoundTopic | null }>;

export function TopicsField({ articleId, topics: loaded, readOnly, mayAdd }: TopicsFieldProps) {
  const id = useId();
  const [topics, setTopics] = useState(loaded);
  const [said, setSaid] = useState<{ text: string; wrong: boolean } | null>(null);
  const [busy, setBusy] = useState(false);
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<readonly FoundTopic[] | null>([]);
  const [foundFor, setFoundFor] = useState("");
  const [at, setAt] = useState(0);

  useEffect(() => {
    if (!open) return;
    let current = true;
    const timer = setTimeout(() => {
      void (async () => {
        const answer = await findTopics(query);
        if (!current) return;
        setFound(answer);
        setFoundFor(query);
        setAt(0);
      })();
    }, 120);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [open, query]);

  if (articleId === null)
    return (
      <fieldset className="grid gap-2" data-field="topics">
        <legend className="mb-1 text-sm font-medium">Topics</legend>
        <p className="text-xs text-ink-faint">
          Write the first words of the article, then choose its topics.
        </p>
      </fieldset>
    );

  const name = query.trim();
  // The list may still answer an earlier letter: only what has these letters in it is meant.
  const offers: readonly Offer[] = [
    ...(found ?? [])
      .filter((one) => plainly(one.name).includes(plainly(name)) && topics.every((had) => had.id !== one.id))
      .map((topic) => ({ key: topic.id, name: topic.name, topic })),
    ...(mayAdd &&
    name !== "" &&
    foundFor === query &&
    found?.every((one) => one.name.toLowerCase() !== name.toLowerCase())
      ? [{ key: "new", name, topic: null }]
      : []),
  ];

  async function change(next: readonly FoundTopic[], what: string) {
    if (busy || articleId === null) return;
    setBusy(true);
    const answer = await saveTopics(articleId, next, topics);
    setBusy(false);
    setTopics(answer.topics ?? topics);
    setSaid(
      answer.ok
        ? { text: answer.shown ? `${what} Readers see it now.` : what, wrong: false }
        : { text: answer.message, wrong: true },
    );
  }

  async function take(offer: Offer | undefined) {
    if (!offer || busy) return;
    setOpen(false);
    setQuery("");
    let { topic } = offer;
    if (topic === null) {
      setBusy(true);
      const made = await addTopic(offer.name);
      setBusy(false);
      if (!made.ok) return setSaid({ text: made.message, wrong: true });
      ({ topic } = made);
    }
    await change([...topics, topic], `Added ${topic.name}.`);
  }

  function press(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!open) setOpen(true);
      else if (offers.length > 0)
        setAt((at + (event.key === "ArrowDown" ? 1 : offers.length - 1)) % offers.length);
    } else if (event.key === "Enter" && open) void take(offers[at]);
    else if (event.key === "Escape" && open) setOpen(false);
    else if (event.key === "Backspace" && query === "" && topics.length > 0) {
      const last = topics.at(-1);
      if (last) void change(topics.slice(0, -1), `Removed ${last.name}.`);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const active = open ? offers[at] : undefined;
  return (
    <fieldset className="grid gap-2" data-field="topics">
      <legend className="mb-1 text-sm font-medium">Topics</legend>
      {topics.length === 0 ? <p className="text-xs text-ink-faint">No topics yet.</p> : null}
      <ul className="flex flex-wrap gap-1.5">
        {topics.map((topic) => (
          <li key={topic.id} className="flex max-w-full items-center rounded-md bg-sunken pl-2">
            <span className="truncate py-1">{topic.name}</span>
            {readOnly === null ? (
              <button
                type="button"
                className="size-7 shrink-0 rounded-md hover:bg-surface pointer-coarse:size-11"
                onClick={() =>
                  void change(
                    topics.filter((one) => one.id !== topic.id),
                    `Removed ${topic.name}.`,
                  )
                }
              >
                <Icon name="x" className="mx-auto size-4" />
                <span className="sr-only">Remove {topic.name}</span>
              </button>
            ) : (
              <span className="w-2" />
            )}
          </li>
        ))}
      </ul>
      {readOnly === null ? (
        <div className="relative">
          <input
            id={id}
            role="combobox"
            aria-label="Add a topic"
            aria-expanded={open}
            aria-controls={`${id}-list`}
            aria-autocomplete="list"
            aria-activedescendant={active ? `${id}-${active.key}` : undefined}
            aria-describedby={`${id}-said`}
            aria-busy={busy}
            autoComplete="off"
            placeholder="Add a topic"
            className={inputClass}
            maxLength={60}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value);
              setOpen(true);
            }}
            onClick={() => setOpen(true)}
            onBlur={() => setOpen(false)}
            onKeyDown={press}
          />
          <div
            id={`${id}-list`}
            {...list}
            aria-label="Topics to add"
            hidden={!open}
            className="absolute top-full z-10 mt-1 max-h-56 w-full overflow-auto rounded-md border border-line bg-surface p-1 shadow-xl"
          >
            {offers.map((offer, index) => (
              <button
                key={offer.key}
                id={`${id}-${offer.key}`}
                type="button"
                tabIndex={-1}
                {...option(index === at)}
                className="block w-full rounded px-2 py-1.5 text-left aria-selected:bg-accent-soft aria-selected:text-accent pointer-coarse:py-2.5"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => void take(offer)}
              >
                {offer.topic === null ? `Make the topic “${offer.name}”` : offer.name}
              </button>
            ))}
            {offers.length === 0 ? (
              <p className="px-2 py-1.5 text-ink-faint">
                {nothingToAdd({ reached: found !== null, name, chosen: topics, mayAdd })}
              </p>
            ) : null}
          </div>
        </div>
      ) : (
        <p className="text-xs text-ink-faint">{readOnly}</p>
      )}
      <p
        id={`${id}-said`}
        aria-live="polite"
        className={`text-xs ${said?.wrong ? "text-killed" : "text-ink-faint"}`}
      >
        {busy ? "Saving topics…" : (said?.text ?? "")}
      </p>
    </fieldset>
  );
}
