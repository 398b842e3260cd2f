"use server";
// The one write of the door for somebody who has a link.
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { env } from "#lib/env.ts";
import { type AcceptState, usePasswordLink } from "#lib/server/invite-door.ts";
import { networkOf } from "#lib/server/network.ts";
import { requestIdOf } from "#lib/server/request-id.ts";
import { originOf } from "#lib/server/same-origin.ts";

/** Sets the password that the form holds; leads to the sign-in page when done. */
export async function choosePassword(_before: AcceptState, form: FormData): Promise<AcceptState> {
  const sent = await headers();
  if (originOf(sent, env.siteUrl()) !== "same")
    return {
      problem: null,
      trouble: "This form did not come from this server’s own page. Load the page again.",
    };
  const text = (name: string) => {
    const value = form.get(name);
    return typeof value === "string" ? value.slice(0, 4_096) : "";
  };
  const network = networkOf(sent, env.trustProxy());
  const state = await usePasswordLink(text("token"), text("password"), network, requestIdOf(sent));
  if (state.problem !== null || state.trouble !== null) return state;
  redirect("/sign-in?password=1");
}
