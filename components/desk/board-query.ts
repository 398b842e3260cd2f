// What the board's address says, read leniently: an unknown value is no filter, never an error.
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

export type BoardQuery = Readonly<{
  state: string;
  bureau: string;
  section: string;
  mine: boolean;
  q: string;
  after?: string | undefined;
}>;

type Parameters = Readonly<Record<string, string | string[] | undefined>>;

export function readBoardQuery(parameters: Parameters): BoardQuery {
  const text = (name: string) => {
    const value = parameters[name];
    return (Array.isArray(value) ? (value[0] ?? "") : (value ?? "")).replaceAll(/\p{Cc}/gu, "").slice(0, 200);
  };
  const state = boardStates.find((one) => one.key === text("state"))?.key ?? "all";
  const after = text("after");
  return {
    state,
    bureau: text("bureau"),
    section: text("section"),
    mine: text("mine") === "1",
    q: text("q").trim(),
    after: after === "" ? undefined : after,
  };
}

/** Stage, publication and spike that a state asks for. */
export function stateFilter(query: BoardQuery): State {
  return boardStates.find((one) => one.key === query.state) ?? boardStates[0];
}

/** The address that shows this query; the shortest one that does. */
export function boardAddress(query: BoardQuery): string {
  const parameters = new URLSearchParams();
  if (query.state !== "all") parameters.set("state", query.state);
  if (query.bureau !== "") parameters.set("bureau", query.bureau);
  if (query.section !== "") parameters.set("section", query.section);
  if (query.mine) parameters.set("mine", "1");
  if (query.q !== "") parameters.set("q", query.q);
  if (query.after !== undefined) parameters.set("after", query.after);
  const search = parameters.toString();
  return search === "" ? "/desk" : `/desk?${search}`;
}
