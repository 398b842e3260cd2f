"use client";
// Choosing a picture of the library for a text: by words, by arrows and Enter. What may not be shown can't be chosen.
import { useEffect, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { inputClass } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { findPictures, type FoundPicture, type FoundPictures } from "./find-pictures.ts";
import { readLibraryQuery } from "./library-query.ts";
import { PictureTile, pictureName, tileLead } from "./picture-tile.tsx";
import { TileGrid } from "./tile-grid.tsx";

/** Hands rest this long before the library is asked. */
const restMs = 250;

type Asked = Readonly<{ q: string; own: boolean; after: string }>;
type Found = Readonly<{ asked: Asked; page: FoundPictures | null }>;

type PictureDialogProps = Readonly<{
  title: string;
  onChoose: (picture: FoundPicture) => void;
  onClose: () => void;
}>;

export function PictureDialog({ title, onChoose, onClose }: PictureDialogProps) {
  const id = useId();
  const [asked, setAsked] = useState<Asked>({ q: "", own: false, after: "" });
  const [found, setFound] = useState<Found | null>(null);

  useEffect(() => {
    const stop = new AbortController();
    const look = async () => {
      const page = await findPictures({ ...readLibraryQuery({}), ...asked }, stop.signal);
      if (stop.signal.aborted) return;
      setFound((before) => {
        const earlier = asked.after === "" ? [] : (before?.page?.pictures ?? []);
        return { asked, page: page && { ...page, pictures: [...earlier, ...page.pictures] } };
      });
    };
    const timer = setTimeout(() => void look(), asked.q === "" || asked.after !== "" ? 0 : restMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [asked]);

  const waits = found?.asked !== asked;
  const page = found?.page ?? null;
  const next = page?.next ?? null;
  return (
    <Dialog open title={title} onClose={onClose} wide>
      <div className="grid gap-2">
        <input
          type="search"
          aria-label="Search the pictures"
          aria-describedby={`${id}-found`}
          placeholder="Words of captions, credits, keywords or file names"
          maxLength={200}
          data-first
          value={asked.q}
          className={inputClass}
          onChange={(event) => setAsked({ ...asked, q: event.target.value, after: "" })}
        />
        <div className="flex flex-wrap items-center justify-between gap-2">
          <label className="flex items-center gap-1.5 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              className="size-4"
              checked={asked.own}
              onChange={(event) => setAsked({ ...asked, own: event.target.checked, after: "" })}
            />
            Only mine
          </label>
          <p id={`${id}-found`} aria-live="polite" className="text-xs text-ink-faint">
            {waits
              ? "Searching…"
              : page === null
                ? ""
                : page.pictures.length === 0
                  ? "Nothing fits"
                  : countWords(page.pictures.length, next !== null)}
          </p>
        </div>
      </div>
      {!waits && page === null ? (
        <Notice tone="problem" title="The library can’t be reached.">
          <Button tone="quiet" onClick={() => setAsked({ ...asked })}>
            Try again
          </Button>
        </Notice>
      ) : null}
      {page === null ? (
        <div className="min-h-40" aria-busy={waits} />
      ) : page.pictures.length === 0 && !waits ? (
        <p className="rounded-lg border border-dashed border-line-strong p-6 text-ink-soft">
          {asked.q === ""
            ? "The library holds no picture that you may see. Close this and upload one."
            : "No picture that you may see has these words. Try fewer, or close this and upload one."}
        </p>
      ) : (
        <TileGrid label="Pictures">
          {page.pictures.map((picture) => (
            <li key={picture.id}>
              <PictureTile picture={picture}>
                <Choice picture={picture} onChoose={onChoose} />
              </PictureTile>
            </li>
          ))}
        </TileGrid>
      )}
      {next === null ? null : (
        <div className="flex justify-center">
          <Button aria-disabled={waits} onClick={() => waits || setAsked({ ...asked, after: next })}>
            Show older pictures
          </Button>
        </div>
      )}
    </Dialog>
  );
}

function countWords(count: number, more: boolean): string {
  if (more) return `The newest ${count} pictures`;
  return count === 1 ? "1 picture" : `${count} pictures, newest first`;
}

function Choice({
  picture,
  onChoose,
}: Readonly<{ picture: FoundPicture; onChoose: (picture: FoundPicture) => void }>) {
  const id = useId();
  const shut = picture.state === "denied" || picture.state === "expired";
  return (
    <>
      <button
        type="button"
        data-row=""
        aria-disabled={shut || undefined}
        aria-describedby={shut ? id : undefined}
        className={`${tileLead} ${shut ? "text-ink-faint" : ""}`}
        onClick={() => {
          if (!shut) onChoose(picture);
        }}
      >
        {pictureName(picture)}
      </button>
      {shut ? (
        <span id={id} className="sr-only">
          It may not be shown, so it can’t be chosen.
        </span>
      ) : null}
    </>
  );
}
