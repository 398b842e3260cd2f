// What a shape shows of a picture, drawn by the browser from the whole: an SVG whose window is the part.
import { pixelCrop, type Ratio, type Size } from "#lib/newsroom/picture.ts";
import type { Cut } from "./cut-steps.ts";

type CutPreviewProps = Readonly<{
  address: string;
  size: Size;
  ratio: Ratio;
  cut: Cut;
  /** What it shows, for screen readers; empty where words beside it say so. */
  label: string;
  className?: string;
}>;

export function CutPreview({ address, size, ratio, cut, label, className = "" }: CutPreviewProps) {
  const { left, top, width, height } = pixelCrop(ratio, size, cut);
  return (
    <svg
      viewBox={`${left} ${top} ${width} ${height}`}
      role={label === "" ? undefined : "img"}
      aria-label={label === "" ? undefined : label}
      aria-hidden={label === "" ? true : undefined}
      className={`block h-auto w-full rounded-md bg-sunken ${className}`}
    >
      <image href={address} width={size.width} height={size.height} preserveAspectRatio="none" />
    </svg>
  );
}
