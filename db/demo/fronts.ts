// How the demo newsroom's editors arranged its fronts before it opened, oldest first. Data only; lib/server/demo-fronts.ts plays it.
import type { PersonKey } from "./people.ts";
import type { SectionSlug } from "./story.ts";

type Pick = Readonly<{
  story: string;
  /** Hours after the opening; without them the pin has no end. */
  untilHour?: number;
}>;

export type DemoFront = Readonly<{
  place: "front" | SectionSlug;
  by: PersonKey;
  /** Before the opening. */
  minutesAgo: number;
  lead: Pick;
  promoted: readonly Pick[];
  list: readonly Pick[];
  banner?: Pick & Readonly<{ headline: string }>;
}>;

const stories = (...keys: readonly string[]): readonly Pick[] => keys.map((story) => ({ story }));

export const fronts: readonly DemoFront[] = [
  {
    place: "features-interviews",
    by: "editor",
    minutesAgo: 50,
    lead: { story: "glacier-keepers" },
    promoted: stories("nagasaki-slipway", "interview-interpreter", "dust-house"),
    list: stories("fence-in-the-ear", "interview-river", "lock-keeper", "forms-of-art"),
  },
  {
    place: "technology",
    by: "editor2",
    minutesAgo: 45,
    lead: { story: "glass-cable" },
    promoted: stories("grid-heartbeat", "chip-water", "seed-commons"),
    list: [],
  },
  {
    place: "front",
    by: "editor2",
    minutesAgo: 40,
    lead: { story: "strait-pilots" },
    promoted: stories("dredger-twice", "glass-cable"),
    list: stories("mekong-gauge"),
  },
  {
    place: "front",
    by: "chief",
    minutesAgo: 20,
    lead: { story: "river-compact" },
    promoted: stories("glass-cable", "glacier-keepers", "dredger-twice"),
    // The last goes live in the night, and stands there from then on.
    list: [
      ...stories("mekong-gauge", "two-key-drones", "interview-interpreter", "darien-clinic"),
      { story: "scheduled-census-oceans", untilHour: 34 },
    ],
    banner: {
      story: "madeira-blackout",
      headline: "Power cut darkens Madeira; hospital and airport run on generators",
      untilHour: 10,
    },
  },
];
