// The settings beside each other, each only for whoever may change it.
import type { ReactNode } from "react";
import { Link } from "#components/ui/link.tsx";
import type { Actor } from "#lib/newsroom/article.ts";
import { may, type SiteDeed } from "#lib/newsroom/permissions.ts";

export type SettingsName =
  | "people"
  | "bureaus"
  | "sections"
  | "topics"
  | "site"
  | "design"
  | "publishing"
  | "addresses"
  | "house-style";

type SettingsPlace = Readonly<{
  name: SettingsName;
  word: string;
  about: string;
  href: string;
  deeds: readonly SiteDeed[];
}>;

const places: readonly SettingsPlace[] = [
  {
    name: "people",
    word: "People",
    about: "Who works here, in which role and bureaus, and where they are signed in.",
    href: "/desk/settings/people",
    deeds: ["manage-people"],
  },
  {
    name: "bureaus",
    word: "Bureaus and policies",
    about: "The desks of the newsroom, and what each asks of a publication.",
    href: "/desk/settings/bureaus",
    deeds: ["manage-bureaus", "set-policies"],
  },
  {
    name: "sections",
    word: "Sections",
    about: "Where readers find a story, in the order of their menu.",
    href: "/desk/settings/sections",
    deeds: ["manage-sections"],
  },
  {
    name: "topics",
    word: "Topics",
    about: "What articles are about: names, addresses, and which of them are one.",
    href: "/desk/settings/topics",
    deeds: ["manage-topics"],
  },
  {
    name: "house-style",
    word: "House style",
    about: "Words, marks and dashes of the house.",
    href: "/desk/settings/house-style",
    deeds: ["set-policies"],
  },
  {
    name: "site",
    word: "Site",
    about: "Name, time zone and language of the publication.",
    href: "/desk/settings/site",
    deeds: ["manage-site"],
  },
  {
    name: "design",
    word: "Design",
    about: "Logo, colour, headline type and the masthead’s line of readers’ pages.",
    href: "/desk/settings/design",
    deeds: ["manage-site"],
  },
  {
    name: "publishing",
    word: "Publishing",
    about: "Words about the paper, crawlers, ads.txt, and whom the site tells of changes.",
    href: "/desk/settings/publishing",
    deeds: ["manage-site"],
  },
  {
    name: "addresses",
    word: "Old addresses",
    about: "Where addresses from before lead readers, and how often they are followed.",
    href: "/desk/settings/addresses",
    deeds: ["manage-addresses"],
  },
];

/** The settings that this person may change. */
export function settingsOf(actor: Actor): readonly SettingsPlace[] {
  return places.filter(({ deeds }) => deeds.some((deed) => may(actor, deed)));
}

export function SettingsFrame({
  actor,
  here,
  children,
}: Readonly<{ actor: Actor; here: SettingsName; children: ReactNode }>) {
  return (
    <div className="grid items-start gap-6 md:grid-cols-[11rem_minmax(0,1fr)]">
      <nav aria-label="Settings" className="min-w-0">
        <ul className="flex flex-wrap gap-1 md:grid">
          {settingsOf(actor).map((place) => (
            <li key={place.name}>
              <Link
                href={place.href}
                aria-current={place.name === here ? "page" : undefined}
                className={`block rounded-md px-2.5 py-1.5 whitespace-nowrap pointer-coarse:py-2.5 ${place.name === here ? "bg-sunken font-medium text-ink" : "text-ink-soft hover:bg-sunken hover:text-ink"}`}
              >
                {place.word}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="grid min-w-0 gap-6">{children}</div>
    </div>
  );
}
