// What the history's address says: which two texts are compared, how they are shown, and which page of revisions.
import type { Which } from "#db/compared.ts";
import { eventKindOf, type EventKind } from "#lib/newsroom/event-kinds.ts";

export type HistoryAddress = Readonly<{
  from: Which | null;
  to: Which | null;
  /** Beside each other, or in one column. */
  view: "sides" | "inline";
  /** Whether who wrote what is shown. */
  who: boolean;
  /** Only revisions older than this number are listed. */
  before: number | null;
  /** Only events of this kind are listed. */
  kind: EventKind | null;
  /** The event that the address leads to: it is among those listed, however old it is. */
  event: number | null;
}>;

type Query = Readonly<Record<string, string | string[] | undefined>>;

/** Whatever makes no sense counts as not said. */
export function readAddress(query: Query): HistoryAddress {
  return {
    from: whichOf(query["from"]),
    to: whichOf(query["to"]),
    view: query["view"] === "sides" ? "sides" : "inline",
    who: query["who"] === "1",
    before: numberOf(query["before"]),
    kind: typeof query["kind"] === "string" ? eventKindOf(query["kind"]) : null,
    event: numberOf(query["event"]),
  };
}

function whichOf(value: Query[string]): Which | null {
  return value === "now" || value === "live" ? value : numberOf(value);
}

function numberOf(value: Query[string]): number | null {
  return typeof value === "string" && /^[1-9]\d{0,8}$/.test(value) ? Number(value) : null;
}

/** The query string of an address, "" when it says nothing. */
export function queryOf(address: HistoryAddress): string {
  const query = new URLSearchParams();
  if (address.from !== null) query.set("from", String(address.from));
  if (address.to !== null) query.set("to", String(address.to));
  if (address.view === "sides") query.set("view", "sides");
  if (address.who) query.set("who", "1");
  if (address.before !== null) query.set("before", String(address.before));
  if (address.kind !== null) query.set("kind", address.kind);
  if (address.event !== null) query.set("event", String(address.event));
  const text = query.toString();
  return text === "" ? "" : `?${text}`;
}
