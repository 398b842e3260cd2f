// The margin's requests: threads, comments, decisions about suggestions. A refusal comes back as a sentence for the person.
import type { ProseField } from "#lib/document/working-document.ts";

export type Person = Readonly<{ id: string; name: string }>;

export type ThreadComment = Readonly<{
  id: string;
  author: Person;
  text: string;
  at: string;
  mentions: readonly Person[];
}>;

export type Thread = Readonly<{
  id: string;
  field: ProseField;
  quote: string;
  suggestionId: string | null;
  /** False while no word of the text carries it. */
  anchored: boolean;
  blocking: boolean;
  createdBy: Person;
  createdAt: string;
  resolvedAt: string | null;
  resolvedBy: Person | null;
  comments: readonly ThreadComment[];
}>;

export type SuggestionRow = Readonly<{
  id: string;
  author: Person;
  field: ProseField;
  inserted: string;
  deleted: string;
  madeAt: string;
  state: "open" | "accepted" | "rejected" | "withdrawn";
  decidedBy: Person | null;
  decidedAt: string | null;
}>;

export type ReviewData = Readonly<{ threads: readonly Thread[]; suggestions: readonly SuggestionRow[] }>;

export type Anchor = Readonly<{ from: string; to: string }>;

export type NewThread = Readonly<{
  key: string;
  field: ProseField;
  quote: string;
  anchor: Anchor | null;
  suggestionId?: string;
  text: string;
  blocking: boolean;
  mentions: readonly string[];
}>;

export type Answer<Value> = Readonly<{ ok: true; value: Value } | { ok: false; message: string }>;

/** A request that takes longer than this counts as lost. */
const longestMs = 10_000;

/** What is said when no answer can be had: of words on their way, and of a change that carries none. */
const lost = {
  words: {
    unreachable:
      "The newsroom can’t be reached. What you wrote is kept here; send it again when the connection is back.",
    signedOut: "You are signed out. Sign in in another tab, then send this again; it is kept here.",
    refused: "The newsroom did not take this. Reload the page and try again; what you wrote is kept here.",
  },
  change: {
    unreachable: "The newsroom can’t be reached. Nothing has changed; try again when the connection is back.",
    signedOut: "You are signed out. Sign in in another tab, then try again; nothing has changed.",
    refused: "The newsroom did not take this. Reload the page and try again; nothing has changed.",
  },
} as const;

async function request<Value>(
  address: string,
  body: unknown,
  read: (answer: Readonly<Record<string, unknown>>) => Value | undefined,
  says: (typeof lost)[keyof typeof lost] = lost.words,
): Promise<Answer<Value>> {
  const init: RequestInit =
    body === undefined
      ? {}
      : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  const response = await fetch(`/desk/api/articles/${address}`, {
    ...init,
    cache: "no-store",
    redirect: "error",
    signal: AbortSignal.timeout(longestMs),
  }).catch(() => null);
  if (response === null || response.status >= 500 || response.status === 429)
    return { ok: false, message: says.unreachable };
  if (response.status === 401) return { ok: false, message: says.signedOut };
  const answer: Readonly<Record<string, unknown>> = await response.json().catch(() => ({}));
  const value = response.ok ? read(answer) : undefined;
  if (value !== undefined) return { ok: true, value };
  const { message } = answer;
  return { ok: false, message: typeof message === "string" ? message : says.refused };
}

const threadIn = (answer: Readonly<Record<string, unknown>>) => answer["thread"] as Thread | undefined;

/** Every thread and suggestion of an article, decided ones too. */
export function fetchReview(articleId: number): Promise<Answer<ReviewData>> {
  return request(`${articleId}/review`, undefined, (answer) =>
    Array.isArray(answer["threads"]) && Array.isArray(answer["suggestions"])
      ? (answer as unknown as ReviewData)
      : undefined,
  );
}

/** Open a thread. The key makes sending it twice harmless. */
export function sendThread(articleId: number, thread: NewThread): Promise<Answer<Thread>> {
  return request(`${articleId}/threads`, thread, threadIn);
}

export function sendReply(
  articleId: number,
  threadId: string,
  reply: Readonly<{ key: string; text: string; mentions: readonly string[] }>,
): Promise<Answer<Thread>> {
  return request(`${articleId}/threads/${threadId}/comments`, reply, threadIn);
}

export type ThreadChange = Readonly<{ resolved?: boolean; blocking?: boolean }>;

export function sendThreadChange(
  articleId: number,
  threadId: string,
  change: ThreadChange,
): Promise<Answer<Thread>> {
  return request(`${articleId}/threads/${threadId}`, change, threadIn, lost.change);
}

export type Verdict = "accept" | "reject";

/** Decide suggestions. The text changes on the server; this browser hears of it like every other. */
export function sendVerdict(
  articleId: number,
  ids: readonly string[] | "all",
  verdict: Verdict,
): Promise<Answer<number>> {
  return request(
    `${articleId}/suggestions`,
    { ids, verdict },
    (answer) => (typeof answer["decided"] === "number" ? answer["decided"] : undefined),
    lost.change,
  );
}

/** People who may read the article, by a part of the name. Empty when nobody fits or the newsroom can't be reached. */
export async function findReaders(articleId: number, query: string): Promise<readonly Person[]> {
  const found = await request(
    `${articleId}/people?q=${encodeURIComponent(query)}`,
    undefined,
    (answer) => answer["people"] as readonly Person[] | undefined,
  );
  return found.ok ? found.value : [];
}

/** Words of this person whose paragraph somebody deleted while they were typed. */
export type KeptWords = Readonly<{
  id: string;
  words: string;
  deletedBy: string | null;
  /** Name of the block behind which theirs stood. */
  behind: string | null;
}>;

export function fetchKeptWords(articleId: number): Promise<Answer<readonly KeptWords[]>> {
  return request(
    `${articleId}/kept-words`,
    undefined,
    (answer) => answer["kept"] as readonly KeptWords[] | undefined,
  );
}

/** The words are in the text again, or needed no more. What came behind them meanwhile stays kept. */
export function sendLetGo(
  articleId: number,
  { id, words }: Pick<KeptWords, "id" | "words">,
): Promise<Answer<true>> {
  return request(`${articleId}/kept-words`, { id, words }, (answer) =>
    answer["ok"] === true ? true : undefined,
  );
}

/** Somebody took an older text back into the article. */
export type Restore = Readonly<{
  /** A larger number is news. */
  event: number;
  by: Person;
  /** The revision that was restored, and the one that keeps what stood there before. */
  number: number;
  kept: number;
  agoMs: number;
}>;

/** The newest restoring; null when nobody ever restored. */
export function fetchRestore(articleId: number): Promise<Answer<Readonly<{ restore: Restore | null }>>> {
  return request(`${articleId}/restored`, undefined, (answer) =>
    answer["restore"] === undefined ? undefined : { restore: answer["restore"] as Restore | null },
  );
}
