// How the editor asks for topics and saves them. Every answer is data with a sentence; nothing is lost by asking again.

export type FoundTopic = Readonly<{ id: string; name: string }>;

const away = "The newsroom can’t be reached, and the topics are as they were. Try again in a few seconds.";

/** Topics by a part of their name; null when no answer came. */
export async function findTopics(query: string): Promise<readonly FoundTopic[] | null> {
  const response = await fetch(`/desk/api/topics?q=${encodeURIComponent(query)}`).catch(() => null);
  if (!response?.ok) return null;
  const answer: { topics?: FoundTopic[] } = await response.json();
  return answer.topics ?? [];
}

async function send(method: "POST" | "PUT", address: string, body: object): Promise<Response | null> {
  return fetch(address, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  }).catch(() => null);
}

type No = Readonly<{ ok: false; message: string }>;

/** Make a topic of this name, or find the one that there is. */
export async function addTopic(name: string): Promise<Readonly<{ ok: true; topic: FoundTopic }> | No> {
  const response = await send("POST", "/desk/api/topics", { name });
  const answer: { topic?: FoundTopic; message?: string } = (await response?.json().catch(() => null)) ?? {};
  return answer.topic ? { ok: true, topic: answer.topic } : { ok: false, message: answer.message ?? away };
}

export type SavedTopics =
  | Readonly<{ ok: true; topics: readonly FoundTopic[]; shown: boolean }>
  | (No & Readonly<{ topics: readonly FoundTopic[] | null }>);

/** Give the article these topics, if it still has those that were seen; else the answer brings those of now. */
export async function saveTopics(
  articleId: number,
  topics: readonly FoundTopic[],
  seen: readonly FoundTopic[],
): Promise<SavedTopics> {
  const ids = (of: readonly FoundTopic[]) => of.map(({ id }) => id);
  const response = await send("PUT", `/desk/api/articles/${articleId}/topics`, {
    topics: ids(topics),
    seen: ids(seen),
  });
  const answer: {
    topics?: FoundTopic[];
    shown?: boolean;
    message?: string;
    stale?: { topics: FoundTopic[] };
  } = (await response?.json().catch(() => null)) ?? {};
  return response?.ok && answer.topics
    ? { ok: true, topics: answer.topics, shown: answer.shown === true }
    : { ok: false, message: answer.message ?? away, topics: answer.stale?.topics ?? null };
}
