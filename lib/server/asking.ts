// What actions and handlers know of whoever asks, and how they word a schema's complaints: apart from both, because it needs no framework.
import type { Actor } from "#lib/newsroom/article.ts";
import type { Problem, RequestRefusal } from "#lib/newsroom/request-refusal.ts";

/** What every write knows: who asks (role and bureaus as of now), the database's time, and the request's id. */
export type Asking = Readonly<{ actor: Actor; at: Date; requestId: string }>;

/** Said of a text with a character that the database can't keep. */
export const unstorable: RequestRefusal = {
  kind: "invalid",
  problems: [
    { path: "", message: "The text holds a character that can’t be kept (U+0000). Delete it and try again." },
  ],
};

/** A schema's complaints, with the path to each value. */
export function problemsOf(issues: readonly { path: PropertyKey[]; message: string }[]): Problem[] {
  return issues.slice(0, 50).map(({ path, message }) => ({ path: path.map(String).join("."), message }));
}
