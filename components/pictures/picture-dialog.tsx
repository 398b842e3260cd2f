"use client";
// Choosing pictures of the library for a text, one or several: by words, by arrows and Enter. What may not be shown can't be chosen.
import { type ReactNode, useEffect, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { inputClass } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { findPictures, type FoundPicture, type FoundPictures } from "./find-pictures.ts";
import { readLibraryQuery } from "./library-query.ts";
import { PictureChoice } from "./picture-choice.tsx";
import { PictureTile } from "./picture-tile.tsx";
import { TileGrid } from "./tile-grid.tsx";

/** Hands rest this long before the library is asked. */
const restMs = 250;

type Asked = Readonly<{ q: string; own: boolean; after: string }>;
type Found = Readonly<{ asked: Asked; page: FoundPictures | null }>;

type DialogProps<Chosen> = Readonly<{
  title: string;
  onChoose: (chosen: Chosen) => void;
  onClose: () => void;
}>;

/** One picture: choosing it is the end of the dialog. */
export function PictureDialog(props: DialogProps<FoundPicture>) {
  return <Library {...props} chosen={null} />;
}

/** Several pictures, in the order in which they were chosen, over more than one search. */
export function PicturesDialog({ title, onChoose, onClose }: DialogProps<readonly FoundPicture[]>) {
  const [chosen, setChosen] = useState<readonly FoundPicture[]>([]);
  const turn = (picture: FoundPicture) => {
    const others = chosen.filter((one) => one.id !== picture.id);
    setChosen(others.length < chosen.length ? others : [...chosen, picture]);
  };
  const none = chosen.length === 0;
  return (
    <Library title={title} onChoose={turn} onClose={onClose} chosen={chosen.map((one) => one.id)}>
      <div className="sticky bottom-0 -mx-5 -mb-5 flex flex-wrap items-center justify-end gap-3 border-t border-line bg-surface px-5 py-3">
        <p aria-live="polite" className="text-sm text-ink-soft">
          {none ? "Choose pictures in the order of the gallery." : `${counted(chosen.length)} chosen`}
        </p>
        <Button tone="primary" aria-disabled={none} onClick={() => none || onChoose(chosen)}>
          Put them in
        </Button>
      </div>
    </Library>
  );
}

type LibraryProps = DialogProps<FoundPicture> &
  Readonly<{
    /** Ids in order, where several can be chosen. */
    chosen: readonly string[] | null;
    children?: ReactNode;
  }>;

function Library({ title, onChoose, onClose, chosen, children }: LibraryProps) {
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
                <PictureChoice picture={picture} chosen={chosen} onChoose={onChoose} />
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
      {children}
    </Dialog>
  );
}

const counted = (count: number): string => (count === 1 ? "1 picture" : `${count} pictures`);

function countWords(count: number, more: boolean): string {
  if (more) return `The newest ${count} pictures`;
  return count === 1 ? "1 picture" : `${count} pictures, newest first`;
}
