// Stands at the beginning of a newsroom page: from here on, what a person does is kept until the page is awake.
import { headers } from "next/headers";
import { earlyActsScript } from "./early-acts.ts";

export async function KeepEarlyActs() {
  const nonce = (await headers()).get("x-nonce");
  return nonce === null ? null : <script nonce={nonce}>{earlyActsScript}</script>;
}
