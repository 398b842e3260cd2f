// A time on a page: the words and the attribute come from the same instant and the same function.
import type { ReactElement } from "react";
import { fullTime, isoTime, clockTime, listTime } from "./times.ts";
import type { TimeFrame } from "./times.ts";

type MomentProps = Readonly<{
  at: Date;
  frame: TimeFrame;
  /** `full`: day, time and zone. `clock`: time and zone. `list`: as full, shorter. */
  show?: "full" | "clock" | "list";
  className?: string;
}>;

const words = { full: fullTime, clock: clockTime, list: listTime } as const;

export function Moment({ at, frame, show = "full", className }: MomentProps): ReactElement {
  return (
    <time dateTime={isoTime(at, frame)} className={className}>
      {words[show](at, frame)}
    </time>
  );
}
