// What anybody can send to the autosave's address by hand: refused with a sentence, and nothing of it is written.
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { canary, draft, inReview, paragraph, row, text } from "#db/testing-stories.ts";
import { schemas } from "#db/testing-schemas.ts";
import { expect, test } from "./fixtures.ts";

type Body = Record<string, unknown>;
const address = (id: number) => `/desk/api/articles/${id}/working-copy`;

async function save(version: number): Promise<Body> {
  return { schema: schemas.text, version, key: randomUUID(), content: await text(), slugline: "" };
}

async function put(page: Page, id: number, data: unknown, headers: Record<string, string>, method = "PUT") {
  return await page.request.fetch(address(id), {
    method,
    // As bytes: a string that is no JSON would be made JSON on the way.
    data: Buffer.from(typeof data === "string" ? data : JSON.stringify(data)),
    headers: { "content-type": "application/json", ...headers },
  });
}

function nested(levels: number): unknown {
  let node: unknown = paragraph("deep", "deep");
  for (let level = 0; level < levels; level += 1)
    node = { type: "blockquote", attrs: { id: `b${level}`, source: "" }, content: [node] };
  return { type: "doc", content: [node] };
}

const withBody = (base: Body, body: unknown): Body => ({
  ...base,
  content: { ...(base["content"] as Body), body },
});
const withNode = (base: Body, node: unknown): Body => withBody(base, { type: "doc", content: [node] });

/** Each: what is sent instead of a good save, and the status that refuses it. */
const hostile: readonly (readonly [what: string, change: (good: Body) => unknown, status: number])[] = [
  [
    "an unknown node",
    (good) =>
      withNode(good, { type: "script", attrs: { id: "x" }, content: [{ type: "text", text: "alert(1)" }] }),
    422,
  ],
  [
    "an unknown mark",
    (good) =>
      withNode(good, {
        type: "paragraph",
        attrs: { id: "x" },
        content: [{ type: "text", text: "a", marks: [{ type: "onclick" }] }],
      }),
    422,
  ],
  [
    "an unknown attribute",
    (good) => withNode(good, { type: "paragraph", attrs: { id: "x", style: "color:red" }, content: [] }),
    422,
  ],
  [
    "a link that runs script",
    (good) =>
      withNode(good, {
        type: "paragraph",
        attrs: { id: "x" },
        content: [
          { type: "text", text: "a", marks: [{ type: "link", attrs: { href: "javascript:alert(1)" } }] },
        ],
      }),
    422,
  ],
  ["40 levels", (good) => withBody(good, nested(40)), 422],
  ["a body that is no document", (good) => withBody(good, "<p>text</p>"), 422],
  ["an unknown key beside the content", (good) => ({ ...good, publication: "live" }), 422],
  [
    "an unknown key in the content",
    (good) => ({ ...good, content: { ...(good["content"] as Body), stage: "ready" } }),
    422,
  ],
  ["a version in words", (good) => ({ ...good, version: "1" }), 422],
  ["a version of nothing", (good) => ({ ...good, version: 0 }), 422],
  ["a key that is none", (good) => ({ ...good, key: "1" }), 422],
  [
    "a number for a headline",
    (good) => ({ ...good, content: { ...(good["content"] as Body), headline: 7 } }),
    422,
  ],
  [
    "a section of nowhere",
    (good) => ({ ...good, content: { ...(good["content"] as Body), sectionId: randomUUID() } }),
    422,
  ],
  ["no content", (good) => ({ ...good, content: undefined }), 422],
  ["a list", () => [], 422],
  ["nothing", () => "", 400],
  ["half of it", (good) => JSON.stringify(good).slice(0, -20), 400],
  ["three megabytes", (good) => ({ ...good, slugline: "x".repeat(3 * 1024 * 1024) }), 413],
  ["a prototype", (good) => JSON.stringify(good).replace("{", '{"__proto__":{"admin":true},'), 422],
  ["a schema of the future", (good) => ({ ...good, schema: 99 }), 409],
  ["a stale version", (good) => ({ ...good, version: Number(good["version"]) + 5 }), 409],
];

test("hostile saves are refused by their kind, in a sentence, and leave the text and its version alone", async ({
  signedIn,
  baseURL,
}) => {
  const id = await draft("reporter", await text());
  const page = await signedIn("reporter");
  const before = await row(id);
  for (const [what, change, status] of hostile) {
    const answer = await put(page, id, change(await save(before.copyVersion)), { origin: baseURL ?? "" });
    expect(answer.status(), what).toBe(status);
    const said = (await answer.json()) as { ok: boolean; message: string };
    expect(said.ok, what).toBe(false);
    expect(said.message.length, what).toBeGreaterThan(10);
    expect(answer.headers()["cache-control"], what).toContain("no-store");
    expect(await row(id), what).toEqual(before);
  }
  const good = await put(page, id, await save(before.copyVersion), { origin: baseURL ?? "" });
  expect(good.status()).toBe(200);
  expect((await row(id)).copyVersion).toBe(before.copyVersion + 1);
});

test("a save that no page of ours vouches for is refused before it is read", async ({
  signedIn,
  reader,
  baseURL,
}) => {
  const id = await draft("reporter", await text());
  const page = await signedIn("reporter");
  const before = await row(id);
  const good = await save(before.copyVersion);
  const ours = { origin: baseURL ?? "" };
  for (const [what, headers, status] of [
    ["no Origin", {}, 403],
    ["another site's Origin", { origin: "https://evil.example" }, 403],
    ["another site by Sec-Fetch-Site", { ...ours, "sec-fetch-site": "cross-site" }, 403],
    ["a sibling site", { ...ours, "sec-fetch-site": "same-site" }, 403],
    ["text/plain", { ...ours, "content-type": "text/plain" }, 415],
    ["a form", { ...ours, "content-type": "application/x-www-form-urlencoded" }, 415],
  ] as const) {
    expect((await put(page, id, good, headers)).status(), what).toBe(status);
  }
  expect((await put(page, id, good, ours, "PATCH")).status()).toBe(405);
  expect((await put(await reader(), id, good, ours)).status()).toBe(401);
  expect(await row(id)).toEqual(before);
});

test("a save of somebody else's article answers like one of no article, and one in review says why not", async ({
  signedIn,
  baseURL,
}) => {
  const origin = { origin: baseURL ?? "" };
  const id = await draft("reporter", await text());
  const before = await row(id);
  const stranger = await signedIn("reporter2");
  const [hidden, missing] = [
    await put(stranger, id, await save(before.copyVersion), origin),
    await put(stranger, 999_999_999, await save(1), origin),
  ];
  expect([hidden.status(), await hidden.text()]).toEqual([404, await missing.text()]);
  expect(missing.status()).toBe(404);
  expect(await row(id)).toEqual(before);

  const submitted = await inReview(await text());
  const reporter = await signedIn("reporter");
  const held = await row(submitted);
  const refused = await put(reporter, submitted, await save(held.copyVersion), origin);
  expect(refused.status()).toBe(409);
  expect(((await refused.json()) as { message: string }).message).toMatch(/in review/);
  expect(await row(submitted)).toEqual(held);
});

test("the same save sent three times counts once", async ({ signedIn, baseURL }) => {
  const id = await draft("reporter", await text());
  const page = await signedIn("reporter");
  const before = await row(id);
  const word = canary();
  const one = { ...(await save(before.copyVersion)), slugline: word };
  const answers = await Promise.all([0, 1, 2].map(() => put(page, id, one, { origin: baseURL ?? "" })));
  for (const answer of answers) expect(answer.status()).toBe(200);
  expect(
    new Set(
      await Promise.all(
        answers.map(async (answer) => ((await answer.json()) as { version: number }).version),
      ),
    ),
  ).toEqual(new Set([before.copyVersion + 1]));
  expect((await row(id)).copyVersion).toBe(before.copyVersion + 1);
});
