// What the board's address says, read leniently: an unknown value is no filter, never an error.
import { askedLine } from "#lib/document/clean-text.ts";
import type { Publication, Stage } from "#lib/newsroom/article.ts";

type State = Readonly<{
  key: string;
  word: string;
  stage?: Stage;
  publication?: Publication;
  spiked?: true;
}>;

export const boardStates = [
  { key: "all", word: "All" },
  { key: "draft", word: "Draft", stage: "draft", publication: "never" },
  { key: "review", word: "In review", stage: "review" },
  { key: "ready", word: "Ready", stage: "ready" },
  { key: "live", word: "Live", publication: "live" },
  { key: "withheld", word: "Withheld", publication: "withheld" },
  { key: "retracted", word: "Retracted", publication: "retracted" },
  { key: "killed", word: "Killed", publication: "killed" },
  { key: "spiked", word: "Spiked", spiked: true },
] as const satisfies readonly State[];

export const claimChoices = { mine: "Claimed by me", nobody: "Claimed by nobody" } as const;
export const dueChoices = { late: "Late", today: "Due today" } as const;
export const gateChoices = {
  any: "Any gate shut",
  embargo: "Under embargo",
  hold: "On hold",
  vault: "In the vault",
} as const;

export type BoardQuery = Readonly<{
  state: string;
  bureau: string;
  section: string;
  mine: boolean;
  q: string;
  /** A person's id. */
  assignee: string;
  claim: keyof typeof claimChoices | "";
  due: keyof typeof dueChoices | "";
  gate: keyof typeof gateChoices | "";
  /** How the lines stand: below each other, or in columns by where they are. */
  view: "list" | "columns";
  after?: string | undefined;
}>;

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

function oneOf<Choice extends string>(choices: Readonly<Record<Choice, string>>, text: string): Choice | "" {
  return Object.hasOwn(choices, text) ? (text as Choice) : "";
}

export function readBoardQuery(parameters: Parameters): BoardQuery {
  const text = (name: string) => askedLine(parameters[name], 200);
  const state = boardStates.find((one) => one.key === text("state"))?.key ?? "all";
  const after = text("after");
  return {
    state,
    bureau: text("bureau"),
    section: text("section"),
    mine: text("mine") === "1",
    q: text("q"),
    assignee: /^[0-9a-f-]{36}$/.test(text("assignee")) ? text("assignee") : "",
    claim: oneOf(claimChoices, text("claim")),
    due: oneOf(dueChoices, text("due")),
    gate: oneOf(gateChoices, text("gate")),
    view: text("view") === "columns" ? "columns" : "list",
    after: after === "" ? undefined : after,
  };
}

/** Stage, publication and spike that a state asks for. */
export function stateFilter(query: BoardQuery): State {
  return boardStates.find((one) => one.key === query.state) ?? boardStates[0];
}

/** The address after its question mark; the shortest one that shows this query. */
export function boardSearch(query: BoardQuery): string {
  const parameters = new URLSearchParams();
  if (query.view === "columns") parameters.set("view", "columns");
  if (query.state !== "all") parameters.set("state", query.state);
  for (const name of ["bureau", "section", "assignee", "claim", "due", "gate"] as const)
    if (query[name] !== "") parameters.set(name, query[name]);
  if (query.mine) parameters.set("mine", "1");
  if (query.q !== "") parameters.set("q", query.q);
  if (query.after !== undefined) parameters.set("after", query.after);
  return parameters.toString();
}

/** The address that shows this query. */
export function boardAddress(query: BoardQuery): string {
  const search = boardSearch(query);
  return search === "" ? "/desk" : `/desk?${search}`;
}

/** Nothing is left out: every article that the person may read. */
export function isUnfiltered(query: BoardQuery): boolean {
  return boardSearch({ ...query, view: "list" }) === "";
}
