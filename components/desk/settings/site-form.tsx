"use client";
// The publication itself: how it is called, where its clocks stand, which language it is written in.
import { type FormEvent, useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import type { SiteDraft } from "#lib/newsroom/settings.ts";
import { AnswerNotice } from "./answer-notice.tsx";
import type { SettingsAnswer } from "./settings-answer.ts";
import { problemOf } from "./use-deed.ts";
import { useDraft } from "./use-draft.ts";

export function SiteForm({
  site,
  seal,
  zones,
  save,
}: Readonly<{
  site: SiteDraft;
  seal: string;
  zones: readonly string[];
  save: (input: Readonly<{ draft: SiteDraft; seen: string }>) => Promise<SettingsAnswer>;
}>) {
  const id = useId();
  const form = useDraft(site, seal, "the site’s settings");
  const { draft, change: setDraft, changed, answer, busy } = form;

  async function submit(event: FormEvent) {
    event.preventDefault();
    await form.save((sent, seen) => save({ draft: sent, seen }));
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid max-w-xl gap-4">
      <TextField
        id={`${id}-name`}
        label="Name"
        value={draft.name}
        maxLength={80}
        problem={problemOf(answer, "name")}
        onChange={(event) => setDraft({ ...draft, name: event.target.value })}
      />
      <TextArea
        id={`${id}-description`}
        label="Description"
        hint="For search engines and feeds."
        value={draft.description}
        maxLength={300}
        problem={problemOf(answer, "description")}
        onChange={(event) => setDraft({ ...draft, description: event.target.value })}
      />
      <TextField
        id={`${id}-zone`}
        label="Time zone"
        hint="The newsroom’s clocks, and the times that readers see."
        value={draft.zone}
        list={`${id}-zones`}
        autoComplete="off"
        problem={problemOf(answer, "zone")}
        onChange={(event) => setDraft({ ...draft, zone: event.target.value.trim() })}
      />
      <datalist id={`${id}-zones`}>
        {zones.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
      <TextField
        id={`${id}-language`}
        label="Language"
        hint="A language tag: en, pt-BR, ar. It sets the reading direction and how words are told to screen readers."
        value={draft.language}
        maxLength={35}
        autoComplete="off"
        problem={problemOf(answer, "language")}
        onChange={(event) => setDraft({ ...draft, language: event.target.value.trim() })}
      />
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          className="size-4"
          checked={draft.showViews}
          onChange={(event) => setDraft({ ...draft, showViews: event.target.checked })}
        />
        Readers see how often an article was read
      </label>
      <AnswerNotice answer={answer} changedSince={changed && !busy} />
      <div>
        <Button type="submit" tone="primary" aria-disabled={busy}>
          {busy ? "Saving…" : "Save the site’s settings"}
        </Button>
      </div>
    </form>
  );
}
