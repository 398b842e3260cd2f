// What is pressed to choose a picture of a list; where several can be chosen, it says in which place it is.
import { useId } from "react";
import { Badge } from "#components/ui/badge.tsx";
import type { FoundPicture } from "./find-pictures.ts";
import { pictureName, tileLead } from "./picture-tile.tsx";

type PictureChoiceProps = Readonly<{
  picture: FoundPicture;
  /** Ids in the order in which they were chosen; null where the first choice is the last. */
  chosen: readonly string[] | null;
  onChoose: (picture: FoundPicture) => void;
}>;

export function PictureChoice({ picture, chosen, onChoose }: PictureChoiceProps) {
  const id = useId();
  const shut = picture.state === "denied" || picture.state === "expired";
  const place = chosen?.indexOf(picture.id) ?? -1;
  return (
    <>
      <button
        type="button"
        data-row=""
        aria-pressed={chosen ? place >= 0 : undefined}
        aria-disabled={shut || undefined}
        aria-describedby={shut || place >= 0 ? id : undefined}
        className={`${tileLead} aria-pressed:after:outline-2 aria-pressed:after:outline-accent ${shut ? "text-ink-faint" : ""}`}
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
      ) : place >= 0 ? (
        <span id={id}>
          <Badge tone="accent" icon="check">
            Chosen as number {place + 1}
          </Badge>
        </span>
      ) : null}
    </>
  );
}
