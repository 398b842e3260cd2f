// Several pictures on their way at once: which wait, which go, what became of each. Two at a time, so that the first is done soon.

export type UploadState = Readonly<
  | { kind: "waiting" }
  /** From 0 to 1; at 1 the newsroom has it all and is preparing it. */
  | { kind: "sending"; share: number }
  | { kind: "taken"; id: string }
  | { kind: "refused"; sentence: string; again: boolean }
  | { kind: "cancelled" }
>;

export type Upload = Readonly<{ key: number; name: string; bytes: number; state: UploadState }>;
export type UploadList = readonly Upload[];

export type UploadNews = Readonly<
  | { kind: "added"; files: readonly Readonly<{ key: number; name: string; bytes: number }>[] }
  | { kind: "changed"; key: number; state: UploadState }
  /** Takes away what is over; what still goes stays. */
  | { kind: "cleared" }
>;

const atOnce = 2;

export const isOver = ({ state }: Upload): boolean =>
  state.kind === "taken" || state.kind === "refused" || state.kind === "cancelled";

export function uploadsAfter(list: UploadList, news: UploadNews): UploadList {
  switch (news.kind) {
    case "added":
      return [...list, ...news.files.map((file) => ({ ...file, state: { kind: "waiting" } as const }))];
    case "changed":
      return list.map((one) =>
        one.key === news.key && mayBecome(one, news.state) ? { ...one, state: news.state } : one,
      );
    case "cleared":
      return list.filter((one) => !isOver(one));
  }
}

/** Word of a share that comes after the end changes nothing; only what may go again waits again. */
function mayBecome(one: Upload, next: UploadState): boolean {
  return !isOver(one) || next.kind === "waiting";
}

/** Keys of those that may set out now, in the order in which they were added. */
export function setOut(list: UploadList): readonly number[] {
  const going = list.filter(({ state }) => state.kind === "sending").length;
  return list
    .filter(({ state }) => state.kind === "waiting")
    .slice(0, Math.max(0, atOnce - going))
    .map(({ key }) => key);
}

/** How much of everything has gone, from 0 to 1, by bytes; null when nothing is on its way. */
export function shareOfAll(list: UploadList): number | null {
  const counted = list.filter(({ state }) => state.kind !== "cancelled" && state.kind !== "refused");
  if (counted.every(isOver)) return null;
  const all = counted.reduce((sum, { bytes }) => sum + bytes, 0);
  const gone = counted.reduce(
    (sum, { bytes, state }) =>
      sum + bytes * (state.kind === "taken" ? 1 : state.kind === "sending" ? state.share : 0),
    0,
  );
  return all === 0 ? 0 : gone / all;
}

/** "3 of 5 pictures uploaded, 1 refused": what a screen reader hears when something has changed. */
export function uploadSentence(list: UploadList): string {
  const count = (kind: UploadState["kind"]) => list.filter(({ state }) => state.kind === kind).length;
  const [taken, refused, stopped] = [count("taken"), count("refused"), count("cancelled")];
  const pictures = list.length === 1 ? "1 picture" : `${list.length} pictures`;
  const others = [refused > 0 ? `${refused} refused` : "", stopped > 0 ? `${stopped} cancelled` : ""];
  return [`${taken} of ${pictures} uploaded`, ...others].filter(Boolean).join(", ");
}

/** "2.4 MB", in the unit in which a file manager would show it. */
export function fileSize(bytes: number): string {
  if (bytes < 1_000_000) return `${Math.max(1, Math.round(bytes / 1000))} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
