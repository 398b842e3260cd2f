// What the log's address says, read leniently: an unknown value is no filter, never an error.
import { eventKindOf, eventKinds, verbsOfKind } from "#lib/newsroom/event-kinds.ts";
import { inOrder } from "./day-bounds.ts";

export type LogQuery = Readonly<{
  /** Slug of a person, or `nobody`. */
  who: string;
  /** A kind of event, a verb, `site` for people and settings, or empty. */
  what: string;
  bureau: string;
  /** Number of an article, or `site` for people and settings. */
  article: string;
  /** One event of that article. */
  number: string;
  /** Days in the newsroom's zone, both included. */
  from: string;
  until: string;
  emergency: boolean;
  after: string;
}>;

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

const day = /^\d{4}-\d\d-\d\d$/;
const whole = /^[1-9]\d{0,14}$/;
const slug = /^[a-z0-9-]{1,100}$/;
const listed = new Set<string>(eventKinds.flatMap((kind) => [...kind.verbs]));

export function readLogQuery(parameters: Parameters): LogQuery {
  const text = (name: string, fits: (value: string) => boolean) => {
    const value = parameters[name];
    return typeof value === "string" && fits(value) ? value : "";
  };
  return inOrder({
    who: text("who", (value) => slug.test(value)),
    what: text("what", (value) => value === "site" || eventKindOf(value) !== null || listed.has(value)),
    bureau: text("bureau", (value) => slug.test(value)),
    // What is no number is kept as it was typed: it finds nothing, instead of everything.
    article: text("article", (value) => value.trim() !== "" && value.length <= 15),
    number: text("number", (value) => whole.test(value) && value.length < 10),
    from: text("from", (value) => day.test(value)),
    until: text("until", (value) => day.test(value)),
    emergency: text("emergency", (value) => value === "1") !== "",
    after: text("after", (value) => /^[\w.-]{1,60}$/.test(value)),
  });
}

/** The verbs that a query asks for; undefined: all. */
export function verbsAsked({ what }: LogQuery): readonly string[] | undefined {
  if (what === "" || what === "site") return undefined;
  const kind = eventKindOf(what);
  return kind === null ? [what] : verbsOfKind(kind);
}

/** The query string of a query: the shortest that says it, "" for none. */
export function logSearch(query: LogQuery): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === true) search.set(name, "1");
    else if (value !== "" && value !== false) search.set(name, value);
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}

export function logAddress(query: LogQuery): string {
  return `/desk/log${logSearch(query)}`;
}

/** Where one event stands: on its article's timeline, or for people and settings in the log itself. */
export function eventAddress(event: Readonly<{ articleId: number; number: number }>): string {
  return event.articleId === 0
    ? `/desk/log?article=site&number=${event.number}`
    : `/desk/articles/${event.articleId}/history?event=${event.number}#event-${event.number}`;
}
