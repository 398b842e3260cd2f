// Every door of the newsroom × every role, generated from the files of app/desk and from the table of rights. Bodies are
// read, never only status codes: an answer that says 404 and carries the text is a leak.
import { globSync, readFileSync } from "node:fs";
import type { APIResponse } from "@playwright/test";
import { actorOf, canary, commentOn, draft, text } from "#db/testing-stories.ts";
import { mayRead } from "#lib/newsroom/permissions.ts";
import { actions, doors } from "./access-table.ts";
import { type AccountName, expect, test } from "./fixtures.ts";

const everybody: readonly AccountName[] = [
  "reporter",
  "reporter2",
  "editor",
  "editor2",
  "chief",
  "legal",
  "admin",
];

function filesOfDoors(): string[] {
  return globSync("app/desk/**/{page,route}.{ts,tsx}").toSorted();
}

function doorsOf(file: string): string[] {
  const path = `/${file.split("/").slice(1, -1).join("/")}`;
  if (/\/page\.tsx?$/.test(file)) return [`GET ${path}`];
  const methods = readFileSync(file, "utf8").matchAll(
    /export (?:async function|const) (?<method>GET|HEAD|POST|PUT|PATCH|DELETE)\b/g,
  );
  return [...methods].map((match) => `${match.groups?.["method"]} ${path}`);
}

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
    .replace("[...path]", "nowhere/at/all");

/** What differs between two answers of one page by chance: the nonce, and the number that was asked for. */
async function bytesOf(answer: APIResponse, id: number): Promise<string> {
  const nonce = /'nonce-(?<nonce>[^']+)'/.exec(answer.headers()["content-security-policy"] ?? "")?.groups?.[
    "nonce"
  ];
  const body = (await answer.text()).replaceAll(String(id), "ID");
  return nonce === undefined ? body : body.replaceAll(nonce, "NONCE");
}

test("every page, handler and action of the newsroom has a row in the table of doors", () => {
  const found = filesOfDoors().flatMap(doorsOf).toSorted();
  expect(found.length).toBeGreaterThan(8);
  expect(found).toEqual(Object.keys(doors).toSorted());
  const acting = globSync("app/desk/**/*.{ts,tsx}").flatMap((file) => {
    const source = readFileSync(file, "utf8");
    if (!/^\s*"use server"/m.test(source)) return [];
    return [...source.matchAll(/export (?:async function|const) (?<name>\w+)/g)].map(
      (match) => `${file} ${match.groups?.["name"]}`,
    );
  });
  expect(acting.toSorted()).toEqual([...actions].toSorted());
});

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
      const answer = await request.fetch(address, {
        method,
        headers,
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
