// The editor's requests. Addresses are stable, so that a tab which was open during an upgrade goes on saving.
import type { TextRight } from "#lib/newsroom/permissions.ts";
import type { SaveAnswer, SaveTry, Stale } from "./autosave.ts";

/** A request that takes longer than this counts as lost; the same key is sent again. */
const longestMs = 10_000;

async function request(address: string, method: string, body?: unknown): Promise<Response | null> {
  try {
    return await fetch(address, {
      method,
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(longestMs),
      redirect: "error",
    });
  } catch {
    return null;
  }
}

/** Send the fields beside the prose and say what came of it. */
export async function sendFields(articleId: number, attempt: SaveTry): Promise<SaveAnswer> {
  const response = await request(`/desk/api/articles/${articleId}/fields`, "PUT", {
    version: attempt.version,
    key: attempt.key,
    fields: attempt.draft.fields,
    slugline: attempt.draft.slugline,
  });
  const answer = await answerOf(response);
  if (!answer.ok) return answer.failed;
  const { version, stale } = answer.said;
  if (response?.ok && typeof version === "number") return { kind: "saved", version };
  return stale ? { kind: "stale", stale: stale as Stale } : refused(answer.said["message"]);
}

/** The fields as they are in the database now; null when that can't be known. */
export async function readFields(articleId: number): Promise<Stale | null> {
  const response = await request(`/desk/api/articles/${articleId}/fields`, "GET");
  return response?.ok ? ((await response.json()) as Stale) : null;
}

type Failed = Readonly<{ kind: "signed-out" | "unreachable" | "outdated" }>;
type Said = Readonly<Record<string, unknown>>;

const refused = (message: unknown) => ({
  kind: "refused" as const,
  message:
    typeof message === "string"
      ? message
      : "The newsroom did not take this text. Reload the page; it is kept here.",
});

async function answerOf(
  response: Response | null,
): Promise<Readonly<{ ok: true; said: Said }> | Readonly<{ ok: false; failed: Failed }>> {
  if (response === null || response.status >= 500 || response.status === 429)
    return { ok: false, failed: { kind: "unreachable" } };
  if (response.status === 401) return { ok: false, failed: { kind: "signed-out" } };
  const said: Said = await response.json().catch(() => ({}));
  return said["outdated"] === true ? { ok: false, failed: { kind: "outdated" } } : { ok: true, said };
}

export type TicketAnswer =
  | Readonly<{ kind: "ticket"; ticket: string; epoch: number; right: TextRight }>
  | Readonly<{ kind: "hidden" }>
  | Readonly<{ kind: "refused"; message: string }>
  | Failed;

/** Ask for a minute's admission to the article's text. */
export async function askForTicket(articleId: number, schema: number): Promise<TicketAnswer> {
  const response = await request(`/desk/api/articles/${articleId}/ticket`, "POST", { schema });
  const answer = await answerOf(response);
  if (!answer.ok) return answer.failed;
  if (response?.status === 404) return { kind: "hidden" };
  const { ticket, epoch, right } = answer.said;
  if (response?.ok && typeof ticket === "string" && typeof epoch === "number")
    return { kind: "ticket", ticket, epoch, right: right as TextRight };
  return refused(answer.said["message"]);
}

export type RowAnswer =
  | Readonly<{ kind: "made"; id: number }>
  | Readonly<{ kind: "refused"; message: string }>
  | Failed;

/** Make the row of a new article with the text that was begun here. The key makes sending it twice harmless. */
export async function makeRow(key: string, bureauId: string, document: Uint8Array): Promise<RowAnswer> {
  const response = await request("/desk/api/articles", "POST", { key, bureauId, document: base64(document) });
  const answer = await answerOf(response);
  if (!answer.ok) return answer.failed;
  const { id } = answer.said;
  return response?.ok && typeof id === "number" ? { kind: "made", id } : refused(answer.said["message"]);
}

function base64(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}

export type FoundPerson = Readonly<{ id: string; name: string }>;

/** People who can sign, by a part of the name. Empty when nobody fits or the newsroom can't be reached. */
export async function findPeople(query: string): Promise<readonly FoundPerson[]> {
  const response = await fetch(`/desk/api/people?q=${encodeURIComponent(query)}`).catch(() => null);
  if (!response?.ok) return [];
  const answer: { people?: FoundPerson[] } = await response.json();
  return answer.people ?? [];
}

/** Articles that readers can't open, and the headlines of those that this person may read. */
export type ClosedLinks = Readonly<{ closed: readonly number[]; names: Readonly<Record<number, string>> }>;

/** Which of these articles readers can't open; null when that can't be known now. */
export async function findBrokenLinks(ids: readonly number[]): Promise<ClosedLinks | null> {
  const response = await fetch(`/desk/api/articles?closed=${ids.join(",")}`).catch(() => null);
  if (!response?.ok) return null;
  const { closed, names }: Partial<ClosedLinks> = await response.json();
  return closed === undefined ? null : { closed, names: names ?? {} };
}

export type FoundArticle = Readonly<{ id: number; headline: string }>;

/** Articles that readers can open, by words of the headline. */
export async function findArticles(query: string): Promise<readonly FoundArticle[]> {
  const response = await fetch(`/desk/api/articles?q=${encodeURIComponent(query)}`).catch(() => null);
  if (!response?.ok) return [];
  const answer: { articles?: FoundArticle[] } = await response.json();
  return answer.articles ?? [];
}

/** Articles that this person may read, by words of the headline or the slugline, or by number. */
export async function findToOpen(query: string): Promise<readonly FoundArticle[]> {
  const response = await fetch(`/desk/api/board?q=${encodeURIComponent(query)}`).catch(() => null);
  if (!response?.ok) return [];
  const answer: { articles?: (FoundArticle & { slugline: string })[] } = await response.json();
  return (answer.articles ?? []).map(({ id, headline, slugline }) => ({
    id,
    headline: headline || slugline || `Article ${id}`,
  }));
}
