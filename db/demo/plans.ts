// What the demo newsroom means to cover, before there is an article, and what its people left in writing at a handover. Data
// only; lib/server/demo.ts plays it.
import type { PersonKey } from "./people.ts";
import type { BureauSlug } from "./story.ts";

export type Plan = Readonly<{
  title: string;
  note: string;
  bureau: BureauSlug;
  by: PersonKey;
  assignee?: PersonKey;
  /** Days after the one of the opening; the hours are of that day. */
  inDays: number;
  startsAtHour: number;
  dueAtHour?: number;
}>;

export const plans: readonly Plan[] = [
  {
    title: "River Authority: first session of the council in Asunción",
    note: "Accreditation is at the north gate, until eight. Ask about the annex with the formula.",
    bureau: "americas",
    by: "editor",
    assignee: "reporter",
    inDays: 1,
    startsAtHour: 14,
    dueAtHour: 19,
  },
  {
    title: "Callao: the safety council sets its first crane speed",
    note: "",
    bureau: "americas",
    by: "editor",
    inDays: 3,
    startsAtHour: 15,
    dueAtHour: 18,
  },
  {
    title: "Kiribati: hearing on the names of two reefs",
    note: "At the new moon; the boat leaves at six. Nobody is assigned yet.",
    bureau: "asia",
    by: "editor2",
    inDays: 2,
    startsAtHour: 5,
  },
  {
    title: "Singapore: quarterly figures of the bunker suppliers",
    note: "",
    bureau: "asia",
    by: "editor2",
    assignee: "reporter2",
    inDays: 1,
    startsAtHour: 8,
    dueAtHour: 10,
  },
  {
    title: "Liepāja: the navy opens the winter lane",
    note: "Pictures from the pilot boat, if the sea allows.",
    bureau: "europe",
    by: "moreau",
    assignee: "lindqvist",
    inDays: 4,
    startsAtHour: 9,
    dueAtHour: 16,
  },
];

/** What whoever went home left in writing for the next person. */
export const notes: readonly Readonly<{ by: PersonKey; hoursAgo: number; text: string }>[] = [
  {
    by: "editor2",
    hoursAgo: 9.5,
    text: "Quiet night. The reef count is scheduled and must not go before the ministry’s report. Lucía has Quito’s metro and is late with it: please call her, not me.",
  },
  {
    by: "chief",
    hoursAgo: 3,
    text: "Madeira went out without a second reader; somebody please read it before supper. Daniel holds the bell interview until the solicitor answers.",
  },
];
