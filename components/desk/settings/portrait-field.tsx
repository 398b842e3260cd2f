"use client";
// The picture that stands for a person on their page: chosen from the library, looked at, taken away again.
import { useState } from "react";
import { privateSize } from "#components/pictures/picture-addresses.ts";
import { PictureDialog } from "#components/pictures/picture-dialog.tsx";
import { pictureName, type TilePicture } from "#components/pictures/picture-tile.tsx";
import { RightsBadge } from "#components/pictures/rights-looks.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";

export type Portrait = Pick<
  TilePicture,
  "id" | "key" | "width" | "height" | "widths" | "title" | "caption" | "fileName" | "credit" | "state"
>;

type PortraitFieldProps = Readonly<{
  /** Id of the chosen picture, saved or not. */
  chosen: string | null;
  /** The one that is saved. */
  loaded: Portrait | null;
  problem: string | null;
  change: (next: string | null) => void;
}>;

export function PortraitField({ chosen, loaded, problem, change }: PortraitFieldProps) {
  const [choosing, setChoosing] = useState(false);
  const [found, setFound] = useState<Portrait | null>(null);
  const picture = [found, loaded].find((one) => one?.id === chosen) ?? null;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">Portrait</legend>
      {picture === null ? (
        <p className="text-ink-soft">None: your page begins with your name.</p>
      ) : (
        <div className="flex flex-wrap items-start gap-3">
          <img
            src={privateSize(picture, 480)}
            alt={`Portrait chosen: ${pictureName(picture)}`}
            width={picture.width}
            height={picture.height}
            className="aspect-square h-auto w-28 rounded-md bg-sunken object-cover"
          />
          <div className="grid min-w-0 flex-1 content-start gap-1">
            <p className="as-written wrap-anywhere">{pictureName(picture)}</p>
            <p className="text-xs text-ink-soft wrap-anywhere">{picture.credit || "No credit"}</p>
            <p>
              <RightsBadge state={picture.state} />
            </p>
            {picture.state === "denied" || picture.state === "expired" || picture.credit === "" ? (
              <p className="text-xs text-killed">
                {picture.credit === ""
                  ? "Readers don’t see it: it has no credit. Add one in the library, or choose another."
                  : "Readers don’t see it. Choose another."}
              </p>
            ) : null}
          </div>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Button icon="image" onClick={() => setChoosing(true)}>
          {picture === null ? "Choose from the library" : "Choose another"}
        </Button>
        {chosen === null ? null : (
          <Button tone="quiet" onClick={() => change(null)}>
            Take the portrait away
          </Button>
        )}
      </div>
      <p className="text-xs text-ink-faint">
        Readers see it with its credit, as long as its rights hold. One that isn’t in the library yet is{" "}
        <Link href="/desk/media" className="text-accent underline underline-offset-2">
          uploaded there
        </Link>{" "}
        first.
      </p>
      {problem === null ? null : (
        <p role="alert" className="flex items-start gap-1 text-xs text-killed">
          <Icon name="circle-alert" className="mt-0.5 size-3.5" />
          {problem}
        </p>
      )}
      {choosing ? (
        <PictureDialog
          title="Portrait from the library"
          onClose={() => setChoosing(false)}
          onChoose={(picked) => {
            setChoosing(false);
            setFound(picked);
            change(picked.id);
          }}
        />
      ) : null}
    </fieldset>
  );
}
