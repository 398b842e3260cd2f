// Who was quicker: whoever decided by what they saw learns what it has become by then.
import { deskTime } from "./desk-time.ts";
import { pastOf } from "./verb-looks.ts";

/** One sentence. `who`: the last one who changed the article; `now` and `zone` word the time. */
export const changedSince = (
  who: Readonly<{ name: string; verb: string; at: Date }>,
  now: Date,
  zone: string,
): string =>
  `${who.name} ${pastOf(who.verb)} this article at ${deskTime(who.at, now, zone)}, after you looked.`;
