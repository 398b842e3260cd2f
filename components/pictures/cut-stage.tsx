"use client";
// The whole picture with what is cut from it: the focal point and one shape's part, by mouse, by finger and by keys. Drawn in
// SVG in the picture's own pixels, because places in a picture are attributes there, and no styles.
import { type KeyboardEvent, type PointerEvent, useRef } from "react";
import { pixelCrop, type PixelCrop, type Ratio, type Size, usualFocal } from "#lib/newsroom/picture.ts";
import {
  type Corner,
  cornerPulled,
  type Cut,
  cutByKey,
  focalAt,
  partAt,
  partInWords,
  placeInWords,
} from "./cut-steps.ts";

/** What the hand is at: the focal point, or the part of one shape. */
export type CutTool = "focal" | Ratio;

type CutStageProps = Readonly<{
  address: string;
  size: Size;
  cut: Cut;
  tool: CutTool;
  readOnly: boolean;
  /** Id of what says which keys there are. */
  describedBy: string;
  onCut: (cut: Cut) => void;
}>;

type Grip =
  | Readonly<{ kind: "focal" }>
  | Readonly<{ kind: "part"; ratio: Ratio; across: number; down: number }>
  | Readonly<{ kind: "corner"; ratio: Ratio; corner: Corner }>
  /** A finger that may yet scroll: only a touch that stays is meant. */
  | Readonly<{ kind: "touch"; left: number; top: number }>;

const cornersOf = ({
  left,
  top,
  width,
  height,
}: PixelCrop): readonly (readonly [Corner, number, number])[] => [
  ["upper-left", left, top],
  ["upper-right", left + width, top],
  ["lower-left", left, top + height],
  ["lower-right", left + width, top + height],
];

/** A finger that moved less than this many pixels stayed. */
const staysWithin = 8;

export function CutStage(props: CutStageProps) {
  const { address, size, cut, tool, readOnly, onCut } = props;
  const root = useRef<SVGSVGElement>(null);
  const grip = useRef<Grip | null>(null);
  const { width, height } = size;
  const unit = Math.max(width, height) / 100;

  const placeOf = (event: PointerEvent) => {
    const matrix = root.current?.getScreenCTM()?.inverse();
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
    return { x: x / width, y: y / height };
  };

  const down = (event: PointerEvent) => {
    if (readOnly || event.button !== 0 || !(event.target instanceof Element)) return;
    const held = event.target.closest("[data-grip]")?.getAttribute("data-grip") ?? null;
    const place = placeOf(event);
    if (tool === "focal") {
      const stays = held === null && event.pointerType === "touch";
      grip.current = stays ? { kind: "touch", left: event.clientX, top: event.clientY } : { kind: "focal" };
      if (stays) return;
      onCut(focalAt(cut, place));
    } else if (held === "part") {
      const { left, top } = pixelCrop(tool, size, cut);
      grip.current = {
        kind: "part",
        ratio: tool,
        across: place.x - left / width,
        down: place.y - top / height,
      };
    } else if (held !== null) grip.current = { kind: "corner", ratio: tool, corner: held as Corner };
    else return;
    event.preventDefault();
    root.current?.setPointerCapture(event.pointerId);
    root.current?.querySelector<SVGElement>("[role=slider]")?.focus({ preventScroll: true });
  };

  const move = (event: PointerEvent) => {
    const held = grip.current;
    if (held === null || held.kind === "touch") return;
    const place = placeOf(event);
    if (held.kind === "focal") onCut(focalAt(cut, place));
    else if (held.kind === "part")
      onCut(partAt(cut, held.ratio, size, { x: place.x - held.across, y: place.y - held.down }));
    else onCut(cornerPulled(cut, held.ratio, size, held.corner, place));
  };

  const up = (event: PointerEvent) => {
    const held = grip.current;
    grip.current = null;
    if (held?.kind !== "touch") return;
    const moved = Math.hypot(event.clientX - held.left, event.clientY - held.top);
    if (moved < staysWithin) onCut(focalAt(cut, placeOf(event)));
  };

  const press = (event: KeyboardEvent) => {
    if (readOnly || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = cutByKey(cut, tool, size, event.key, event.shiftKey && event.key.startsWith("Arrow"));
    if (next === null) return;
    event.preventDefault();
    onCut(next);
  };

  const focal = cut.focal ?? usualFocal;
  const slider = {
    role: "slider",
    tabIndex: 0,
    "aria-valuemin": 0,
    "aria-valuemax": 100,
    "aria-readonly": readOnly || undefined,
    "aria-describedby": props.describedBy,
    onKeyDown: press,
    className: `group outline-none ${readOnly ? "" : "cursor-move touch-none"}`,
  } as const;
  const part = tool === "focal" ? null : pixelCrop(tool, size, cut);
  return (
    <svg
      ref={root}
      viewBox={`0 0 ${width} ${height}`}
      className={`mx-auto block max-h-[70vh] w-full overflow-visible select-none ${readOnly || tool !== "focal" ? "" : "cursor-crosshair"}`}
      onPointerDown={down}
      onPointerMove={move}
      onPointerUp={up}
      onPointerCancel={() => {
        grip.current = null;
      }}
    >
      <image href={address} width={width} height={height} preserveAspectRatio="none" aria-hidden="true" />
      {part === null || tool === "focal" ? (
        <g
          {...slider}
          data-grip="focal"
          aria-label="Focal point"
          aria-valuenow={Math.round(focal.x * 100)}
          aria-valuetext={placeInWords(focal)}
        >
          <FocalMark x={focal.x * width} y={focal.y * height} unit={unit} />
        </g>
      ) : (
        <>
          <g aria-hidden="true" className="pointer-events-none opacity-70">
            <FocalMark x={focal.x * width} y={focal.y * height} unit={unit} />
          </g>
          <g
            {...slider}
            aria-label={`${tool} part`}
            aria-valuenow={Math.round((part.left / width) * 100)}
            aria-valuetext={partInWords(tool, size, cut)}
          >
            <PartMark part={part} size={size} />
            {readOnly
              ? null
              : cornersOf(part).map(([corner, x, y]) => (
                  <g key={corner} data-grip={corner} className="touch-none">
                    <circle cx={x} cy={y} r={unit * 4} fill="transparent" />
                    <circle
                      cx={x}
                      cy={y}
                      r={unit * 1.4}
                      fill="white"
                      stroke="black"
                      strokeWidth={unit * 0.3}
                    />
                  </g>
                ))}
          </g>
        </>
      )}
    </svg>
  );
}

/** A ring with a dot, seen on light and on dark; a second ring when it has the focus. */
function FocalMark({ x, y, unit }: Readonly<{ x: number; y: number; unit: number }>) {
  return (
    <>
      <circle cx={x} cy={y} r={unit * 5} fill="transparent" />
      <circle
        cx={x}
        cy={y}
        r={unit * 3.6}
        strokeWidth={unit * 0.6}
        fill="none"
        className="stroke-accent opacity-0 group-focus-visible:opacity-100"
      />
      <circle
        cx={x}
        cy={y}
        r={unit * 2.6}
        strokeWidth={unit * 1.1}
        fill="black"
        fillOpacity="0.2"
        stroke="black"
        strokeOpacity="0.7"
      />
      <circle cx={x} cy={y} r={unit * 2.6} strokeWidth={unit * 0.5} fill="none" stroke="white" />
      <circle cx={x} cy={y} r={unit * 0.6} fill="white" />
    </>
  );
}

/** The part in the light, the rest in the shade. */
function PartMark({ part: { left, top, width, height }, size }: Readonly<{ part: PixelCrop; size: Size }>) {
  const window = `M${left} ${top}h${width}v${height}h${-width}z`;
  return (
    <>
      <path
        d={`M0 0H${size.width}V${size.height}H0z ${window}`}
        fillRule="evenodd"
        fill="black"
        fillOpacity="0.55"
        pointerEvents="none"
      />
      <rect
        data-grip="part"
        x={left}
        y={top}
        width={width}
        height={height}
        fill="transparent"
        className="touch-none"
      />
      <path
        d={window}
        vectorEffect="non-scaling-stroke"
        strokeWidth="4"
        fill="none"
        stroke="black"
        strokeOpacity="0.6"
        pointerEvents="none"
      />
      <path
        d={window}
        vectorEffect="non-scaling-stroke"
        strokeWidth="2"
        fill="none"
        stroke="white"
        pointerEvents="none"
      />
      <path
        d={window}
        vectorEffect="non-scaling-stroke"
        strokeWidth="4"
        fill="none"
        pointerEvents="none"
        className="stroke-accent opacity-0 group-focus-visible:opacity-100"
      />
    </>
  );
}
