// The browser of a simulated person, as far as the editor's own line to the newsroom needs one: an address, a cookie and
// sockets that name their page's origin. So it is the editor itself that says what is saved and that comes back after a
// fault, not a likeness of it.
import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import { Together } from "#components/editor/together.ts";

export type { Together };

/** Which page the code that runs now belongs to; the editor knows only one, which it finds in globals. */
const here = new AsyncLocalStorage<Readonly<{ origin: string; cookie: string }>>();

function page(): Readonly<{ origin: string; cookie: string }> {
  const found = here.getStore();
  if (!found) throw new Error("an editor's code ran outside of every page");
  return found;
}

const plainFetch = globalThis.fetch;
const PlainSocket = globalThis.WebSocket;

Object.assign(globalThis, {
  window: {
    get location() {
      return new URL(page().origin);
    },
  },
  fetch: (address: string, init: RequestInit = {}) => {
    const { origin, cookie } = page();
    const headers = { ...(init.headers as Record<string, string> | undefined), origin, cookie };
    return plainFetch(new URL(address, origin), { ...init, headers });
  },
  WebSocket: class extends PlainSocket {
    readonly #bound = new Map<EventListener, EventListener>();

    constructor(url: string | URL, options?: string | string[]) {
      const origin = new URL(url).origin.replace("ws", "http");
      super(url, options ?? ({ headers: { origin } } as unknown as string[]));
    }

    // A connection may have been opened by somebody else's request before; what it brings belongs to this page.
    override addEventListener(name: string, listener: EventListener): void {
      const bound = AsyncResource.bind(listener);
      this.#bound.set(listener, bound);
      super.addEventListener(name, bound);
    }

    override removeEventListener(name: string, listener: EventListener): void {
      super.removeEventListener(name, this.#bound.get(listener) ?? listener);
    }
  },
});

/** `schema`: the version with which this person's page was built. */
export type Draft = Readonly<{ id: number; epoch: number; schema: number }>;

export type Visitor = Readonly<{ id: string; token: string }>;

/** Opens an article's text in a browser of this person's own. */
export function openText(origin: string, { id, token }: Visitor, article: Draft): Together {
  return here.run({ origin, cookie: `nightdesk-session=${token}` }, () => {
    const together = new Together({
      personId: id,
      articleId: article.id,
      epoch: article.epoch,
      createKey: "",
      bureauId: () => "",
      // Whoever only reads keeps no copy in the browser, and there is none here; the ticket says what this person may do.
      right: "read",
      schemaVersion: article.schema,
    });
    return together;
  });
}

/** A minute's admission for this person, as the editor's page gets it. */
export async function ticketFor(origin: string, { token }: Visitor, article: Draft): Promise<string> {
  const response = await plainFetch(new URL(`/desk/api/articles/${article.id}/ticket`, origin), {
    method: "POST",
    headers: { origin, cookie: `nightdesk-session=${token}`, "content-type": "application/json" },
    body: JSON.stringify({ schema: article.schema }),
  });
  const { ticket } = (await response.json()) as { ticket?: string };
  if (ticket === undefined) throw new Error(`no ticket: ${response.status}`);
  return ticket;
}

/** One request of this person's browser; answers its status. */
export async function statusOf(origin: string, { token }: Visitor, path: string): Promise<number> {
  const response = await plainFetch(new URL(path, origin), {
    headers: { cookie: `nightdesk-session=${token}` },
    redirect: "manual",
  });
  await response.arrayBuffer();
  return response.status;
}
