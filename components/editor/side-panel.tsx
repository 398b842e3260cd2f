"use client";
// Everything about the article that isn't prose, in a panel that can be closed while writing.
import { useId } from "react";
import { SelectField, TextField } from "#components/ui/field.tsx";
import type { Fields } from "#lib/document/fields.ts";
import type { LanguageChoice } from "#lib/newsroom/languages.ts";
import { addressSlug } from "#lib/newsroom/slug.ts";
import { BylineField, type Choice } from "./byline-field.tsx";
import type { KnownPictures } from "./known-pictures.ts";
import { LeadField, type LeadFieldProps } from "./lead-field.tsx";
import type { Draft } from "./local-copy.ts";
import { TopicsField, type TopicsProps } from "./topics-field.tsx";
import { TranslationField, type TranslationProps } from "./translation-field.tsx";

/** What can be chosen for an article, and what was. */
export type Choices = Readonly<{
  sections: readonly Choice[];
  bureaus: readonly Choice[];
  /** The site's own language, and the others by their names. */
  languages: Readonly<{ site: LanguageChoice; others: readonly LanguageChoice[] }>;
  topics: TopicsProps;
  translation: TranslationProps;
}>;

type SidePanelProps = Readonly<{
  draft: Draft;
  /** The address is made from it when no words are given. */
  headline: string;
  choices: Choices;
  known: KnownPictures;
  readOnly: boolean;
  articleId: number | null;
  onChange: (draft: Draft) => void;
  onUploadLead: LeadFieldProps["onUpload"];
}>;

export function SidePanel(props: SidePanelProps) {
  const { draft, choices, known, readOnly, onChange, onUploadLead } = props;
  const id = useId();
  const { fields } = draft;
  const { sections, bureaus, languages, topics, translation } = choices;
  // An article may name the site's language, too, from when that was another.
  const language = fields.language === languages.site.tag ? "" : (fields.language ?? "");
  const set = (changed: Partial<Fields>) => onChange({ ...draft, fields: { ...fields, ...changed } });
  return (
    <div className="grid gap-4">
      <TextField
        id={`${id}-slugline`}
        label="Slugline"
        className="as-written"
        hint="The newsroom’s own name for the story. Readers never see it."
        value={draft.slugline}
        readOnly={readOnly}
        maxLength={200}
        onChange={(event) => onChange({ ...draft, slugline: event.target.value })}
      />
      <div className="grid gap-4">
        <SelectField
          id={`${id}-section`}
          label="Section"
          value={fields.sectionId ?? ""}
          disabled={readOnly}
          onChange={(event) => set({ sectionId: event.target.value || null })}
        >
          <option value="">Choose…</option>
          {sections.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          id={`${id}-bureau`}
          label="Bureau"
          value={fields.bureauId}
          disabled={readOnly}
          onChange={(event) => set({ bureauId: event.target.value })}
        >
          {bureaus.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
        <SelectField
          id={`${id}-language`}
          label="Language"
          value={language}
          disabled={readOnly}
          onChange={(event) => set({ language: event.target.value || null })}
        >
          <option value="" lang={languages.site.tag}>
            {languages.site.name}
          </option>
          {languages.others.map((one) => (
            <option key={one.tag} value={one.tag} lang={one.tag}>
              {one.name}
            </option>
          ))}
        </SelectField>
      </div>
      <TranslationField articleId={props.articleId} {...translation} />
      <BylineField
        byline={fields.byline}
        bureaus={bureaus}
        readOnly={readOnly}
        onChange={(byline) => set({ byline })}
      />
      <TextField
        id={`${id}-dateline`}
        label="Dateline"
        hint="Where the report was made."
        value={fields.dateline}
        readOnly={readOnly}
        maxLength={150}
        onChange={(event) => set({ dateline: event.target.value })}
      />
      <TopicsField articleId={props.articleId} {...topics} />
      <LeadField
        lead={fields.lead}
        known={known}
        readOnly={readOnly}
        onChange={(lead) => set({ lead })}
        onUpload={onUploadLead}
      />
      <TextField
        id={`${id}-slug`}
        label="Words in the address"
        className="as-written"
        hint={
          props.headline === "" && fields.slug === ""
            ? null
            : `The address will end in ${addressSlug({ headline: props.headline, slug: fields.slug })}`
        }
        value={fields.slug}
        readOnly={readOnly}
        maxLength={120}
        placeholder="made from the headline"
        onChange={(event) =>
          set({
            slug: event.target.value
              .toLowerCase()
              .replace(/[^a-z0-9-]+/g, "-")
              .replace(/--+/g, "-")
              .replace(/^-/, ""),
          })
        }
      />
    </div>
  );
}
