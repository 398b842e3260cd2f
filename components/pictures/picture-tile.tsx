// One picture of a list: the whole of it, what it is called, whose it is, and what somebody has to do about it.
import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import type { RenditionState } from "#lib/newsroom/picture.ts";
import type { RightsState } from "#lib/newsroom/picture-rights.ts";
import { privateSize } from "./picture-addresses.ts";
import { RightsBadge } from "./rights-looks.tsx";

export type TilePicture = Readonly<{
  id: string;
  key: string;
  width: number;
  height: number;
  widths: readonly number[];
  fileName: string;
  title: string;
  caption: string;
  credit: string;
  alt: string;
  state: RightsState;
  renditions: RenditionState;
  used: boolean;
}>;

/** What a picture is called where there is room for a line. */
export function pictureName({
  title,
  caption,
  fileName,
}: Pick<TilePicture, "title" | "caption" | "fileName">): string {
  return title || caption || fileName;
}

/**
 * `children` leads to it: a link or a button whose words are `pictureName`, and which covers the tile. The drawing is silent,
 * because those words stand beside it.
 */
export function PictureTile({ picture, children }: Readonly<{ picture: TilePicture; children: ReactNode }>) {
  const { credit, alt, state, renditions, used } = picture;
  return (
    <div className="relative grid h-full content-start gap-2 rounded-lg border border-line bg-surface p-1.5 pb-2.5 hover:border-line-strong has-focus-visible:border-accent">
      <img
        src={privateSize(picture, 480)}
        alt=""
        width={picture.width}
        height={picture.height}
        loading="lazy"
        decoding="async"
        className="aspect-[4/3] h-auto w-full rounded-md bg-sunken object-contain"
      />
      <div className="grid min-w-0 content-start gap-1 px-1">
        {children}
        {credit === "" ? null : <p className="truncate text-xs text-ink-soft">{credit}</p>}
        <p className="flex flex-wrap gap-1 empty:hidden">
          {state === "cleared" ? null : <RightsBadge state={state} />}
          {credit === "" ? (
            <Badge tone="review" icon="triangle-alert">
              No credit
            </Badge>
          ) : null}
          {alt === "" ? (
            <Badge tone="review" icon="eye-off">
              No alt text
            </Badge>
          ) : null}
          {renditions === "failed" ? (
            <Badge tone="killed" icon="circle-alert">
              Sizes missing
            </Badge>
          ) : null}
          {used ? null : (
            <Badge tone="draft" icon="circle-dashed">
              Unused
            </Badge>
          )}
        </p>
      </div>
    </div>
  );
}

/** Classes of what leads to a tile's picture: its words, with the whole tile to press. */
export const tileLead =
  "as-written line-clamp-2 text-left font-medium wrap-anywhere outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent";
