// Whose a picture is and how long it may be shown (newsroom.md §4): a denied or expired one blocks publication.

export const rightsCategories = [
  "unknown",
  "own",
  "commissioned",
  "agency",
  "handout",
  "free-licence",
  "public-domain",
  "reader",
] as const;
export type RightsCategory = (typeof rightsCategories)[number];

/** On screen: the category's name, and when to choose it. */
export const rightsNames: Readonly<Record<RightsCategory, Readonly<{ label: string; when: string }>>> = {
  unknown: { label: "Not known yet", when: "Nobody has looked. Find out before it is published." },
  own: { label: "Our own", when: "Taken or drawn by our staff." },
  commissioned: {
    label: "Commissioned",
    when: "Made for us by a freelance: see the contract for its terms.",
  },
  agency: { label: "Agency", when: "From an agency that we subscribe to." },
  handout: { label: "Handout", when: "Given out by whoever the story is about: say so in the credit." },
  "free-licence": { label: "Free licence", when: "Creative Commons or the like: name the licence." },
  "public-domain": { label: "Public domain", when: "Nobody holds rights in it any more." },
  reader: { label: "From a reader", when: "Sent in or found, used with its maker’s permission." },
};

/** A picture that a text uses, as its rights stand. `name` is its file's. */
export type PictureFacts = Readonly<{
  mediaId: string;
  rights: RightsCategory;
  denied: boolean;
  expiresAt: Date | null;
  name: string;
}>;

/** How near an expiry is told of before it comes, in days. */
export const expiringDays = 14;
const dayMs = 86_400_000;

export const rightsStates = ["denied", "expired", "expiring", "unknown", "cleared"] as const;
/** denied and expired block publication; unknown: nobody has said whose it is. */
export type RightsState = (typeof rightsStates)[number];

export type Rights = Readonly<{ category: RightsCategory; denied: boolean; expiresAt: Date | null }>;

/** How a picture's rights stand at an instant. */
export function rightsState({ category, denied, expiresAt }: Rights, at: Date): RightsState {
  if (denied) return "denied";
  const left = expiresAt === null ? null : expiresAt.getTime() - at.getTime();
  if (left !== null && left <= 0) return "expired";
  if (left !== null && left <= expiringDays * dayMs) return "expiring";
  return category === "unknown" ? "unknown" : "cleared";
}

/** What somebody says of a picture's rights. */
export type RightsDraft = Rights &
  Readonly<{
    usageTerms: string;
    /** Why it may not be shown; asked for when it is denied. */
    reason: string;
  }>;
