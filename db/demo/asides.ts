// What the demo newsroom did beside its stories' own way: who was asked to write by when, what is kept in, and until when. Data
// only; lib/server/demo-deeds.ts plays it after the story's last deed. Hours count from the moment at which the newsroom opens.
import type { Wish } from "#lib/newsroom/decision.ts";
import type { PersonKey } from "./people.ts";

type Doing =
  | Readonly<{
      wish: Pick<Wish, "verb" | "reason" | "holdKind" | "plannedWords">;
      /** Who is to write it. */
      assignee?: PersonKey;
      /** The deadline, so many hours after the opening; before it when negative. */
      dueInHours?: number;
      /** End of an embargo, or when readers are to lose it. */
      untilInHours?: number;
    }>
  | Readonly<{ comment: Comment }>
  | Readonly<{ outside: Outside }>;

/** Somebody without an account is sent the first revision, to sign off, and answers. */
export type Outside = Readonly<{ forName: string; text: string; answersAfterMinutes: number }>;

export type Comment = Readonly<{
  text: string;
  /** Words of the body that it is about; left out for an answer in the story's last thread. */
  about?: string;
  blocking?: true;
  mentions?: readonly PersonKey[];
}>;

export type Aside = Readonly<{
  /** Key of the story. */
  story: string;
  by: PersonKey;
  hoursAgo: number;
}> &
  Doing;

export const asides: readonly Aside[] = [
  {
    story: "draft-quito-metro",
    by: "editor",
    hoursAgo: 22,
    wish: { verb: "assign", plannedWords: 650 },
    assignee: "reporter",
    dueInHours: -3,
  },
  {
    story: "draft-tender-leak",
    by: "editor",
    hoursAgo: 2,
    wish: { verb: "assign", plannedWords: 500 },
    assignee: "beltran",
    dueInHours: 3,
  },
  {
    story: "draft-tin-ship",
    by: "editor2",
    hoursAgo: 6,
    wish: { verb: "assign", plannedWords: 900 },
    assignee: "reporter2",
    dueInHours: 20,
  },
  { story: "draft-harbour-noise", by: "reporter2", hoursAgo: 1.5, wish: { verb: "claim" } },
  { story: "draft-harbour-noise", by: "reporter2", hoursAgo: 1, wish: { verb: "release-claim" } },
  { story: "ready-heat-rules", by: "editor", hoursAgo: 4, wish: { verb: "set-embargo" }, untilInHours: 18 },
  {
    story: "review-interview-bell",
    by: "legal",
    hoursAgo: 5,
    wish: {
      verb: "place-hold",
      holdKind: "legal",
      reason: "Ask the interviewee’s solicitor about the third answer before this goes anywhere.",
    },
  },
  { story: "darien-clinic", by: "editor", hoursAgo: 20, wish: { verb: "plan-withhold" }, untilInHours: 120 },
  {
    story: "draft-interview-cartwright",
    by: "moreau",
    hoursAgo: 30,
    wish: { verb: "put-in-vault" },
  },
  { story: "prepared-obituary", by: "editor", hoursAgo: 326, wish: { verb: "put-in-vault" } },
  {
    story: "review-lithium-rail",
    by: "legal",
    hoursAgo: 1.4,
    comment: {
      about: "differ from the companies’ own figures by 14 per cent",
      text: "In which direction? If the villages measured more, Salar Andino must be asked before we print it.",
      blocking: true,
      mentions: ["reporter"],
    },
  },
  {
    story: "review-lithium-rail",
    by: "reporter",
    hoursAgo: 0.9,
    comment: {
      text: "More. I have called them twice and written; their answer is promised for this evening.",
    },
  },
  {
    story: "review-lithium-rail",
    by: "editor",
    hoursAgo: 0.6,
    outside: {
      forName: "Dr Inés Calvo, hydrologist",
      text: "Fresh water and brine should not be added up anywhere: the text keeps them apart, please keep it so. I would say “pumped” for the brine, not “used”.",
      answersAfterMinutes: 20,
    },
  },
  { story: "review-lithium-rail", by: "editor", hoursAgo: 0.05, wish: { verb: "claim" } },
  {
    story: "draft-night-ferry",
    by: "editor",
    hoursAgo: 2.5,
    comment: {
      about: "one circus",
      text: "Which circus, and did the elephant pay? This is your standfirst.",
      mentions: ["reporter"],
    },
  },
  {
    story: "review-mine-drones",
    by: "chief",
    hoursAgo: 3.5,
    wish: { verb: "place-hold", holdKind: "editorial", reason: "Wait for the ministry’s answer." },
  },
  {
    story: "review-mine-drones",
    by: "moreau",
    hoursAgo: 1.2,
    wish: { verb: "release-hold", holdKind: "editorial", reason: "The answer is in the sixth paragraph." },
  },
];
