// What the demo newsroom did beside its stories' own way: who was asked to write by when, what is kept in, and until when. Data
// only; lib/server/demo-deeds.ts plays it after the story's last deed. Hours count from the moment at which the newsroom opens.
import type { Wish } from "#lib/newsroom/decision.ts";
import type { PersonKey } from "./people.ts";

export type Aside = Readonly<{
  /** Key of the story. */
  story: string;
  by: PersonKey;
  hoursAgo: number;
  wish: Pick<Wish, "verb" | "reason" | "holdKind" | "plannedWords">;
  /** Who is to write it. */
  assignee?: PersonKey;
  /** The deadline, so many hours after the opening; before it when negative. */
  dueInHours?: number;
  /** End of an embargo, or when readers are to lose it. */
  untilInHours?: number;
}>;

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
  { story: "review-lithium-rail", by: "editor", hoursAgo: 0.05, wish: { verb: "claim" } },
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
