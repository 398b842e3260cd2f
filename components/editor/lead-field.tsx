"use client";
// The lead picture: file or library, caption, credit, alt text, and what lists and cards will show of it. Credit and alt are
// asked for here, so that no check has to stop anybody later.
import { useEffect, useId, useRef, useState } from "react";
import { CutPreview } from "#components/pictures/cut-preview.tsx";
import { pictureAddress, privateSize } from "#components/pictures/picture-addresses.ts";
import { PictureDialog } from "#components/pictures/picture-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import type { Content, Figure } from "#lib/document/content.ts";
import { ratios } from "#lib/newsroom/picture.ts";
import { figureOf, type KnownPicture, type KnownPictures, pictureOf, type PutIn } from "./known-pictures.ts";

export type LeadFieldProps = Readonly<{
  lead: Content["lead"];
  known: KnownPictures;
  readOnly: boolean;
  onChange: (lead: Figure | null) => void;
  /** Ask for a file and upload it; null when it was refused or the writer changed their mind. */
  onUpload: () => Promise<PutIn | null>;
}>;

export function LeadField({ lead, known, readOnly, onChange, onUpload }: LeadFieldProps) {
  const id = useId();
  const [choosing, setChoosing] = useState(false);
  const picture = useKnown(known, lead?.mediaId ?? null);
  const put = (chosen: PutIn) => {
    known.set(chosen.id, chosen);
    onChange(figureOf(chosen));
  };
  // An upload takes its time: meanwhile other fields may have changed.
  const putLater = useRef(put);
  useEffect(() => {
    putLater.current = put;
  });
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">Lead picture</legend>
      {lead && picture ? <LeadShown lead={lead} picture={picture} /> : null}
      {lead && picture === null ? (
        <p className="text-xs text-killed">This picture is not in the library. Choose another one.</p>
      ) : null}
      {readOnly && !lead ? <p className="text-ink-faint">No picture yet.</p> : null}
      {readOnly ? null : (
        <div className="flex flex-wrap gap-2">
          <Button
            icon="upload"
            onClick={() => void onUpload().then((uploaded) => uploaded && putLater.current(uploaded))}
          >
            {lead ? "Upload another picture" : "Upload a picture"}
          </Button>
          <Button icon="image" onClick={() => setChoosing(true)}>
            From the library
          </Button>
          {lead ? (
            <Button tone="quiet" onClick={() => onChange(null)}>
              Remove picture
            </Button>
          ) : null}
        </div>
      )}
      {choosing ? (
        <PictureDialog
          title="Lead picture from the library"
          onClose={() => setChoosing(false)}
          onChoose={(chosen) => {
            setChoosing(false);
            put(chosen);
          }}
        />
      ) : null}
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

/** The picture; undefined while the newsroom is asked, null when it has none that this person may see. */
function useKnown(known: KnownPictures, id: string | null): KnownPicture | null | undefined {
  const [asked, setAsked] = useState<Readonly<{ id: string; picture: KnownPicture | null }> | null>(null);
  useEffect(() => {
    if (id === null || known.has(id)) return;
    let gone = false;
    const ask = async () => {
      const picture = await pictureOf(known, id);
      if (!gone) setAsked({ id, picture });
    };
    void ask();
    return () => {
      gone = true;
    };
  }, [known, id]);
  if (id === null) return null;
  return known.get(id) ?? (asked?.id === id ? asked.picture : undefined);
}

/** The whole picture, and below it what each shape shows. */
function LeadShown({ lead, picture }: Readonly<{ lead: Figure; picture: KnownPicture }>) {
  const address = privateSize(picture, 800);
  const cut = picture.cut ?? { focal: null, crops: {} };
  return (
    <>
      <img
        src={address}
        alt={lead.alt}
        width={picture.width}
        height={picture.height}
        className="h-auto w-full rounded-md bg-sunken"
      />
      <ul
        aria-label="What lists and cards show of it"
        className="grid grid-cols-[16fr_12fr_9fr] items-start gap-1.5"
      >
        {ratios.map((ratio) => (
          <li key={ratio} className="grid gap-0.5">
            <CutPreview address={address} size={picture} ratio={ratio} cut={cut} label="" />
            <span className="text-xs text-ink-faint">{ratio}</span>
          </li>
        ))}
      </ul>
      <p>
        <a
          href={pictureAddress(lead.mediaId)}
          target="_blank"
          rel="noopener"
          className="inline-flex min-h-6 items-center gap-1 text-xs text-accent underline underline-offset-2"
        >
          <Icon name="external-link" className="size-3.5" />
          Change what is shown<span className="sr-only">, in a new tab</span>
        </a>
      </p>
    </>
  );
}
