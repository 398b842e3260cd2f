// The newsroom's books, read from end to end: what was recorded is what happened, and what readers get is what was approved.
import { firstBrokenAnchor } from "#db/anchors.ts";
import { firstBrokenEvent, type Walked } from "#db/events.ts";
import { firstBrokenFront } from "#db/front-checks.ts";
import { allPictures } from "#db/media.ts";
import { firstBrokenApproval, firstBrokenProjection, firstBrokenRevision } from "#db/record-checks.ts";
import { step } from "./console.ts";
import { filesOf } from "./picture-names.ts";
import { storedNames } from "./storage.ts";

async function events(progress?: (walked: Walked) => Promise<void>): Promise<string | null> {
  const broken = await firstBrokenEvent(progress);
  if (!broken) return null;
  const chain = broken.articleId === 0 ? "the site" : `article ${broken.articleId}`;
  return `event ${broken.number} of ${chain} ${broken.what}`;
}

async function anchors(progress?: (anchors: number) => Promise<void>): Promise<string | null> {
  const broken = await firstBrokenAnchor(progress);
  return broken && `the anchor of ${broken.hour.toISOString()} does not hold: ${broken.what}`;
}

/** The first event or anchor that is not what it was, as a sentence without an end; null when all are. */
export async function firstBrokenLink(
  progress: Readonly<{
    events: (walked: Walked) => Promise<void>;
    anchors: (anchors: number) => Promise<void>;
  }>,
): Promise<string | null> {
  return (await events(progress.events)) ?? (await anchors(progress.anchors));
}

/** The first file of a picture that is not in the storage, as a sentence without an end; null when all are. */
export async function firstBrokenPicture(): Promise<string | null> {
  const stored = new Set(await storedNames());
  for (const picture of await allPictures()) {
    const lost = filesOf(picture).find((name) => !stored.has(name));
    if (lost !== undefined) return `picture file ${lost} is missing`;
  }
  return null;
}

const checks: readonly (readonly [name: string, run: () => Promise<string | null>])[] = [
  ["event chains", () => events()],
  ["hourly anchors", () => anchors()],
  ["hashes of revisions", () => firstBrokenRevision()],
  ["approvals", firstBrokenApproval],
  ["readers' rows", () => firstBrokenProjection()],
  ["fronts", firstBrokenFront],
  ["picture files", firstBrokenPicture],
];

/** Run every check, each told with its time. The first broken row as a sentence without an end, or null when all is whole. */
export async function firstBrokenRow(): Promise<string | null> {
  let first: string | null = null;
  for (const [name, run] of checks) {
    const broken = await step(`Checking ${name}`, run, (outcome) =>
      outcome ? `Checked ${name}: broken` : `Checked ${name}`,
    );
    first ??= broken;
  }
  return first;
}
