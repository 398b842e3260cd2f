// What the demo newsroom's stories are about, beside the section in which they stand.

export type DemoTopic = Readonly<{
  name: string;
  description: string;
  /** IPTC Media Topic, where one says the same. */
  code: string;
  stories: readonly string[];
}>;

export const topics: readonly DemoTopic[] = [
  {
    name: "Ports and shipping",
    description: "Harbours, the people who work in them, and the ships that call there.",
    code: "",
    stories: [
      "callao-cranes",
      "strait-pilots",
      "cable-ships-wanted",
      "danube-silos",
      "dredger-twice",
      "nagasaki-slipway",
      "interview-ice-pilot",
      "electric-fjord-ferry",
      "draft-tin-ship",
      "review-flag-registry",
    ],
  },
  {
    name: "Rivers and water",
    description: "Who has the water, who measures it, and what it does when nobody looks.",
    code: "20000430",
    stories: [
      "river-compact",
      "mekong-gauge",
      "chip-water",
      "cyprus-pipe",
      "lock-keeper",
      "interview-river",
      "review-lithium-rail",
    ],
  },
  {
    name: "Borders",
    description: "Lines on maps, and the people who live on both sides of them.",
    code: "",
    stories: [
      "darien-clinic",
      "beaufort-survey",
      "gauge-shift",
      "iberian-fire-line",
      "himalaya-radar",
      "interview-boundary",
      "interview-interpreter",
    ],
  },
  {
    name: "Railways",
    description: "",
    code: "",
    stories: ["altiplano-rail", "gauge-shift", "danube-silos"],
  },
  {
    name: "Climate and weather",
    description: "Storms, ice, drought and the instruments that see them coming.",
    code: "20000418",
    stories: ["storm-pool", "phone-barometers", "glacier-keepers", "iberian-fire-line", "dust-house"],
  },
  {
    name: "Navies",
    description: "",
    code: "",
    stories: ["valdivia-patrol", "antarctic-hull", "signal-lamps", "fish-hotline", "withheld-barracks"],
  },
  {
    name: "Power grids",
    description: "How electricity is made, carried, stolen and missed.",
    code: "",
    stories: ["copper-watch", "grid-heartbeat", "madeira-blackout", "retracted-battery"],
  },
  {
    name: "Semiconductors",
    description: "",
    code: "",
    stories: ["chip-water", "second-hand-fab"],
  },
  {
    name: "Space",
    description: "",
    code: "",
    stories: ["orbit-deposit", "pocket-satellites"],
  },
  {
    name: "Fisheries",
    description: "",
    code: "",
    stories: ["fish-hotline", "draft-tin-ship", "killed-resignation"],
  },
];
