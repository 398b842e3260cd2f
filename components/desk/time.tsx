// An instant on the board and in histories, readable by machines too.
import { deskTime, exactTime } from "./desk-time.ts";

export function DeskTime({ at, now, zone }: Readonly<{ at: Date; now: Date; zone: string }>) {
  return (
    <time dateTime={at.toISOString()} title={exactTime(at, zone)} className="tabular-nums">
      {deskTime(at, now, zone)}
    </time>
  );
}
