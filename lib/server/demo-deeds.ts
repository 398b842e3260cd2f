// What the demo newsroom's people did and when: a story's outcome taken apart into saves and verbs, each by a person with the right to it.
import { asides, type Aside } from "#db/demo/asides.ts";
import { withEdits } from "#db/demo/edits.ts";
import { demoSite, desks, people, type PersonKey } from "#db/demo/people.ts";
import type { Edit, Story } from "#db/demo/story.ts";
import type { Wish } from "#lib/newsroom/decision.ts";

export type Deed = Readonly<{
  story: Story;
  /** Position in the story's own history; with the story's key it names the deed. */
  step: number;
  at: Date;
  by: PersonKey;
  what:
    | Readonly<{ kind: "create" }>
    | Readonly<{ kind: "save"; text: Story }>
    | Readonly<{
        kind: "verb";
        wish: Omit<Wish, "seenVersion" | "seenCopyVersion">;
        /** assign: who is to write it. */
        assignee?: PersonKey;
      }>;
}>;

const minute = 60_000;
const hour = 60 * minute;

/** Every story's deeds up to `opening`, the instant at which the newsroom opens to visitors, in the order of time. */
export function demoDeeds(stories: readonly Story[], opening: Date): Deed[] {
  return stories
    .flatMap((story) => deedsOf(story, opening.getTime()))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

/** A number from 0 to 1 that is always the same for the same words, so that two fillings tell the same story. */
export function steady(words: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

function deedsOf(story: Story, opening: number): Deed[] {
  const { outcome } = story;
  const deeds: Deed[] = [];
  const done = (at: number, by: PersonKey, what: Deed["what"]) => {
    const before = deeds.at(-1)?.at.getTime() ?? 0;
    // Nobody does two things in one second, and nothing lies in the future.
    deeds.push({
      story,
      step: deeds.length,
      at: new Date(Math.max(before + 1_000, Math.min(at, opening - minute))),
      by,
      what,
    });
  };
  const verb = (at: number, by: PersonKey, wish: Omit<Wish, "seenVersion" | "seenCopyVersion">) =>
    done(at, by, { kind: "verb", wish });
  const author = authorOf(story);
  const editor = editorOf(story, author);
  const last = opening - story.hoursAgo * hour;
  const pace = 0.6 + 0.8 * steady(story.key);

  done(last - 3.5 * hour * pace, author, { kind: "create" });
  if (hasDeadline(story)) {
    // Most deadlines are kept, some by minutes, some not.
    const dueAt = new Date(last + (steady(`${story.key} due`) - 0.75) * hour * pace);
    const wish = { verb: "assign", dueAt, assigneeId: null } as const;
    done(last - 3.4 * hour * pace, editor, { kind: "verb", wish, assignee: author });
  }
  done(last - 55 * minute * pace, author, { kind: "save", text: story });
  const submit = (at: number) => verb(at, author, { verb: "submit" });
  const publish = () => {
    submit(last - 30 * minute * pace);
    verb(last - 6 * minute * pace, editor, { verb: "approve" });
    verb(last, editor, { verb: "publish" });
  };
  const rewrite = (at: number, edits: readonly Edit[]) =>
    done(at, author, { kind: "save", text: withEdits(story, edits) });
  const later = (hours: number) => last + hours * hour;

  switch (outcome.kind) {
    case "draft":
      break;
    case "review":
      submit(last);
      break;
    case "ready":
      submit(last - 25 * minute * pace);
      verb(last, editor, { verb: "approve" });
      break;
    case "changes-requested":
      submit(last - 25 * minute * pace);
      verb(last, editor, { verb: "request-changes", reason: outcome.comment });
      break;
    case "spiked":
      verb(last, editor, { verb: "spike", reason: outcome.reason });
      break;
    case "scheduled": {
      submit(last - 25 * minute * pace);
      verb(last - 2 * minute, editor, { verb: "approve" });
      const quarter = 15 * minute;
      const at = new Date(Math.ceil((opening + outcome.inHours * hour) / quarter) * quarter);
      verb(last, editor, { verb: "schedule", at, zone: demoSite.zone });
      break;
    }
    case "live":
      publish();
      break;
    case "live-updated":
    case "live-corrected": {
      publish();
      const changeClass = outcome.kind === "live-corrected" ? outcome.changeClass : "update";
      const end = later(outcome.hoursLater);
      rewrite(end - 24 * minute * pace, outcome.edits);
      verb(end - 20 * minute * pace, author, { verb: "submit", changeClass, ...noteOf(outcome.note) });
      verb(end - 4 * minute * pace, editor, { verb: "approve" });
      verb(end, editor, { verb: "publish-change" });
      break;
    }
    case "live-with-changes": {
      publish();
      const since = Math.max(last + minute, opening - Math.min(hour * pace, (story.hoursAgo * hour) / 3));
      rewrite(since, outcome.edits);
      if (outcome.stage === "review") {
        verb(since + 4 * minute, author, {
          verb: "submit",
          changeClass: outcome.changeClass,
          ...noteOf(outcome.note),
        });
      }
      break;
    }
    case "emergency":
      verb(last, "chief", { verb: "publish-in-emergency", reason: outcome.reason });
      break;
    case "withheld":
      publish();
      verb(later(outcome.hoursLater), editor, { verb: "withhold", reason: outcome.reason });
      break;
    case "killed":
      publish();
      verb(later(outcome.hoursLater), "chief", { verb: "kill", reason: outcome.reason });
      break;
    case "retracted":
      publish();
      verb(later(outcome.hoursLater), "chief", {
        verb: "retract",
        publicNote: outcome.note,
        keepText: outcome.keepText,
      });
      break;
    default:
      return outcome satisfies never;
  }
  for (const aside of asides)
    if (aside.story === story.key) done(opening - aside.hoursAgo * hour, aside.by, asideDeed(aside, opening));
  return deeds;
}

/** Every third story that went live was asked for by a certain time. */
const hasDeadline = ({ key, outcome }: Story): boolean =>
  outcome.kind.startsWith("live") && steady(`${key} deadline`) < 0.34;

function asideDeed({ wish, assignee, dueInHours, untilInHours }: Aside, opening: number): Deed["what"] {
  const instant = (hours: number) =>
    new Date(Math.ceil((opening + hours * hour) / (15 * minute)) * 15 * minute);
  return {
    kind: "verb",
    wish: {
      ...wish,
      ...(dueInHours !== undefined && { dueAt: instant(dueInHours) }),
      ...(untilInHours !== undefined && { at: instant(untilInHours), zone: demoSite.zone }),
    },
    ...(assignee && { assignee }),
  };
}

function noteOf(note: string | undefined): Readonly<{ publicNote?: string }> {
  return note === undefined ? {} : { publicNote: note };
}

const worksIn = (key: PersonKey, story: Story): boolean =>
  people[key].bureaus.some((slug) => slug === story.bureau);

/** Whoever signs and works in the bureau wrote it; else the bureau's reporter did. */
function authorOf(story: Story): PersonKey {
  for (const one of story.byline) {
    if (one.kind !== "person" || !worksIn(one.person, story)) continue;
    if (people[one.person].role === "reporter" || people[one.person].role === "editor") return one.person;
  }
  return desks[story.bureau].reporter;
}

/** A second person with an editor's right in the bureau. */
function editorOf(story: Story, author: PersonKey): PersonKey {
  const usual = desks[story.bureau].editor;
  if (usual !== author) return usual;
  const keys = Object.keys(people) as PersonKey[];
  return (
    keys.find((key) => key !== author && people[key].role === "editor" && worksIn(key, story)) ?? "chief"
  );
}
