"use client";
// The few things of readers' pages that a publisher sets: a colour that can be read, a type for headlines, a line, a logo. The
// preview is the front page itself.
import { type FormEvent, useId } from "react";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { describedBy, FieldFrame, inputClass, SelectField, TextField } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import {
  accentProblem,
  contrast,
  darkAccent,
  type Design,
  type DesignDraft,
  grounds,
  type HeadlineType,
  headlineTypes,
  headlineTypeWords,
  houseAccent,
} from "#lib/newsroom/design.ts";
import { AnswerNotice } from "./answer-notice.tsx";
import { LogoField } from "./logo-field.tsx";
import type { SettingsAnswer } from "./settings-answer.ts";
import { problemOf } from "./use-deed.ts";
import { useDraft } from "./use-draft.ts";

type DesignFormProps = Readonly<{
  design: Design;
  /** Of the logo's opaque parts; null without a logo, or where it brings its own ground. */
  luminance: number | null;
  seal: string;
  siteName: string;
  save: (input: Readonly<{ draft: DesignDraft; seen: string }>) => Promise<SettingsAnswer>;
}>;

const typeOf = (value: string): HeadlineType => headlineTypes.find((one) => one === value) ?? "newsreader";

function Swatch({ colour, on }: Readonly<{ colour: string; on: string }>) {
  return (
    <svg viewBox="0 0 44 24" className="h-6 w-11 rounded-md border border-line" aria-hidden="true">
      <rect width="44" height="24" fill={on} />
      <text x="22" y="17" textAnchor="middle" fontSize="14" fontWeight="600" fill={colour}>
        Aa
      </text>
    </svg>
  );
}

/** What readers get of a colour, before it is saved. */
function AccentSight({ accent }: Readonly<{ accent: string }>) {
  // The house's own green has a partner of its own; every other colour gets one that follows from it.
  const dark = accent === houseAccent.light ? houseAccent.dark : darkAccent(accent);
  const figure = (colour: string, on: readonly string[]) =>
    Math.min(...on.map((ground) => contrast(colour, ground))).toFixed(1);
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-soft">
      <Swatch colour={accent} on={grounds.light[0]} />
      {figure(accent, grounds.light)} to 1 on light pages.
      <Swatch colour={dark} on={grounds.dark[0]} />
      On dark ones it becomes {dark}, {figure(dark, grounds.dark)} to 1.
    </p>
  );
}

export function DesignForm({ design, luminance, seal, siteName, save }: DesignFormProps) {
  const id = useId();
  const { logo, ...rest } = design;
  const begun: DesignDraft = { ...rest, logo: logo && { key: logo.key, turnsLight: logo.turnsLight } };
  const form = useDraft(begun, seal, "the design");
  const { draft, change, changed, answer, busy } = form;
  const accent = draft.accent ?? houseAccent.light;
  const wrong = accentProblem(accent);
  const accentSaid = wrong ?? problemOf(answer, "accent");

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    await form.save((sent, seen) => save({ draft: sent, seen }));
  }
  const setAccent = (typed: string) => {
    const value = typed.trim().toLowerCase();
    change({ ...draft, accent: value === "" || value === houseAccent.light ? null : value });
  };
  const preview = `/desk/settings/design/preview?design=${encodeURIComponent(JSON.stringify(draft))}`;

  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="grid max-w-xl gap-4">
      <p className="text-ink-soft">
        The name itself, {siteName}, is set under{" "}
        <a className="underline underline-offset-2" href="/desk/settings/site">
          Site
        </a>
        . Cards for social networks take colour and type when an article is next published or changed.
      </p>
      <LogoField
        logo={draft.logo}
        loaded={logo && { ...logo, luminance }}
        problem={problemOf(answer, "logo")}
        change={(next) => change({ ...draft, logo: next })}
      />
      <FieldFrame
        id={`${id}-accent`}
        label="Colour"
        hint="Of section names, links and marks. Clear it to get the house’s green back."
        problem={accentSaid}
      >
        <span className="flex gap-2">
          <input
            type="color"
            aria-label="Choose the colour"
            className="h-9 w-12 shrink-0 rounded-md border border-line-strong bg-surface p-0.5 pointer-coarse:h-11"
            value={/^#[0-9a-f]{6}$/.test(accent) ? accent : houseAccent.light}
            onChange={(event) => setAccent(event.target.value)}
          />
          <input
            id={`${id}-accent`}
            className={`${inputClass} font-mono`}
            value={draft.accent ?? ""}
            placeholder={houseAccent.light}
            maxLength={7}
            autoComplete="off"
            spellCheck={false}
            aria-invalid={accentSaid === null ? undefined : true}
            aria-describedby={describedBy(`${id}-accent`, true, accentSaid)}
            onChange={(event) => setAccent(event.target.value)}
          />
        </span>
      </FieldFrame>
      {wrong === null && <AccentSight accent={accent} />}
      <SelectField
        id={`${id}-type`}
        label="Type of headlines"
        value={draft.headlineType}
        onChange={(event) => change({ ...draft, headlineType: typeOf(event.target.value) })}
      >
        {headlineTypes.map((type) => (
          <option key={type} value={type}>
            {headlineTypeWords[type]}
          </option>
        ))}
      </SelectField>
      <TextField
        id={`${id}-line`}
        label="Line in the masthead"
        hint="Beside the name on the front page. Empty: the site’s description."
        value={draft.mastheadLine}
        maxLength={120}
        problem={problemOf(answer, "mastheadLine")}
        onChange={(event) => change({ ...draft, mastheadLine: event.target.value })}
      />
      <AnswerNotice answer={answer} changedSince={changed && !busy} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" tone="primary" aria-disabled={busy}>
          {busy ? "Saving…" : "Save the design"}
        </Button>
        {wrong === null && (
          <a href={preview} target="_blank" rel="noreferrer" className={buttonClass("plain")}>
            <Icon name="external-link" />
            Preview the front page<span className="sr-only"> in a new tab</span>
          </a>
        )}
      </div>
    </form>
  );
}
