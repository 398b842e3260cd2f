// A picture with its caption and its credit. Space is kept before it loads, and the browser picks the size.
import type { ReactElement } from "react";
import type { Ratio } from "#lib/newsroom/picture.ts";
import type { Picture } from "#lib/newsroom/readers.ts";
import {
  publicMedia,
  renditionSet,
  renditionsOf,
  renditionUrl,
  renditionWidth,
  toneOf,
} from "./renditions.ts";

type PictureImageProps = Readonly<{
  picture: Picture;
  /** The `sizes` attribute: how wide it stands at which width of window. */
  sizes: string;
  /** The largest thing in the first window: fetched at once and first. */
  first?: boolean;
  /** In a teaser the headline beside it says what the link is, so the picture is silent. */
  silent?: boolean;
  className?: string;
  /** The part of this shape, where one is drawn. */
  ratio?: Ratio;
  base?: string | undefined;
}>;

export function PictureImage(props: PictureImageProps): ReactElement {
  const {
    picture,
    sizes,
    first = false,
    silent = false,
    className,
    ratio = null,
    base = props.picture.base ?? publicMedia,
  } = props;
  const drawn = renditionsOf(picture, ratio, base);
  return (
    <picture>
      <source type="image/webp" srcSet={renditionSet(drawn, "webp")} sizes={sizes} />
      <img
        className={[className, toneOf(picture)].filter(Boolean).join(" ") || undefined}
        src={`${drawn.stem}-${renditionWidth(drawn, 800)}.jpg`}
        srcSet={renditionSet(drawn, "jpg")}
        sizes={sizes}
        width={drawn.width}
        height={drawn.height}
        alt={silent ? "" : picture.alt}
        decoding={first ? "sync" : "async"}
        loading={first ? "eager" : "lazy"}
        fetchPriority={first ? "high" : undefined}
      />
    </picture>
  );
}

type LeadFigureProps = Readonly<{ picture: Picture; base?: string | undefined }>;

/** The picture above an article's text. */
export function LeadFigure({ picture, base }: LeadFigureProps): ReactElement {
  return (
    <figure className={picture.height > picture.width ? "lead-figure lead-figure-tall" : "lead-figure"}>
      <PictureImage
        picture={picture}
        sizes="(min-width: 80rem) 62rem, (min-width: 48rem) 90vw, 100vw"
        first
        base={base}
      />
      <PictureWords picture={picture} />
    </figure>
  );
}

/** In the lite version: the caption at once, the picture's smallest size behind a link that the script opens in its place. */
export function AskedFigure({ picture }: Readonly<{ picture: Picture }>): ReactElement {
  return (
    <figure className="lead-figure">
      <a
        className="ask-picture"
        href={renditionUrl(picture, renditionWidth(picture, 0), "jpg")}
        data-alt={picture.alt}
      >
        Show the picture{picture.alt === "" ? "" : `: ${picture.alt}`}
      </a>
      <PictureWords picture={picture} />
    </figure>
  );
}

/** Of whoever signs, beside the name on their page. */
export function PortraitFigure({ picture }: Readonly<{ picture: Picture }>): ReactElement {
  return (
    <figure className="portrait">
      <PictureImage picture={picture} sizes="9rem" ratio="1:1" className="crop-square" first />
      <PictureWords picture={picture} />
    </figure>
  );
}

function PictureWords({ picture }: Readonly<{ picture: Picture }>): ReactElement | null {
  if (picture.caption === "" && picture.credit === "") return null;
  return (
    <figcaption>
      {picture.caption !== "" && (
        <span className="caption" dir="auto">
          {picture.caption}{" "}
        </span>
      )}
      {picture.credit !== "" && <span data-part="credit">{picture.credit}</span>}
    </figcaption>
  );
}
