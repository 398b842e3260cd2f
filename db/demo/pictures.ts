// The demo newsroom's pictures: photographs in the public domain and our own drawings. Sources and licences: pictures/ASSETS.md.

export type DemoPicture = Readonly<{
  /** Beside this module, in `pictures/`. */
  file: string;
  credit: string;
  alt: string;
}>;

const drawn = "Illustration: The Meridian";
const getty = "Getty Open Content Program";

export const pictures = {
  biplane: {
    file: "biplane.jpg",
    credit: `Fedele Azari, 1914–1929/${getty}`,
    alt: "A biplane seen from directly above, with roundels on its wings, over fields and scattered cloud.",
  },
  canyon: {
    file: "canyon.jpg",
    credit: `Timothy O’Sullivan, 1871/${getty}`,
    alt: "A small boat with a bare mast lies at the rocky edge of a calm river between dark canyon walls.",
  },
  "dust-bowl": {
    file: "dust-bowl.jpg",
    credit: `Dorothea Lange, about 1935–1940/${getty}`,
    alt: "An abandoned wooden house without door or glass stands alone on bare, wind-blown ground.",
  },
  alps: {
    file: "alps.jpg",
    credit: `Adolphe Braun, 1865–1870/${getty}`,
    alt: "Dark fir trees in front of a long range of snow-covered mountains.",
  },
  nagasaki: {
    file: "nagasaki.jpg",
    credit: `Felice Beato, about 1865/${getty}`,
    alt: "Wooden boats on a still river, with tiled houses on the bank and low hills behind them.",
  },
  cat: {
    file: "cat.jpg",
    credit: `Eadweard Muybridge, 1887/${getty}`,
    alt: "Four rows of small pictures that show a cat walking, trotting and running in front of a grid.",
  },
  allium: {
    file: "allium.jpg",
    credit: `Karl Blossfeldt, 1928/${getty}`,
    alt: "The flower head of a wild onion, strongly enlarged, its buds rising from a split sheath.",
  },
  sheep: {
    file: "sheep.jpg",
    credit: `Peter Henry Emerson, 1888/${getty}`,
    alt: "Sheep and lambs graze on rough ground below a hedge.",
  },
  "container-port": {
    file: "container-port.jpg",
    credit: drawn,
    alt: "Drawing of a loaded container ship below two quay cranes.",
  },
  satellite: {
    file: "satellite.jpg",
    credit: drawn,
    alt: "Drawing of a satellite with two solar wings above the curve of the Earth.",
  },
  "patrol-ship": {
    file: "patrol-ship.jpg",
    credit: drawn,
    alt: "Drawing of a grey patrol ship with a gun on its foredeck, sailing along a low coast.",
  },
  "cable-ship": {
    file: "cable-ship.jpg",
    credit: drawn,
    alt: "Drawing of a ship that lowers a red cable to the sea bed, shown in section.",
  },
  wafer: {
    file: "wafer.jpg",
    credit: drawn,
    alt: "Drawing of a round silicon wafer divided into chips, a few of them marked red.",
  },
  pylons: {
    file: "pylons.jpg",
    credit: drawn,
    alt: "Drawing of three power pylons on hills in front of a low red sun.",
  },
  "delta-map": {
    file: "delta-map.jpg",
    credit: "Map: The Meridian",
    alt: "Sketch map of a river that splits into five arms before it reaches the sea; a dashed border crosses it.",
  },
  radar: {
    file: "radar.jpg",
    credit: drawn,
    alt: "Drawing of a dish antenna on a pedestal between hills.",
  },
  drone: {
    file: "drone.jpg",
    credit: drawn,
    alt: "Drawing of an uncrewed aircraft with long straight wings above bare mountains.",
  },
  signing: {
    file: "signing.jpg",
    credit: drawn,
    alt: "Drawing of an open document with a pen, a signature and a red seal.",
  },
  icebreaker: {
    file: "icebreaker.jpg",
    credit: drawn,
    alt: "Drawing of a red ship among ice floes.",
  },
  "chart-transits": {
    file: "chart-transits.jpg",
    credit: "Chart: The Meridian",
    alt: "Bar chart of ships a day through the strait: between 41 and 47 in the first four months, down to 17 in the seventh, back to 42 in the twelfth.",
  },
  "lock-gates": {
    file: "lock-gates.jpg",
    credit: drawn,
    alt: "Drawing of closed lock gates between two quays, with a small keeper’s house.",
  },
} as const satisfies Record<string, DemoPicture>;

export type PictureKey = keyof typeof pictures;

/** Photographs are in the public domain; the rest was drawn for this project. */
export function rightsOf(key: PictureKey): "own" | "public-domain" {
  return pictures[key].credit.endsWith(getty) ? "public-domain" : "own";
}
