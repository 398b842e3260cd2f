// Whether the set-up may be shown, and the zones it offers.
import "server-only";
import { isDatabaseAway } from "#db/client.ts";
import { siteFacts } from "#db/site.ts";
import { setUpIsOpen } from "./set-up.ts";

/** `away`: the database can't say. */
export async function setUpNow(): Promise<"open" | "closed" | "away"> {
  try {
    return setUpIsOpen(await siteFacts()) ? "open" : "closed";
  } catch (error) {
    if (isDatabaseAway(error)) return "away";
    throw error;
  }
}

/** Every time zone that this Node knows, UTC among them. */
export function zones(): string[] {
  return [...new Set([...Intl.supportedValuesOf("timeZone"), "UTC"])].toSorted();
}
