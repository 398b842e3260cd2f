"use client";
// Everything about the article that isn't prose, in a panel that can be closed while writing.
import { useId } from "react";
import { SelectField, TextField } from "#components/ui/field.tsx";
import type { Content } from "#lib/document/content.ts";
import { addressSlug } from "#lib/newsroom/slug.ts";
import { BylineField, type Choice } from "./byline-field.tsx";
import { LeadField } from "./lead-field.tsx";
import type { Draft } from "./local-copy.ts";
import type { KnownPicture } from "./node-views.ts";

type SidePanelProps = Readonly<{
  draft: Draft;
  sections: readonly Choice[];
  bureaus: readonly Choice[];
  pictures: ReadonlyMap<string, KnownPicture>;
  readOnly: boolean;
  progress: number | null;
  onChange: (draft: Draft) => void;
  onChooseLead: () => void;
}>;

export function SidePanel(props: SidePanelProps) {
  const { draft, sections, bureaus, pictures, readOnly, progress, onChange, onChooseLead } = props;
  const id = useId();
  const { content } = draft;
  const set = (changed: Partial<Content>) => onChange({ ...draft, content: { ...content, ...changed } });
  return (
    <div className="grid gap-4">
      <TextField
        id={`${id}-slugline`}
        label="Slugline"
        hint="The newsroom’s own name for the story. Readers never see it."
        value={draft.slugline}
        readOnly={readOnly}
        maxLength={200}
        onChange={(event) => onChange({ ...draft, slugline: event.target.value })}
      />
      <div className="grid grid-cols-2 gap-3">
        <SelectField
          id={`${id}-section`}
          label="Section"
          value={content.sectionId ?? ""}
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
          value={content.bureauId}
          disabled={readOnly}
          onChange={(event) => set({ bureauId: event.target.value })}
        >
          {bureaus.map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
        </SelectField>
      </div>
      <BylineField
        byline={content.byline}
        bureaus={bureaus}
        readOnly={readOnly}
        onChange={(byline) => set({ byline })}
      />
      <TextField
        id={`${id}-dateline`}
        label="Dateline"
        hint="Where the report was made."
        value={content.dateline}
        readOnly={readOnly}
        maxLength={150}
        onChange={(event) => set({ dateline: event.target.value })}
      />
      <LeadField
        lead={content.lead}
        picture={content.lead ? pictures.get(content.lead.mediaId) : undefined}
        readOnly={readOnly}
        progress={progress}
        onChange={(lead) => set({ lead })}
        onChoose={onChooseLead}
      />
      <TextField
        id={`${id}-slug`}
        label="Words in the address"
        hint={`The address will end in ${addressSlug(content)}`}
        value={content.slug}
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
