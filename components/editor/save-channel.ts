// The editor's requests. Addresses are stable, so that a tab which was open during an upgrade goes on saving.
import type { SaveAnswer, SaveTry, Stale } from "./autosave.ts";

/** A request that takes longer than this counts as lost; the same key is sent again. */
const longestMs = 10_000;

async function request(address: string, method: string, body: unknown): Promise<Response | null> {
  try {
    return await fetch(address, {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(longestMs),
      redirect: "error",
    });
  } catch {
    return null;
  }
}

/** Send one save and say what came of it. */
export async function sendSave(articleId: number, schema: number, attempt: SaveTry): Promise<SaveAnswer> {
  const response = await request(`/desk/api/articles/${articleId}/working-copy`, "PUT", {
    schema,
    version: attempt.version,
    key: attempt.key,
    content: attempt.draft.content,
    slugline: attempt.draft.slugline,
  });
  return answerOf(response);
}

async function answerOf(response: Response | null): Promise<SaveAnswer> {
  if (response === null || response.status >= 500 || response.status === 429) return { kind: "unreachable" };
  if (response.status === 401) return { kind: "signed-out" };
  const answer: { version?: number; stale?: Stale; outdated?: boolean; message?: string } = await response
    .json()
    .catch(() => ({}));
  if (response.ok && typeof answer.version === "number") return { kind: "saved", version: answer.version };
  if (answer.stale) return { kind: "stale", stale: answer.stale };
  if (answer.outdated) return { kind: "outdated" };
  return {
    kind: "refused",
    message: answer.message ?? "The newsroom did not take this text. Reload the page; it is kept here.",
  };
}

export type RowAnswer =
  | Readonly<{ kind: "made"; id: number }>
  | Exclude<SaveAnswer, { kind: "saved" | "stale" }>;

/** Make the row of a new article. The key makes sending it twice harmless. */
export async function makeRow(key: string, bureauId: string): Promise<RowAnswer> {
  const response = await request("/desk/api/articles", "POST", { key, bureauId });
  if (response?.ok) {
    const answer: { id?: number } = await response.json().catch(() => ({}));
    if (typeof answer.id === "number") return { kind: "made", id: answer.id };
  }
  const answer = await answerOf(response);
  return answer.kind === "saved" || answer.kind === "stale" ? { kind: "unreachable" } : answer;
}

export type UploadedPicture = Readonly<{
  id: string;
  key: string;
  width: number;
  height: number;
  widths: readonly number[];
  caption: string;
  credit: string;
  alt: string;
}>;

export type UploadAnswer =
  | Readonly<{ ok: true; picture: UploadedPicture }>
  | Readonly<{ ok: false; message: string }>;

/** Upload one picture, telling how much of it has gone (0 to 1). */
export function uploadPicture(
  articleId: number,
  file: File,
  onProgress: (share: number) => void,
): Promise<UploadAnswer> {
  return new Promise((resolve) => {
    const upload = new XMLHttpRequest();
    upload.open("POST", `/desk/api/articles/${articleId}/pictures`);
    upload.setRequestHeader("content-type", "application/octet-stream");
    upload.setRequestHeader("x-file-name", encodeURIComponent(file.name.slice(0, 200)));
    upload.responseType = "json";
    upload.upload.addEventListener("progress", (event) =>
      onProgress(event.lengthComputable ? event.loaded / event.total : 0),
    );
    upload.addEventListener("error", () =>
      resolve({ ok: false, message: "The picture did not arrive. Check the connection and try again." }),
    );
    upload.addEventListener("load", () => {
      const answer: { picture?: UploadedPicture; message?: string } = upload.response ?? {};
      resolve(
        answer.picture
          ? { ok: true, picture: answer.picture }
          : {
              ok: false,
              message: answer.message ?? "The newsroom did not take this picture. Try another file.",
            },
      );
    });
    upload.send(file);
  });
}

export type FoundPerson = Readonly<{ id: string; name: string }>;

/** People who can sign, by a part of the name. Empty when nobody fits or the newsroom can't be reached. */
export async function findPeople(query: string): Promise<readonly FoundPerson[]> {
  const response = await fetch(`/desk/api/people?q=${encodeURIComponent(query)}`).catch(() => null);
  if (!response?.ok) return [];
  const answer: { people?: FoundPerson[] } = await response.json();
  return answer.people ?? [];
}

export type FoundArticle = Readonly<{ id: number; headline: string }>;

/** Articles that readers can open, by words of the headline. */
export async function findArticles(query: string): Promise<readonly FoundArticle[]> {
  const response = await fetch(`/desk/api/articles?q=${encodeURIComponent(query)}`).catch(() => null);
  if (!response?.ok) return [];
  const answer: { articles?: FoundArticle[] } = await response.json();
  return answer.articles ?? [];
}
