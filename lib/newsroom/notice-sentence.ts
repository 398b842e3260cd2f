// What a notice says (newsroom.md §10): one sentence for each kind, without a word of the text but its headline.
import type { NoticeKind } from "./notice-kinds.ts";
import { timeInZone } from "./wording.ts";

/** What let somebody in. */
export type AccessDeed =
  | "invited"
  | "joined"
  | "let-in-again"
  | "role-given"
  | "reset-offered"
  | "reset-used";

/** Whom an administrator lets in, and how: `words` holds the deed, the person's name and role. */
function accessSentence(who: string, words: NoticeWords["words"]): string {
  const name = words["name"] ?? "somebody";
  const role = words["role"] ?? "unknown";
  const deed = (words["deed"] ?? "role-given") as AccessDeed;
  switch (deed) {
    case "invited":
      return `${who} invited ${name} with the role ${role}, by a link: whoever has it can join.`;
    case "joined":
      return `${name} joined with the role ${role}, by a link that ${who} made.`;
    case "let-in-again":
      return `${who} let ${name} in again, with the role ${role}.`;
    case "role-given":
      return `${who} gave ${name} the role ${role}.`;
    case "reset-offered":
      return `${who} made a link for a new password of ${name}, with the role ${role}: whoever has it can sign in as them.`;
    case "reset-used":
      return `The password of ${name}, with the role ${role}, was set by a link that ${who} made.`;
  }
}

type Words = NoticeWords["words"];

const holdNames: Readonly<Record<string, string>> = {
  legal: "a legal hold",
  rights: "a rights hold",
  editorial: "an editorial hold",
};

const holdName = (kind: string | undefined): string => holdNames[kind ?? ""] ?? "a hold";

/** What ended or stopped a plan, or let a yes fall, without being asked to: the verb, as somebody's deed on "it". */
const overtaken: Readonly<Record<string, string>> = {
  "request-changes": "requested changes to it",
  "take-back": "took it back to go on writing",
  restore: "restored an older text of it",
  reopen: "reopened it",
  publish: "published it",
  "publish-change": "published the change",
  "publish-in-emergency": "published it in an emergency",
  withhold: "withheld it from readers",
  kill: "killed it",
  retract: "retracted it",
  spike: "spiked it",
  "set-embargo": "set an embargo that ends later",
  "put-in-vault": "put it in the vault",
};

/** What became of somebody's plan: `words` holds the verb, what it did to the plan, and the plan's instants. */
function planSentence(
  kind: "schedule-changed" | "withhold-changed",
  {
    who,
    what,
    words,
    time,
  }: Readonly<{ who: string; what: string; words: Words; time: (iso: string | undefined) => string | null }>,
): string {
  const [plannedAt, movedTo] = [time(words["planned"]), time(words["to"])];
  const plan = kind === "schedule-changed" ? `schedule of ${what}` : `plan to withhold ${what}`;
  const dated = plannedAt ? `${plan} for ${plannedAt}` : plan;
  const why = overtaken[words["verb"] ?? ""];
  if (words["became"] === "moved")
    return `${who} moved your ${plan}${plannedAt ? ` from ${plannedAt}` : ""}${movedTo ? ` to ${movedTo}` : ""}.`;
  if (words["became"] === "suspended")
    return `Your ${dated} is suspended${why ? `: ${who} ${why}` : ""}. Schedule it again once nothing stands in the way.`;
  return why ? `Your ${dated} is over: ${who} ${why}.` : `${who} cancelled your ${dated}.`;
}

/** What a reviewer from outside said by a link, without their words. */
function answerSentence(what: string, words: Words): string {
  const name = words["name"] ?? "A reviewer";
  const said =
    words["verdict"] === "signed-off"
      ? `signed ${what} off`
      : words["verdict"] === "objects"
        ? `doesn’t agree with ${what}`
        : `commented on ${what}`;
  return `By your link, ${name} ${said}.`;
}

/** A headline that is a quotation brings its marks along. */
const inQuotes = (headline: string): string => (/^["'“‘«„]/u.test(headline) ? headline : `“${headline}”`);

const numbersIn = (said: string | undefined): readonly number[] =>
  (said ?? "").split(" ").flatMap((one) => (one === "" ? [] : [Number(one)]));

/** The articles that a notice's words name. */
export function articlesIn(words: Words): readonly number[] {
  return [...numbersIn(words["articles"]), ...numbersIn(words["waiting"])];
}

function inARow(names: readonly string[]): string {
  const last = names.length > 1 ? ` and ${names.at(-1)}` : "";
  return `${names.slice(0, last === "" ? undefined : -1).join(", ")}${last}`;
}

/** What waits with the picture to go live. Of articles that somebody may not read they hear nothing. */
function plannedSentence(words: Words, headlines: NoticeWords["headlines"]): string {
  const named = numbersIn(words["waiting"]).flatMap((id) => {
    const headline = headlines?.get(id);
    return headline === undefined ? [] : [`${id} ${inQuotes(headline)}`];
  });
  if (named.length === 0) return "";
  return named.length === 1
    ? ` Article ${inARow(named)} is scheduled with it, and doesn’t go live until its picture is changed.`
    : ` Articles ${inARow(named)} are scheduled with it, and don’t go live until their picture is changed.`;
}

/**
 * A picture that may not be shown any more, and where readers see it: `words` holds how many pages, their first articles, what is
 * planned with it, and whose portrait it is.
 */
function pictureSentence(
  kind: "picture-denied" | "picture-expired",
  who: string,
  words: Words,
  headlines: NoticeWords["headlines"],
): string {
  const count = Number(words["pages"] ?? "0");
  const articles = numbersIn(words["articles"]).map((id) => {
    const headline = headlines?.get(id);
    return headline === undefined ? String(id) : `${id} ${inQuotes(headline)}`;
  });
  const rest = count - articles.length;
  const list = inARow(rest > 0 ? [...articles, `${rest} more`] : articles);
  const where =
    articles.length === 0
      ? "on a live page"
      : count === 1
        ? `on the live page of article ${list}`
        : `on ${count} live pages: articles ${list}`;
  const planned = plannedSentence(words, headlines);
  const portrayed = words["portraits"] ?? "";
  const left = portrayed === "" ? "" : ` Readers don’t see it any more as the portrait of ${portrayed}.`;
  if (count === 0 && (portrayed !== "" || words["waiting"] !== undefined)) {
    const [what, renew] =
      kind === "picture-denied"
        ? [`${who} denied a picture.`, " Whoever it portrays can choose another under Your account."]
        : [
            "The rights in a picture ran out.",
            " Renew them, or let whoever it portrays choose another under Your account.",
          ];
    return `${what}${left}${portrayed === "" ? "" : renew}${planned}`;
  }
  return kind === "picture-denied"
    ? `${who} denied a picture that readers see ${where}. Change the picture there, or withhold.${planned}${left}`
    : `The rights in a picture ran out that readers see ${where}. Renew them, change the picture there, or withhold.${planned}${left}`;
}

export type NoticeWords = Readonly<{
  /** Null: the clock did it. */
  actor: string | null;
  /** The headline, for somebody who may read it now; null shows the number alone. */
  headline: string | null;
  articleId: number | null;
  /** Names kept with the notice, and instants as ISO 8601. */
  words: Readonly<Record<string, string>>;
  /** The newsroom's. */
  zone: string;
  /** Of the articles that `words` name, as far as the person may read them now. */
  headlines?: ReadonlyMap<number, string>;
}>;

/** What the notice says, in one sentence without a word of the text but its headline. */
export function noticeSentence(
  kind: NoticeKind,
  { actor, headline, articleId, words, zone, headlines }: NoticeWords,
): string {
  const who = actor ?? "The schedule";
  const what = headline ? inQuotes(headline) : `article ${articleId ?? ""}`.trim();
  const begun = `${what[0]?.toUpperCase()}${what.slice(1)}`;
  const time = (iso: string | undefined) => (iso ? timeInZone(new Date(iso), zone) : null);
  const [dueAt, plannedAt] = [time(words["due"]), time(words["planned"])];
  const due = dueAt ? `, due ${dueAt}` : "";
  const planned = plannedAt ? ` It was planned for ${plannedAt}.` : "";
  switch (kind) {
    case "changes-requested":
      return `${who} requested changes to ${what}.`;
    case "approved":
      return `${who} approved ${what}.`;
    case "published":
      return `${who} published ${what}.`;
    case "mention":
      return `${who} mentioned you in a comment on ${what}.`;
    case "reply":
      return `${who} replied to a comment on ${what}.`;
    case "assigned":
      return `${who} assigned ${what} to you${due}.`;
    case "unassigned":
      return `${who} took the assignment of ${what} back.`;
    case "submitted":
      return `${who} submitted ${what} for review.`;
    case "step-due":
      return `${begun} waits for the step ${words["step"] ?? "after this one"}.`;
    case "approval-voided":
      return words["because"] === "edited"
        ? `${who} changed ${what} after your approval: it counts for the text that you read${words["again"] ? ", and is asked for again" : ""}.`
        : `Your approval of ${what} fell: ${who} ${overtaken[words["verb"] ?? ""] ?? "opened the text again"}.`;
    case "legal-due":
      return `${begun} waits for legal’s yes: it isn’t published without it.`;
    case "held":
      return `${who} placed ${holdName(words["hold"])} on ${what}: nothing of it is published until the hold is released.`;
    case "vault-asked":
      return `${who} asked for ${what} to leave the vault: a second person has to agree.`;
    case "schedule-changed":
    case "withhold-changed":
      return planSentence(kind, { who, what, words, time });
    case "reviewer-answered":
      return answerSentence(what, words);
    case "second-read-due":
      return `A second read of ${what} is due: it is live without one.`;
    case "claim-ended":
      return actor === null
        ? `Your claim of ${what} ended, since you weren’t at it for a quarter of an hour.`
        : `${actor} released your claim of ${what}.`;
    case "schedule-failed":
      return words["action"] === "withhold"
        ? `The planned withholding of ${what} failed: readers may still see it.${planned}`
        : `The schedule of ${what} failed: it is not live.${planned}`;
    case "schedule-late":
      return words["action"] === "withhold"
        ? `The planned withholding of ${what} was not carried out in time.${planned}`
        : `The schedule of ${what} was not carried out in time.${planned}`;
    case "emergency":
      return `${who} published ${what} in an emergency, without a second reader.`;
    case "embargo-lifted":
      return `${who} lifted the embargo of ${what} early.`;
    case "killed":
      return `${who} killed ${what}.`;
    case "picture-denied":
    case "picture-expired":
      return pictureSentence(kind, who, words, headlines);
    case "role-taken":
      return `${who} gave themselves the role ${words["role"] ?? "of another"}.`;
    case "access-given":
      return accessSentence(actor ?? "The console", words);
    case "password-set":
      return actor === null
        ? "Your password was set from the console. If nobody told you of it, ask who did."
        : `Your password was set by a link that ${actor} made. If it wasn’t you who used it, tell a chief at once.`;
    case "mail-failed":
      return `A mail to ${words["name"] ?? "somebody"} could not be delivered. Check the address, and the mail server.`;
  }
}
