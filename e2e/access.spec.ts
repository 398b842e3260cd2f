// Every door of access-table.ts × every role, by the table of rights. Bodies are read, never only status codes: an answer that
// says 404 and carries the text is a leak.
import { randomUUID } from "node:crypto";
import { request as openRequest } from "node:http";
import { actorOf, canary, commentOn, draft, row, text } from "#db/testing-stories.ts";
import { mayRead } from "#lib/newsroom/permissions.ts";
import { actions, doors, outerDoors } from "./access-table.ts";
import { builtActions } from "./built-actions.ts";
import { type AccountName, expect, test } from "./fixtures.ts";
import { bytesOf, dataOf, missingId } from "./page-data.ts";
import { act } from "./server-actions.ts";

const everybody: readonly AccountName[] = [
  "reporter",
  "reporter2",
  "editor",
  "editor2",
  "chief",
  "legal",
  "admin",
];

/** Lists of what the person may read. */
const lists: ReadonlySet<string> = new Set([
  "GET /desk",
  "GET /desk/api/board",
  "GET /desk/log",
  "GET /desk/handover",
  "GET /desk/numbers",
]);

const addressOf = (door: string, id: number): string =>
  (door.split(" ")[1] ?? "")
    .replace("[id]", String(id))
    .replace("[thread]", "00000000-0000-4000-8000-000000000000")
    .replace("[key]", `${"0".repeat(32)}-480.webp`)
    .replace("[slug]", "americas")
    .replace("[place]", "front")
    .replace("[...path]", "nowhere/at/all");

test("signed out, every address of the newsroom leads to the sign-in and back, or says 401, and carries no word of the draft", async ({
  reader,
}) => {
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  const { request } = await reader();
  for (const [door, { signedOut }] of Object.entries(doors)) {
    const address = addressOf(door, id);
    const [method = ""] = door.split(" ");
    for (const headers of method === "GET" ? [{}, { rsc: "1", "next-url": "/desk" }] : [{}]) {
      const answer =
        "rsc" in headers
          ? await dataOf(request, address, headers)
          : await request.fetch(address, {
              method,
              maxRedirects: 0,
              ...(method !== "GET" && { data: "{}" }),
            });
      expect(await answer.text(), `${door} ${JSON.stringify(headers)}`).not.toContain(word);
      if (method === "GET" && Object.keys(headers).length === 0) {
        if (signedOut === 401) expect(answer.status(), door).toBe(401);
        else {
          expect([302, 303, 307], door).toContain(answer.status());
          expect(answer.headers()["location"], door).toContain(
            `/sign-in?callbackUrl=${encodeURIComponent(address)}`,
          );
        }
      } else if (method !== "GET") expect([401, 403], door).toContain(answer.status());
    }
  }
});

test("every address × every person: what may be seen is shown, what may not is byte for byte the newsroom's 404", async ({
  signedIn,
}) => {
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  await commentOn("editor", id, word);
  const missing = 900_000_000 + id;
  const actor = await actorOf("reporter");
  const bureauId = (await text()).bureauId;
  for (const who of everybody) {
    const { request } = await signedIn(who);
    const person = await actorOf(who);
    const reads = mayRead(person, { bureauId, createdBy: actor.id });
    for (const [door, { opens, wordless, endless }] of Object.entries(doors)) {
      const [method] = door.split(" ");
      if (method !== "GET") continue;
      const open =
        opens === "article"
          ? reads && !door.includes("media")
          : opens === "all" || opens.includes(person.role);
      const ask = endless ? "HEAD" : "GET";
      const answer = await request.fetch(addressOf(door, id), { method: ask, maxRedirects: 0 });
      expect(answer.status(), `${who}: ${door}`).toBe(open ? 200 : 404);
      const body = await bytesOf(answer, id);
      if (opens === "article" && open && !wordless) expect(body, `${who}: ${door}`).toContain(word);
      else if (!lists.has(door) || !reads) expect(body, `${who}: ${door}`).not.toContain(word);
      if (opens === "article" && !open && door.includes("[id]")) {
        expect(body, `${who}: ${door}`).toBe(
          await bytesOf(await request.get(addressOf(door, missing)), missing),
        );
      }
    }
    const search = await (await request.get(`/desk?q=${word}`)).text();
    const shown = search.includes(`/desk/articles/${id}`);
    expect(shown, `${who} on the board`).toBe(reads);
    for (const asked of [word, String(id)]) {
      const found = await (await request.get(`/desk/api/board?q=${asked}`)).text();
      expect(found.includes(word), `${who} looks for “${asked}”`).toBe(reads);
    }
    expect(await (await request.get(`/desk/api/articles?q=${word}`)).text(), who).not.toContain(word);
  }
});

test("outside the newsroom no door says a word of a draft, to readers or to those who may read it inside, and no made-up key opens one", async ({
  reader,
  signedIn,
}) => {
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  const filled = (door: string): string =>
    (door.split(" ")[1] ?? "")
      .replace("[id]", String(id))
      .replace("/[[...slug]]", `/harbour-${word}`)
      .replace("[...path]", "nowhere/at/all")
      .replace("[section]", "world")
      .replace("[year]/[month]/[day]", new Date().toISOString().slice(0, 10).replaceAll("-", "/"))
      .replace("[...nextauth]", "session")
      .replace("[year]/[month]", new Date().toISOString().slice(0, 7).replaceAll("-", "/"))
      .replace("author/[slug]", "author/lucia-ferrer")
      .replace("/search", "/search?q=harbour")
      .replace("topic/[slug]", "topic/ports-and-shipping")
      .replace("[slug]", "americas")
      .replace("[file]", `${"0".repeat(32)}-480.webp`)
      .replace(/\[(?:key|token)\]/, "A".repeat(43));
  for (const { request } of [await reader(), await signedIn("reporter"), await signedIn("chief")]) {
    for (const [door, kind] of Object.entries(outerDoors)) {
      const [method = ""] = door.split(" ");
      const answer = await request.fetch(filled(door), {
        method,
        maxRedirects: 0,
        ...(method !== "GET" && method !== "HEAD" && { data: JSON.stringify({ id }) }),
      });
      const body = (await answer.text()).replaceAll(`harbour-${word}`, "");
      expect(body, door).not.toContain(word);
      expect(answer.status(), door).toBeLessThan(500);
      if (kind === "key" && !door.includes("sign-in")) expect(answer.status(), door).toBe(404);
    }
  }
});

test("no address but that of co-editing becomes a socket, even for the chief", async ({
  signedIn,
  baseURL,
}) => {
  const id = await draft("reporter", await text());
  const page = await signedIn("chief");
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
  const own = baseURL ?? "";
  const upgrades = (path: string): Promise<boolean> =>
    new Promise((resolve) => {
      const headers = {
        cookie,
        origin: own,
        upgrade: "websocket",
        connection: "Upgrade",
        "sec-websocket-version": "13",
        "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
      };
      const sent = openRequest(`${own}${path}`, { headers, agent: false });
      const say = (became: boolean) => {
        resolve(became);
        sent.destroy();
      };
      sent.on("upgrade", (_answer, socket) => {
        socket.destroy();
        say(true);
      });
      sent.on("response", () => say(false));
      sent.on("error", () => resolve(false));
      sent.end();
    });
  const addresses = Object.keys(doors).map((door) => addressOf(door, id));
  const became = await Promise.all(
    ["/collab", "/collab/", "/collab/1", "/", "/presence", ...new Set(addresses)].map(
      async (path) => [path, await upgrades(path)] as const,
    ),
  );
  expect(became.filter(([, is]) => is).map(([path]) => path)).toEqual(["/collab"]);
});

/** What the actions that concern one article are sent. */
const inputs: Readonly<Record<string, (articleId: number) => unknown>> = {
  carryOut: (articleId) => ({ key: randomUUID(), articleId, verb: "claim", seenVersion: 1 }),
  reloadBar: (articleId) => articleId,
  saveVersion: (articleId) => ({ key: randomUUID(), articleId, name: "A version" }),
  planLength: (articleId) => ({ articleId, words: 700 }),
  makeLink: (articleId) => ({ articleId, revision: 1, grants: "view", forName: "Somebody", days: 1 }),
  takeBackLink: (articleId) => ({ articleId, linkId: randomUUID() }),
};

test("every server action of the build has a row, answers nobody and no other site, and knows no more of a hidden article than of none", async ({
  reader,
  signedIn,
  baseURL,
}) => {
  const built = builtActions();
  expect([...built.keys()].filter((name) => !actions.includes(name))).toEqual([]);
  expect([...built.keys()].filter((name) => /articles\/\[id\]/.test(name)).length).toBe(
    Object.keys(inputs).length,
  );
  const origin = baseURL ?? "";
  const word = canary();
  const id = await draft("reporter", await text({ word }));
  const before = await row(id);
  const nobody = await reader();
  const [stranger, admin, author] = [
    await signedIn("reporter2"),
    await signedIn("admin"),
    await signedIn("reporter"),
  ];
  /** The line that holds an answer; what else is sent with it is the page that was asked from. */
  const said = async (page: typeof nobody, action: string, input: unknown, from = origin) =>
    (await act(page.request, from, action, input)).body;
  const answerIn = (body: string) => /^\w+:(?<answer>(?:null|\{"ok":).*)$/m.exec(body)?.groups?.["answer"];
  for (const [name, action] of built) {
    const input = inputs[name.split(" ")[1] ?? ""];
    const about = input?.(id) ?? {};
    for (const [page, from] of [
      [nobody, origin],
      [author, "https://evil.example"],
    ] as const) {
      const body = await said(page, action, about, from);
      expect(body, name).not.toContain('"ok":true');
      expect(body, name).not.toContain(word);
    }
    if (!input) continue;
    for (const page of [stranger, admin]) {
      const body = await said(page, action, about);
      expect(body, name).not.toContain(word);
      expect(answerIn(body), name).toBe(answerIn(await said(page, action, input(missingId))));
    }
  }
  expect(await row(id)).toEqual(before);
});
