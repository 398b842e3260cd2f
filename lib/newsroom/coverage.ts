// What planned coverage may be: something with a name, at an instant to come, in a zone that exists, due not before it starts.
import { isZone, unknownZone } from "./settings.ts";

export type CoverageDraft = Readonly<{
  title: string;
  note: string;
  bureauId: string;
  startsAt: Date;
  dueAt: Date | null;
  /** In which the times were chosen. */
  zone: string;
  assignedTo: string | null;
}>;

/** What is wrong with a plan, by field. A start that is over may stay as it was, but not be chosen anew. */
export function coverageProblems(
  draft: CoverageDraft,
  at: Date,
  startedBefore: Date | null,
): Readonly<Record<string, string>> {
  const { title, note, startsAt, dueAt, zone } = draft;
  const problems: Record<string, string> = {};
  if (title.trim() === "") problems["title"] = "Write what is to be covered.";
  if (title.length > 200) problems["title"] = "Use at most 200 characters.";
  if (note.length > 2_000) problems["note"] = "Use at most 2,000 characters.";
  if (!isZone(zone)) problems["zone"] = unknownZone;
  if (Number.isNaN(startsAt.getTime())) problems["startsAt"] = "Choose the day and time.";
  else if (startsAt <= at && startsAt.getTime() !== startedBefore?.getTime())
    problems["startsAt"] = "This time is over. Choose a later one.";
  if (dueAt !== null && Number.isNaN(dueAt.getTime())) problems["dueAt"] = "Choose the day and time.";
  else if (dueAt !== null && dueAt < startsAt)
    problems["dueAt"] = "This is before it starts. Choose a time after that.";
  return problems;
}
