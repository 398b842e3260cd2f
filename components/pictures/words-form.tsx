"use client";
// A picture's own words, which every article begins with that uses it; beside each what the file says, to be taken with a click.
import { type FormEvent, useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { pictureLimits, type PictureWords } from "#lib/newsroom/picture.ts";
import { problemOf } from "#components/desk/settings/use-deed.ts";
import { FormFoot } from "./form-foot.tsx";
import { keywordsIn } from "./keywords.ts";
import type { PictureDeeds, ShownPicture } from "./picture-answer.ts";
import { usePictureForm } from "./use-picture-form.ts";

type Draft = Omit<PictureWords, "keywords"> & Readonly<{ keywords: string }>;

const hints: Readonly<Partial<Record<keyof Draft, string>>> = {
  title: "What the newsroom calls it. Readers never see it.",
  credit: "Who made it, as readers see it below the picture.",
  alt: "What it shows, for readers who can’t see it.",
  keywords: "With commas between. They find the picture here.",
};

export function WordsForm({
  picture,
  readOnly,
  save,
}: Readonly<{
  picture: ShownPicture;
  /** Why this person can't change them; null when they can. */
  readOnly: string | null;
  save: PictureDeeds["saveWords"];
}>) {
  const id = useId();
  const { title, caption, credit, alt, metadata } = picture;
  const form = usePictureForm<Draft>(
    { title, caption, credit, alt, keywords: picture.keywords.join(", ") },
    picture,
    "the words",
  );
  const { draft } = form;
  const set = (changed: Partial<Draft>) => form.change({ ...draft, ...changed });
  const said: Readonly<Record<keyof Draft, string>> = {
    title: metadata.title,
    caption: metadata.caption,
    credit: metadata.credit || metadata.creator,
    alt: metadata.alt,
    keywords: metadata.keywords.join(", "),
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.changed) return;
    void form.save((seen) =>
      save({ id: picture.id, seen, words: { ...draft, keywords: [...keywordsIn(draft.keywords)] } }),
    );
  };
  const field = (name: keyof Draft, label: string) => {
    const props = {
      id: `${id}-${name}`,
      label,
      hint: hints[name],
      value: draft[name],
      readOnly: readOnly !== null,
      problem: problemOf(form.answer, name),
    };
    return (
      <div className="grid gap-1">
        {name === "caption" || name === "alt" ? (
          <TextArea
            {...props}
            maxLength={pictureLimits[name]}
            onChange={(event) => set({ [name]: event.target.value })}
          />
        ) : (
          <TextField
            {...props}
            maxLength={name === "keywords" ? 4_000 : pictureLimits[name]}
            onChange={(event) => set({ [name]: event.target.value })}
          />
        )}
        <FromFile
          said={said[name]}
          now={draft[name]}
          what={label}
          onTake={readOnly === null ? () => set({ [name]: said[name] }) : null}
        />
      </div>
    );
  };
  return (
    <form onSubmit={submit} noValidate className="grid gap-3.5">
      {readOnly === null ? null : <p className="text-ink-soft">{readOnly}</p>}
      {field("caption", "Caption")}
      {field("credit", "Credit")}
      {field("alt", "Alt text")}
      {field("title", "Title")}
      {field("keywords", "Keywords")}
      <p className="text-xs text-ink-faint">
        Articles that use it already keep their own caption, credit and alt text.
      </p>
      {readOnly === null ? (
        <FormFoot form={form} verb="Save the words" unsaved="The words aren’t saved yet." />
      ) : null}
    </form>
  );
}

/** What the file says where it says something else. */
function FromFile({
  said,
  now,
  what,
  onTake,
}: Readonly<{ said: string; now: string; what: string; onTake: (() => void) | null }>) {
  if (said === "" || said === now.trim()) return null;
  return (
    <p className="flex flex-wrap items-baseline gap-x-2 text-xs text-ink-soft">
      <span className="min-w-0 wrap-anywhere">
        The file says: <q>{said}</q>
      </span>
      {onTake === null ? null : (
        <Button tone="quiet" className="text-xs" onClick={onTake}>
          Take it<span className="sr-only"> as {what.toLowerCase()}</span>
        </Button>
      )}
    </p>
  );
}
