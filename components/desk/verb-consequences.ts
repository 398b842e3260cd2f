// What a verb will do to this article and what stands beside it, said before it is done: which text goes live when, which
// schedule is suspended, who asked first. Pure: the dialog draws it.
import { classRules } from "#lib/newsroom/change-class.ts";
import type { VerbName } from "#lib/newsroom/decision.ts";
import type { FrontStanding } from "#lib/newsroom/front.ts";
import { type AskedVerb, asksOf, type DialogBar, type Draft, endsEarlier, isProposed } from "./verb-draft.ts";
import { wholeTime } from "./zoned-time.ts";

type Looked = Readonly<{
  asked: AskedVerb;
  draft: Draft;
  bar: DialogBar;
  /** The chosen instant in words; null until it is one. */
  when: string | null;
}>;

const readersSee = ({ proposedClass, proposedNote }: DialogBar): string =>
  `${classRules[proposedClass ?? "fix"].readersSee}${proposedNote === null ? "" : `, “${proposedNote}”`}`;

const inNewsroom = ({ newsroomZone }: DialogBar, at: Date): string => wholeTime(newsroomZone, at);

const said: Readonly<Partial<Record<VerbName, (one: Looked) => readonly string[]>>> = {
  schedule: ({ bar, when }) => (when === null ? [] : [scheduleSentence(when, bar), ...replaced(bar)]),
  "plan-withhold": ({ bar, when }) => {
    if (when === null) return [];
    const { plannedWithhold: before } = bar;
    return [
      `Readers lose the article at ${when}.`,
      ...leftFronts(bar),
      ...(before === null ? [] : [`This replaces the plan for ${inNewsroom(bar, before.at)}.`]),
    ];
  },
  "set-embargo": embargoSentences,
  "lift-embargo": ({ bar }) =>
    bar.embargoUntil === null ? [] : [`It stands until ${inNewsroom(bar, bar.embargoUntil)}.`],
  "place-hold": ({ bar }) =>
    bar.publication === "live"
      ? ["The article is live and stays live. Once the hold is placed you can withhold it, too."]
      : [],
  "leave-vault": ({ bar }) => [
    bar.vaultAskedBy === null
      ? "You are the first to ask. It leaves when a second person agrees."
      : `${bar.vaultAskedBy} asked for it already: with your yes it leaves the vault now.`,
  ],
  "put-in-vault": ({ bar: { schedule } }) => [
    "Once two people have taken it out, legal has to approve the text as well before readers get it.",
    ...(schedule?.state === "pending"
      ? [`The schedule of ${wholeTime(schedule.zone, schedule.at)} will be suspended.`]
      : []),
  ],
  approve: ({ asked, bar }) =>
    isProposed(asked, bar) ? [`Approved as it was proposed: readers see ${readersSee(bar)}.`] : [],
  withhold: ({ bar }) => leftFronts(bar),
  retract: ({ bar }) => leftFronts(bar),
  kill: ({ bar }) => [`This kills “${bar.title}” for good: it can’t be brought back.`, ...leftFronts(bar)],
};

/** Sentences for the dialog; none where the verb's effect says it all. `many`: it is asked of several articles at once. */
export function consequencesOf(
  asked: AskedVerb,
  draft: Draft,
  bar: DialogBar,
  many: boolean,
): readonly string[] {
  const { at, zone } = draft.chosen;
  if (at !== null && at <= bar.now && asksOf(asked, draft, bar).instant)
    return [`${wholeTime(zone, at)} is over. Choose a later time.`];
  if (many) {
    const until = bar.embargoUntil;
    return until !== null && endsEarlier(asked, draft, bar)
      ? [
          `An embargo among them stands until ${inNewsroom(bar, until)}: this ends it earlier, and every editor is told.`,
        ]
      : [];
  }
  return said[asked.verb]?.({ asked, draft, bar, when: at === null ? null : wholeTime(zone, at) }) ?? [];
}

function embargoSentences({ asked, draft, bar, when }: Looked): readonly string[] {
  const sentences = when === null ? [] : [`Nothing of it reaches readers before ${when}.`];
  const { embargoUntil: until, schedule } = bar;
  if (until !== null)
    sentences.push(
      endsEarlier(asked, draft, bar)
        ? `The embargo stands until ${inNewsroom(bar, until)}: this ends it earlier, and every editor is told.`
        : `The embargo stands until ${inNewsroom(bar, until)} now.`,
    );
  const { at } = draft.chosen;
  if (schedule?.state === "pending" && at !== null && schedule.at < at)
    sentences.push(
      `The schedule of ${wholeTime(schedule.zone, schedule.at)} lies before that: it will be suspended until somebody schedules again.`,
    );
  return sentences;
}

const listed = new Intl.ListFormat("en-GB", { type: "conjunction" });
const nameOf = ({ section }: FrontStanding) =>
  section === null ? "the front page" : `the front of ${section}`;

/** What fronts lose with it, the weightiest first: whoever answers for them may want to pick something else. */
function leftFronts({ fronts }: DialogBar): readonly string[] {
  const named = (place: (one: FrontStanding["place"]) => boolean) => [
    ...new Set(fronts.filter((one) => place(one.place)).map(nameOf)),
  ];
  const leads = named((place) => place === "lead");
  const banners = named((place) => place === "banner");
  const others = named((place) => place === "promoted" || place === "list");
  return [
    ...(leads.length === 0
      ? []
      : [`It leads ${listed.format(leads)}: the newest article leads there until somebody picks another.`]),
    ...(banners.length === 0
      ? []
      : [`The banner of ${listed.format(banners)} is about it and goes with it.`]),
    ...(others.length === 0 ? [] : [`It leaves ${listed.format(others)}, where the newest fill its place.`]),
  ];
}

function scheduleSentence(when: string, { approvedNumber, textNumber }: DialogBar): string {
  if (approvedNumber === null) return `The approved text goes live at ${when}.`;
  const newer = textNumber === approvedNumber ? "" : `; you are on ${textNumber}`;
  return `Revision ${approvedNumber} goes live at ${when}${newer}.`;
}

function replaced({ schedule }: DialogBar): readonly string[] {
  if (schedule === null) return [];
  const was = wholeTime(schedule.zone, schedule.at);
  return [
    schedule.state === "pending"
      ? `This replaces the schedule of ${was}.`
      : `The suspended schedule of ${was} is over with that.`,
  ];
}
