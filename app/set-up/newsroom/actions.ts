"use server";
// The set-up's one write. Nobody has an account yet, so the console's code stands for the actor.
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { env } from "#lib/env.ts";
import { networkOf } from "#lib/server/network.ts";
import { requestIdOf } from "#lib/server/request-id.ts";
import { originOf } from "#lib/server/same-origin.ts";
import {
  setUp,
  type SetUpField,
  setUpFields,
  type SetUpProblems,
  type SetUpValues,
} from "#lib/server/set-up.ts";
import { setUpNow } from "#lib/server/set-up-screen.ts";

export type SetUpState = Readonly<{
  values: Readonly<Partial<Record<SetUpField, string>>>;
  problems: SetUpProblems;
  /** What stands in the way of the whole form. */
  trouble: string | null;
}>;

const secret = new Set<SetUpField>(["chiefPassword", "adminPassword"]);

/** Answers with what was typed, passwords left out, and what is wrong with it; leads to the sign-in page when done. */
export async function makeNewsroom(_before: SetUpState, form: FormData): Promise<SetUpState> {
  const sent = await headers();
  const text = (field: SetUpField) => {
    const value = form.get(field);
    return typeof value === "string" ? value.slice(0, 5_000) : "";
  };
  const typed = setUpFields.map((field) => [field, text(field)] as const);
  const values = Object.fromEntries(typed) as SetUpValues;
  const kept = Object.fromEntries(typed.filter(([field]) => !secret.has(field)));
  const stay = (trouble: string | null, problems: SetUpProblems = {}): SetUpState => ({
    values: kept,
    problems,
    trouble,
  });

  if (originOf(sent, env.siteUrl()) !== "same")
    return stay("This form did not come from this server’s own page. Load the page again.");
  if ((await setUpNow()) === "closed")
    return stay("This newsroom is set up already. Go to the sign-in page.");
  const answer = await setUp(values, networkOf(sent, env.trustProxy()), requestIdOf(sent));
  if (!answer.ok) {
    switch (answer.why) {
      case "problems":
        return stay(null, answer.problems);
      case "wait":
        return stay(`Too many wrong codes from your network. Wait ${answer.minutes} minutes and try again.`);
      case "done-already":
        return stay("Somebody else set this newsroom up a moment ago. Go to the sign-in page.");
      case "database-away":
        return stay(
          "The database can’t be reached at the moment. Nothing is lost: try again in a few seconds.",
        );
    }
  }
  redirect("/sign-in?set-up=1");
}
