"use client";
// The lead picture: file, caption, credit, alt text. Credit and alt are asked for here, so that no check has to stop anybody later.
import { useId } from "react";
import { Button } from "#components/ui/button.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import type { Content, Figure } from "#lib/document/content.ts";
import { privateAddress, type KnownPicture } from "./node-views.ts";

type LeadFieldProps = Readonly<{
  lead: Content["lead"];
  picture: KnownPicture | undefined;
  readOnly: boolean;
  /** How much of a running upload has gone, 0 to 1; null when none runs. */
  progress: number | null;
  onChange: (lead: Figure | null) => void;
  onChoose: () => void;
}>;

export function LeadField({ lead, picture, readOnly, progress, onChange, onChoose }: LeadFieldProps) {
  const id = useId();
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">Lead picture</legend>
      {lead && picture ? (
        <img
          src={privateAddress(picture)}
          alt={lead.alt}
          width={picture.width}
          height={picture.height}
          className="h-auto w-full rounded-md bg-sunken"
        />
      ) : null}
      {lead && !picture ? (
        <p className="text-xs text-killed">This picture is not in the library. Choose another one.</p>
      ) : null}
      {progress === null ? null : (
        <progress className="w-full" aria-label="Upload of the picture" value={progress} max={1}>
          {Math.round(progress * 100)} %
        </progress>
      )}
      {readOnly && !lead ? <p className="text-ink-faint">No picture yet.</p> : null}
      {readOnly ? null : (
        <div className="flex flex-wrap gap-2">
          <Button onClick={onChoose}>{lead ? "Choose another picture" : "Choose a picture"}</Button>
          {lead ? (
            <Button tone="quiet" onClick={() => onChange(null)}>
              Remove picture
            </Button>
          ) : null}
        </div>
      )}
      {lead ? (
        <>
          <TextArea
            id={`${id}-caption`}
            label="Caption"
            value={lead.caption}
            readOnly={readOnly}
            onChange={(event) => onChange({ ...lead, caption: event.target.value })}
          />
          <TextField
            id={`${id}-credit`}
            label="Credit"
            value={lead.credit}
            readOnly={readOnly}
            onChange={(event) => onChange({ ...lead, credit: event.target.value })}
          />
          <TextField
            id={`${id}-alt`}
            label="Alt text"
            hint="What the picture shows, for readers who can’t see it."
            value={lead.alt}
            readOnly={readOnly || lead.decorative}
            onChange={(event) => onChange({ ...lead, alt: event.target.value })}
          />
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              checked={lead.decorative}
              disabled={readOnly}
              onChange={(event) => onChange({ ...lead, decorative: event.target.checked })}
            />
            Decorative: says nothing that the text doesn’t
          </label>
        </>
      ) : null}
    </fieldset>
  );
}
