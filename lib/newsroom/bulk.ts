// Which verbs may be wished for several articles at once, and for which of them a person may try it. Each article is judged
// by itself all the same.
import { holdKinds } from "./article.ts";
import type { Actor, Article, HoldKind } from "./article.ts";
import { wrongPlace } from "./decide.ts";
import type { VerbName } from "./decision.ts";
import { verbs } from "./lifecycle.ts";
import { may, type ArticleDeed, type Place } from "./permissions.ts";

/** More are taken one lot after the other: everybody else waits for these articles meanwhile. */
export const mostAtOnce = 50;

/**
 * Not among them is what stands for one text that somebody has read (submit, approve, the emergency), what is said of one
 * article (request changes, retract, schedule), what opens what others shut (reopen, lift embargo, the vault), and kill.
 */
export const bulkVerbs = [
  "publish",
  "publish-change",
  "publish-again",
  "claim",
  "release-claim",
  "assign",
  "set-embargo",
  "place-hold",
  "release-hold",
  "unspike",
  "spike",
  "withhold",
] as const satisfies readonly VerbName[];
export type BulkVerb = (typeof bulkVerbs)[number];

/** What a person may try with one article among others; the kinds are of holds to place or to release. */
export type BulkChoice = Readonly<{
  verbs: readonly BulkVerb[];
  place: readonly HoldKind[];
  release: readonly HoldKind[];
}>;

type Where = Place & Pick<Article, "stage" | "publication" | "spiked" | "claimedBy">;

const deedsOf = (verb: BulkVerb): readonly ArticleDeed[] => {
  if (verb !== "place-hold" && verb !== "release-hold") return [verb];
  const doing = verb === "place-hold" ? "place" : "release";
  return holdKinds.map((kind) => `${doing}-${kind}-hold` as const);
};

/** What this person's role gives here, at this stage and publication. Gates, checks and the like are judged when it is wished for. */
export function bulkChoice(actor: Actor, article: Where, holds: readonly HoldKind[]): BulkChoice {
  const ofKind = (doing: "place" | "release") =>
    holdKinds.filter(
      (kind) =>
        holds.includes(kind) === (doing === "release") && may(actor, `${doing}-${kind}-hold`, article),
    );
  const [place, release] = [ofKind("place"), ofKind("release")];
  const claimed = article.claimedBy !== null;
  const senseless: Readonly<Partial<Record<BulkVerb, boolean>>> = {
    claim: claimed,
    "release-claim":
      !claimed || (article.claimedBy !== actor.id && actor.role !== "editor" && actor.role !== "chief"),
    "place-hold": place.length === 0,
    "release-hold": release.length === 0,
  };
  const possible = bulkVerbs.filter(
    (verb) =>
      senseless[verb] !== true &&
      deedsOf(verb).some((deed) => may(actor, deed, article)) &&
      wrongPlace(verbs[verb], verb, article) === null,
  );
  return { verbs: possible, place, release };
}

/** What may be tried with all of them. */
export function commonChoice(choices: readonly BulkChoice[]): BulkChoice {
  const every = <T>(all: readonly T[], of: (choice: BulkChoice) => readonly T[]) =>
    choices.length === 0 ? [] : all.filter((one) => choices.every((choice) => of(choice).includes(one)));
  const place = every(holdKinds, (choice) => choice.place);
  const release = every(holdKinds, (choice) => choice.release);
  const common = every(bulkVerbs, (choice) => choice.verbs).filter(
    (verb) => (verb !== "place-hold" || place.length > 0) && (verb !== "release-hold" || release.length > 0),
  );
  return { verbs: common, place, release };
}
