// Times as the newsroom says them: in its own zone, short when near, exact in the title.

const day = 24 * 60 * 60 * 1000;

function parts(at: Date, zone: string): Readonly<{ date: string; clock: string }> {
  const date = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at);
  const clock = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" }).format(at);
  return { date, clock };
}

/** "14:05" today, "yesterday 14:05", "12 Nov, 14:05" this year, "12 Nov 2025, 14:05" before; all in `zone`. */
export function deskTime(at: Date, now: Date, zone: string): string {
  const then = parts(at, zone);
  const today = parts(now, zone);
  if (then.date === today.date) return then.clock;
  if (then.date === parts(new Date(now.getTime() - day), zone).date) return `yesterday ${then.clock}`;
  if (then.date === parts(new Date(now.getTime() + day), zone).date) return `tomorrow ${then.clock}`;
  const sameYear = then.date.slice(0, 4) === today.date.slice(0, 4);
  const shown = new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    day: "numeric",
    month: "short",
    ...(sameYear ? {} : { year: "numeric" }),
  }).format(at);
  return `${shown}, ${then.clock}`;
}

/** The whole instant with its zone, for titles and receipts. */
export function exactTime(at: Date, zone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone: zone,
    dateStyle: "full",
    timeStyle: "long",
  }).format(at);
}

/** "5 min", "3 h", "2 days": how long ago, or how long until, without saying which. */
export function span(from: Date, to: Date): string {
  const minutes = Math.round(Math.abs(to.getTime() - from.getTime()) / 60_000);
  if (minutes < 1) return "under a minute";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  if (hours < 36) return `${hours} h`;
  return `${Math.round(hours / 24)} days`;
}
