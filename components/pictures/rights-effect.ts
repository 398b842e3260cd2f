// What saving a picture's rights would do, said before it is done (newsroom.md §4).
import { dayEnd, dayWord } from "#components/desk/day-bounds.ts";

export type RightsStanding = Readonly<{ denied: boolean; expiresAt: Date | null }>;

export type RightsEffect = Readonly<{
  /** Blocks publication from now on, later, or not any more. */
  kind: "blocks" | "will-block" | "frees";
  sentence: string;
}>;

const blocks = ({ denied, expiresAt }: RightsStanding, at: Date): boolean =>
  denied || (expiresAt !== null && expiresAt.getTime() <= at.getTime());

/** The last day on which it may be shown, as a date field has it: the day that ends, or in which it ends. Empty for no end. */
export function lastDay(expiresAt: Date | null, zone: string): string {
  if (expiresAt === null) return "";
  const within = new Date(expiresAt.getTime() - 1);
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(within);
}

/** The instant that a last day means: when it is over. A day that nobody changed keeps its instant. */
export function expiryOf(day: string, zone: string, before: Date | null): Date | null {
  return day === lastDay(before, zone) ? before : dayEnd(day, zone);
}

/** Null when saving changes nothing of what may be published. */
export function rightsEffect(
  before: RightsStanding,
  after: RightsStanding,
  {
    at,
    zone,
    livePages,
    portraits,
  }: Readonly<{
    at: Date;
    zone: string;
    livePages: number;
    /** Authors' pages with it. */ portraits: number;
  }>,
): RightsEffect | null {
  const person = portraits === 1 ? "the author whose portrait it is" : "the authors whose portrait it is";
  const left = portraits === 0 ? "" : ` Readers’ pages of ${person} leave it out`;
  const [blocked, willBlock] = [blocks(before, at), blocks(after, at)];
  const pages = livePages === 1 ? "1 live page goes" : `${livePages} live pages go`;
  if (!blocked && willBlock) {
    const live =
      livePages === 0
        ? portraits === 0
          ? " No live page shows it now."
          : ""
        : ` ${pages} on showing it until somebody withholds ${livePages === 1 ? "it" : "them"} or takes another picture there. Editors and chiefs are told at once.`;
    return {
      kind: "blocks",
      sentence: `Nothing with this picture can be published from now on.${live}${left && `${left} at once.`}`,
    };
  }
  if (blocked && !willBlock)
    return { kind: "frees", sentence: "Articles with this picture can be published again." };
  if (willBlock || after.expiresAt === null || after.expiresAt.getTime() === before.expiresAt?.getTime())
    return null;
  const last = dayWord(lastDay(after.expiresAt, zone));
  const live =
    livePages === 0
      ? ""
      : ` Editors of the ${livePages === 1 ? "live page" : "live pages"} that still show it are told.`;
  return {
    kind: "will-block",
    sentence: `After ${last} nothing with this picture can be published.${live}${left && `${left} then.`}`,
  };
}
