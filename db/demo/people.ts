// Who works at The Meridian: the accounts of the contract, and writers who have a page but don't sign in.
import type { ReviewStep, Role } from "#lib/newsroom/article.ts";
import type { BureauSlug, SectionSlug } from "./story.ts";

export const demoPassword = "nightdesk-demo";

export const demoSite = {
  name: "The Meridian",
  description: "Foreign affairs, defence and technology, reported from three bureaus.",
  zone: "Europe/London",
  language: "en-GB",
} as const;

export type DemoBureau = Readonly<{
  slug: BureauSlug;
  name: string;
  signature: string;
  description: string;
  /** Between draft and ready; the desk's one where it is left out. */
  steps?: readonly ReviewStep[];
}>;

/** `signature` is what readers see in a byline. */
export const bureaus: readonly DemoBureau[] = [
  {
    slug: "americas",
    name: "Americas",
    signature: "Americas bureau",
    description: "Reports from Tierra del Fuego to the Beaufort Sea, edited in Bogotá and Montréal.",
  },
  {
    slug: "asia",
    name: "Asia",
    signature: "Asia bureau",
    description: "Reports from the Gulf to the Pacific, edited in Singapore.",
  },
  {
    slug: "europe",
    name: "Europe",
    signature: "Europe bureau",
    description: "Reports from Reykjavík to Tbilisi, and across the Mediterranean, edited in Lisbon.",
  },
  {
    slug: "investigations",
    name: "Investigations",
    signature: "Investigations desk",
    description: "Long inquiries, read by the desk, by a sub-editor and by a lawyer before anybody else.",
    steps: [
      { name: "Desk", role: "editor" },
      { name: "Subs", role: "editor" },
      { name: "Legal", role: "legal" },
    ],
  },
];

export type DemoSection = Readonly<{ slug: SectionSlug; name: string; description: string }>;

export const sections: readonly DemoSection[] = [
  {
    slug: "world",
    name: "World",
    description: "Governments, borders, trade and the people who live with them.",
  },
  { slug: "defence", name: "Defence", description: "Armed forces, what they buy and what they do with it." },
  {
    slug: "technology",
    name: "Technology",
    description: "Machines, networks and materials, and who decides about them.",
  },
  {
    slug: "features-interviews",
    name: "Features/Interviews",
    description: "Long reads, and conversations with people who know one thing very well.",
  },
];

export type DemoPerson = Readonly<{
  name: string;
  slug: string;
  email: string;
  role: Role;
  bureaus: readonly BureauSlug[];
  title?: string;
  bio: string;
  contact?: string;
  /** False: a colleague with a page for readers, whose account has no password. */
  signsIn: boolean;
}>;

export const people = {
  reporter: {
    name: "Lucía Ferrer",
    slug: "lucia-ferrer",
    email: "reporter@meridian.test",
    role: "reporter",
    bureaus: ["americas", "investigations"],
    title: "Ports and trade correspondent",
    contact: "reporter@meridian.test",
    bio: "Lucía Ferrer reports on ports, trade and river basins from Bogotá.",
    signsIn: true,
  },
  reporter2: {
    name: "Tan Mei Xuan",
    slug: "tan-mei-xuan",
    email: "reporter2@meridian.test",
    role: "reporter",
    bureaus: ["asia"],
    title: "Technology correspondent",
    contact: "reporter2@meridian.test",
    bio: "Tan Mei Xuan covers technology and shipping from Singapore. She trained as a marine surveyor.",
    signsIn: true,
  },
  editor: {
    name: "Walter Quayle",
    slug: "walter-quayle",
    email: "editor@meridian.test",
    role: "editor",
    bureaus: ["americas"],
    bio: "Walter Quayle edits the Americas report from Montréal.",
    signsIn: true,
  },
  editor2: {
    name: "Priya Ranganathan",
    slug: "priya-ranganathan",
    email: "editor2@meridian.test",
    role: "editor",
    bureaus: ["asia", "americas", "investigations"],
    bio: "Priya Ranganathan edits the Asia report and stands in for the Americas at night.",
    signsIn: true,
  },
  chief: {
    name: "Ruth Halloran",
    slug: "ruth-halloran",
    email: "chief@meridian.test",
    role: "chief",
    bureaus: [],
    bio: "Ruth Halloran is editor-in-chief of The Meridian.",
    signsIn: true,
  },
  legal: {
    name: "Daniel Szabó",
    slug: "daniel-szabo",
    email: "legal@meridian.test",
    role: "legal",
    bureaus: [],
    bio: "Daniel Szabó advises the newsroom on media law.",
    signsIn: true,
  },
  admin: {
    name: "Noor Haddad",
    slug: "noor-haddad",
    email: "admin@meridian.test",
    role: "admin",
    bureaus: [],
    bio: "Noor Haddad looks after accounts and settings.",
    signsIn: true,
  },
  lindqvist: {
    name: "Jonas Lindqvist",
    slug: "jonas-lindqvist",
    email: "jonas.lindqvist@meridian.test",
    role: "reporter",
    bureaus: ["europe", "investigations"],
    title: "Nordic and Baltic correspondent",
    bio: "Jonas Lindqvist reports on the Nordic and Baltic states.",
    signsIn: false,
  },
  moreau: {
    name: "Claire Moreau",
    slug: "claire-moreau",
    email: "claire.moreau@meridian.test",
    role: "editor",
    bureaus: ["europe", "investigations"],
    bio: "Claire Moreau edits the Europe report from Lisbon.",
    signsIn: false,
  },
  khoury: {
    name: "Samir Khoury",
    slug: "samir-khoury",
    email: "samir.khoury@meridian.test",
    role: "reporter",
    bureaus: ["europe", "asia", "investigations"],
    title: "Writer at large",
    bio: "Samir Khoury writes long reads about work, landscape and machines.",
    signsIn: false,
  },
  adeyemi: {
    name: "Folake Adeyemi",
    slug: "folake-adeyemi",
    email: "folake.adeyemi@meridian.test",
    role: "editor",
    bureaus: ["investigations"],
    bio: "Folake Adeyemi is sub-editor of The Meridian’s investigations.",
    signsIn: false,
  },
  beltran: {
    name: "Ana Beltrán",
    slug: "ana-beltran",
    email: "ana.beltran@meridian.test",
    role: "reporter",
    bureaus: ["americas"],
    title: "Defence correspondent",
    bio: "Ana Beltrán covers armed forces and procurement in Latin America.",
    signsIn: false,
  },
} as const satisfies Record<string, DemoPerson>;

export type PersonKey = keyof typeof people;

/** Who writes and who reads second when the byline doesn't say: two different people in every bureau. */
export const desks: Readonly<Record<BureauSlug, Readonly<{ reporter: PersonKey; editor: PersonKey }>>> = {
  americas: { reporter: "reporter", editor: "editor" },
  asia: { reporter: "reporter2", editor: "editor2" },
  europe: { reporter: "lindqvist", editor: "moreau" },
  investigations: { reporter: "khoury", editor: "moreau" },
};

/** Who says yes at each step of a bureau's review, in the order of the steps. */
export const stepReaders: Readonly<Partial<Record<BureauSlug, readonly PersonKey[]>>> = {
  investigations: ["moreau", "adeyemi", "legal"],
};
