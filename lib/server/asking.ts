// What actions and handlers know of whoever asks, and how they word a schema's complaints: apart from both, because it needs no framework.
import type { Actor } from "#lib/newsroom/article.ts";
import type { Problem } from "#lib/newsroom/request-refusal.ts";

/** What every write knows: who asks (role and bureaus as of now), the database's time, and the request's id. */
export type Asking = Readonly<{ actor: Actor; at: Date; requestId: string }>;

/** A schema's complaints, with the path to each value. */
export function problemsOf(issues: readonly { path: PropertyKey[]; message: string }[]): Problem[] {
  return issues.slice(0, 50).map(({ path, message }) => ({ path: path.map(String).join("."), message }));
}
