"use client";
// What readers are told of a person, written by that person: plain words, shown on their page.
import { type FormEvent, useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { type OwnPage, ownPageLimits } from "#lib/newsroom/settings.ts";
import { AnswerNotice } from "./answer-notice.tsx";
import { type Portrait, PortraitField } from "./portrait-field.tsx";
import type { SettingsAnswer } from "./settings-answer.ts";
import { problemOf } from "./use-deed.ts";
import { useDraft } from "./use-draft.ts";

type OwnPageFormProps = Readonly<{
  page: OwnPage & Readonly<{ slug: string; seal: string; picture: Portrait | null }>;
  save: (input: Readonly<{ page: OwnPage; seen: string }>) => Promise<SettingsAnswer>;
}>;

export function OwnPageForm({ page, save }: OwnPageFormProps) {
  const id = useId();
  const { title, bio, contact, portrait } = page;
  const form = useDraft<OwnPage>(
    { title, bio, contact, portrait },
    page.seal,
    "what readers are told of you",
  );
  const { draft, change, changed, answer, busy } = form;
  async function submit(event: FormEvent) {
    event.preventDefault();
    await form.save((sent, seen) => save({ page: sent, seen }));
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-4">
      <TextField
        id={`${id}-title`}
        label="Role"
        value={draft.title}
        maxLength={ownPageLimits.title}
        hint="Such as Asia correspondent."
        problem={problemOf(answer, "title")}
        onChange={({ target: { value } }) => change({ ...draft, title: value })}
      />
      <TextArea
        id={`${id}-bio`}
        label="About you"
        value={draft.bio}
        maxLength={ownPageLimits.bio}
        rows={5}
        hint={`Plain words; an empty line begins a new paragraph. On /author/${page.slug} once your name stands on a live page.`}
        problem={problemOf(answer, "bio")}
        onChange={({ target: { value } }) => change({ ...draft, bio: value })}
      />
      <TextField
        id={`${id}-contact`}
        label="Contact"
        value={draft.contact}
        maxLength={ownPageLimits.contact}
        hint="How readers reach you, if you want them to. A mail or an https address becomes a link."
        problem={problemOf(answer, "contact")}
        onChange={({ target: { value } }) => change({ ...draft, contact: value })}
      />
      <PortraitField
        chosen={draft.portrait}
        loaded={page.picture}
        problem={problemOf(answer, "portrait")}
        change={(next) => change({ ...draft, portrait: next })}
      />
      <AnswerNotice answer={answer} changedSince={changed && !busy} />
      <div>
        <Button type="submit" aria-disabled={busy || !changed}>
          {busy ? "Saving…" : "Save what readers are told"}
        </Button>
      </div>
    </form>
  );
}
