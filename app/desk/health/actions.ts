"use server";
// Having the site looked at as search engines, feed readers and networks see it.
import { z } from "zod";
import type { HealthAnswer } from "#components/desk/health/health-answer.ts";
import { requestSentence } from "#lib/newsroom/request-refusal.ts";
import { refusalText } from "#lib/newsroom/wording.ts";
import { action } from "#lib/server/action.ts";
import { siteHealth } from "#lib/server/health.ts";
import { log } from "#lib/server/log.ts";

const looked = action(z.strictObject({}), async ({ actor, at, requestId }): Promise<HealthAnswer> => {
  try {
    const checks = await siteHealth(actor);
    if (checks === null) return { ok: false, sentence: refusalText({ kind: "may-not", why: "role" }, "UTC") };
    return { ok: true, at: at.toISOString(), checks };
  } catch (error) {
    // The server asks itself over the network, which may be shut off from here.
    log("health-failed", { request: requestId, error });
    return {
      ok: false,
      sentence: "The site didn’t answer its own server, so nothing was judged. Try again in a minute.",
    };
  }
});

/** Looks at the live site and answers with what is right, what is off and what is to be mended. */
export async function lookAtSite(): Promise<HealthAnswer> {
  const answer = await looked({});
  return "refusal" in answer ? { ok: false, sentence: requestSentence(answer.refusal) } : answer;
}
