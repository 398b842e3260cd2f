// What the demo newsroom's people did and when: a story's outcome taken apart into saves and verbs, each by a person with the right to it.
import { createHash } from "node:crypto";
import { asides, type Aside, type Comment, type Outside } from "#db/demo/asides.ts";
import { withEdits } from "#db/demo/edits.ts";
import { demoSite, desks, people, type PersonKey, stepReaders } from "#db/demo/people.ts";
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
      }>
    | Readonly<{ kind: "comment"; comment: Comment }>
    | Readonly<{ kind: "outside"; outside: Outside }>
    /** The clock comes to what is scheduled. `by` did not do it. */
    | Readonly<{ kind: "clock" }>;
}>;

const minute = 60_000;
const hour = 60 * minute;

/** Every story's deeds up to `opening`, the instant at which the newsroom opens to visitors, in the order of time. */
export function demoDeeds(stories: readonly Story[], opening: Date): Deed[] {
  return stories
    .flatMap((story) => deedsOf(story, opening.getTime()))
    .toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

/** A uuid that names one deed for ever. */
export function keyOf(...words: readonly (string | number)[]): string {
  const hex = createHash("sha256")
    .update(["demo", ...words].join("\n"))
    .digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** Plans are made for quarters of an hour. */
const onTheQuarter = (at: number): Date => new Date(Math.ceil(at / (15 * minute)) * 15 * minute);

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
    const dueAt = onTheQuarter(last + (steady(`${story.key} due`) - 0.85) * hour * pace);
    const wish = { verb: "assign", dueAt, assigneeId: null } as const;
    done(last - 3.4 * hour * pace, editor, { kind: "verb", wish, assignee: author });
  }
  done(last - 55 * minute * pace, author, { kind: "save", text: story });
  const submit = (at: number) => verb(at, author, { verb: "submit" });
  const readers = stepReaders[story.bureau] ?? [editor];
  /** The first `count` steps of the bureau's review say yes, one after the other, the last of them at `at`. */
  const approve = (at: number, count = readers.length) => {
    for (const [step, reader] of readers.slice(0, count).entries())
      verb(at - (count - 1 - step) * 40 * minute * pace, reader, { verb: "approve" });
  };
  const publish = () => {
    submit(last - (30 + 45 * (readers.length - 1)) * minute * pace);
    approve(last - 6 * minute * pace);
    verb(last, editor, { verb: "publish" });
  };
  const rewrite = (at: number, edits: readonly Edit[]) =>
    done(at, author, { kind: "save", text: withEdits(story, edits) });
  const later = (hours: number) => last + hours * hour;

  switch (outcome.kind) {
    case "draft":
      break;
    case "review":
      submit(last - (outcome.passed ?? 0) * 45 * minute * pace);
      approve(last, outcome.passed ?? 0);
      break;
    case "ready":
      submit(last - 25 * minute * pace);
      approve(last);
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
      approve(last - 2 * minute);
      const at = onTheQuarter(opening + outcome.inHours * hour);
      verb(last, editor, { verb: "schedule", at, zone: demoSite.zone });
      break;
    }
    case "schedule-failed": {
      submit(last - 25 * minute * pace);
      approve(last - 2 * minute);
      // Some quarter of an hour that is over, so that the clock finds it due.
      const at = onTheQuarter(opening - outcome.dueHoursAgo * hour - 15 * minute);
      verb(last, editor, { verb: "schedule", at, zone: demoSite.zone });
      verb(at.getTime() - 25 * minute * pace, "chief", {
        verb: "place-hold",
        holdKind: outcome.hold,
        reason: outcome.reason,
      });
      done(at.getTime() + 800, "chief", { kind: "clock" });
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
      approve(end - 4 * minute * pace);
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

function asideDeed(aside: Aside, opening: number): Deed["what"] {
  if ("comment" in aside) return { kind: "comment", comment: aside.comment };
  if ("outside" in aside) return { kind: "outside", outside: aside.outside };
  const { wish, assignee, dueInHours, untilInHours } = aside;
  const instant = (hours: number) => onTheQuarter(opening + hours * hour);
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
