// The sign-in route as a browser meets it, over a real database: next-auth is inside, Next is not needed.
import assert from "node:assert/strict";
import test, { after, before, beforeEach } from "node:test";
import { disablePerson, insertPerson } from "#db/accounts.ts";
import { closePools, newsroom, useDatabase } from "#db/client.ts";
import { signedIn } from "#db/auth.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { env } from "#lib/env.ts";
import { authRoute } from "./auth.ts";
import { cookieNames } from "./cookies.ts";
import { hashPassword } from "./password.ts";

const password = "harbour violin eleven moss";
const site = "http://localhost:3000";
let database: TestDatabase;
let network = 0;

before(async () => {
  env.set({
    SITE_URL: site,
    AUTH_SECRET: "a secret of the tests, long enough",
    DEMO: "0",
    TRUST_PROXY: null,
  });
  database = await testDatabase("sign-in");
  const passwordHash = await hashPassword(password);
  for (const name of ["ana", "victim", "gone", "demo"]) {
    const given = {
      email: `${name}@paper.example`,
      name,
      slug: name,
      role: "reporter" as const,
      passwordHash,
      bureauIds: [],
    };
    await newsroom().transaction((tx) => insertPerson(tx, { ...given, demo: name === "demo" }));
  }
  await disablePerson({ actorId: null, requestId: "test-request" }, "gone@paper.example");
});
after(() => database.close());
beforeEach(() => {
  network += 1;
});

type Sent = Readonly<{ fields?: Record<string, string>; headers?: Record<string, string>; query?: string }>;

async function post(
  address: string,
  { fields = {}, headers = {}, query = "" }: Sent = {},
): Promise<Response> {
  const request = new Request(`${site}/api/auth/${address}${query}`, {
    method: "POST",
    headers: {
      "content-type": "application/x-www-form-urlencoded",
      "sec-fetch-site": "same-origin",
      "x-nightdesk-peer": `10.0.0.${network}`,
      ...headers,
    },
    body: new URLSearchParams(fields),
  });
  return await authRoute(request, address.split("/"));
}

async function get(address: string, headers: Record<string, string> = {}, query = ""): Promise<Response> {
  return await authRoute(new Request(`${site}/api/auth/${address}${query}`, { headers }), address.split("/"));
}

async function signIn(name: string, given: string, more: Sent = {}): Promise<Response> {
  return await post("callback/credentials", {
    ...more,
    fields: { email: `${name}@paper.example`, password: given, ...more.fields },
  });
}

function cookie(response: Response, name: string): string | null {
  const line = response.headers.getSetCookie().find((set) => set.startsWith(`${name}=`));
  return line?.slice(name.length + 1).split(";")[0] ?? null;
}

test("the right password opens a session, remembers the device and leads where the person wanted to go", async () => {
  const response = await signIn("ana", password, { fields: { callbackUrl: "/desk/articles/7" } });
  assert.deepEqual([response.status, response.headers.get("location")], [303, "/desk/articles/7"]);
  const token = cookie(response, "nightdesk-session");
  assert.equal((await signedIn(token, { demoAccounts: false }))?.actor.name, "ana");
  assert.ok(cookie(response, "nightdesk-device"));
  const line = response.headers.getSetCookie().find((set) => set.startsWith("nightdesk-session="));
  assert.match(line ?? "", /HttpOnly.*SameSite=Lax|SameSite=Lax.*HttpOnly/iu);
  assert.doesNotMatch(line ?? "", /Domain|Secure/u);
});

test("on https every cookie is a __Host- cookie", async () => {
  env.set({ SITE_URL: "https://news.example" });
  try {
    const response = await signIn("ana", password);
    const lines = response.headers.getSetCookie().filter((line) => !/Max-Age=0/u.test(line));
    assert.ok(lines.length >= 2);
    for (const line of lines)
      assert.match(line, /^__Host-.*Path=\/;.*HttpOnly.*Secure|^__Host-.*Path=\/;.*Secure.*HttpOnly/u);
    assert.equal(cookieNames().session, "__Host-nightdesk-session");
  } finally {
    env.set({ SITE_URL: site });
  }
});

test("wrong, unknown, disabled and refused demo accounts are one answer", async () => {
  const answers = [];
  for (const [name, given] of [
    ["ana", "wrong"],
    ["nobody", password],
    ["gone", password],
    ["demo", password],
  ] as const) {
    const response = await signIn(name, given, { fields: { json: "true" } });
    answers.push(JSON.stringify([response.status, [...response.headers], await response.text()]));
  }
  assert.equal(new Set(answers).size, 1, answers.join("\n"));
});

test("a failed form leads back with its address kept and no password in it", async () => {
  const response = await signIn("ana", "wrong-password-typed", { fields: { callbackUrl: "/desk?q=x" } });
  assert.equal(response.status, 303);
  assert.equal(response.headers.get("location"), "/sign-in?callbackUrl=%2Fdesk%3Fq%3Dx&error=wrong");
  const note = decodeURIComponent(cookie(response, "nightdesk-sign-in") ?? "");
  assert.deepEqual(JSON.parse(note), { email: "ana@paper.example" });
  assert.equal(JSON.stringify([...response.headers]).includes("wrong-password-typed"), false);
});

test("of forty guesses at once ten are looked at, the rest wait", async () => {
  const statuses = await Promise.all(
    Array.from(
      { length: 40 },
      async () => (await signIn("victim", "a guess", { fields: { json: "true" } })).status,
    ),
  );
  assert.deepEqual(
    [statuses.filter((status) => status === 401).length, statuses.filter((status) => status === 429).length],
    [10, 30],
  );
  const late = await signIn("victim", password, { fields: { json: "true" } });
  assert.equal(late.status, 429, "even the right password waits on that network");
});

test("nobody can lock a person out of a browser that they have used", async () => {
  const first = await signIn("victim", password);
  const device = cookie(first, "nightdesk-device");
  for (let guess = 0; guess < 12; guess++) await signIn("victim", "a guess", { fields: { json: "true" } });
  assert.equal((await signIn("victim", password, { fields: { json: "true" } })).status, 429);
  const own = await signIn("victim", password, { headers: { cookie: `nightdesk-device=${device}` } });
  assert.equal(own.headers.get("location"), "/desk");
});

test("a spray over many accounts fills the network's count", async () => {
  const statuses: number[] = [];
  for (let account = 0; account < 64; account++) {
    statuses.push((await signIn(`account${account}`, "Spring2026!!", { fields: { json: "true" } })).status);
  }
  assert.equal(statuses.filter((status) => status === 401).length, 60);
  assert.deepEqual(statuses.slice(60), [429, 429, 429, 429]);
});

test("a forged X-Forwarded-For moves nobody to another network", async () => {
  for (let guess = 0; guess < 10; guess++) {
    await signIn("ana", "a guess", {
      headers: { "x-forwarded-for": `9.9.9.${guess}` },
      fields: { json: "true" },
    });
  }
  const next = await signIn("ana", "a guess", {
    headers: { "x-forwarded-for": "8.8.8.8" },
    fields: { json: "true" },
  });
  assert.equal(next.status, 429);
});

test("a new sign-in ends the session before it, and sign-out ends the session and its cookie", async () => {
  const first = cookie(await signIn("ana", password), "nightdesk-session");
  const second = cookie(
    await signIn("ana", password, { headers: { cookie: `nightdesk-session=${first}` } }),
    "nightdesk-session",
  );
  assert.ok(first && second && first !== second);
  assert.equal(await signedIn(first, { demoAccounts: false }), null);
  const out = await post("signout", { headers: { cookie: `nightdesk-session=${second}` } });
  assert.deepEqual([out.status, out.headers.get("location")], [303, "/sign-in?signed-out=1"]);
  assert.equal(await signedIn(second, { demoAccounts: false }), null);
});

test("another site can neither sign in nor out, and a client without a browser needs next-auth's token", async () => {
  for (const headers of [{ "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }]) {
    assert.equal((await signIn("ana", password, { headers })).status, 403);
    assert.equal((await post("signout", { headers })).status, 403);
  }
  const plain = async (cookies: string, csrfToken: string, origin?: string) => {
    const headers = new Headers({
      "content-type": "application/x-www-form-urlencoded",
      cookie: cookies,
      "x-nightdesk-peer": "10.9.9.9",
    });
    if (origin !== undefined) headers.set("origin", origin);
    const body = new URLSearchParams({ email: "ana@paper.example", password, csrfToken });
    return await authRoute(
      new Request(`${site}/api/auth/callback/credentials`, { method: "POST", headers, body }),
      ["callback", "credentials"],
    );
  };
  const csrf = await get("csrf");
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const pair = `nightdesk-csrf=${cookie(csrf, "nightdesk-csrf")}`;
  assert.equal((await plain("", csrfToken)).status, 403);
  assert.equal((await plain(pair, "another")).status, 403);
  assert.equal((await plain(pair, csrfToken, "null")).status, 403);
  assert.equal((await plain(pair, csrfToken, "https://evil.example")).status, 403);
  assert.ok(cookie(await plain(pair, csrfToken), "nightdesk-session"));
});

test("the session's JSON names the person and holds no token", async () => {
  const token = cookie(await signIn("ana", password), "nightdesk-session");
  const answer = await get("session", { cookie: `nightdesk-session=${token}` });
  const text = await answer.text();
  assert.equal((JSON.parse(text) as { user: { name: string } }).user.name, "ana");
  assert.equal(text.includes(token ?? "?"), false);
  assert.equal(await (await get("session", { cookie: "nightdesk-session=junk; %=%; =" })).text(), "{}");
});

test("hostile addresses to come back to stay here or are refused, wherever they stand", async () => {
  for (const hostile of [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
  ]) {
    const response = await signIn("ana", password, { fields: { callbackUrl: hostile } });
    assert.equal(response.headers.get("location"), "/desk", hostile);
    const asked = await get("signin", {}, `?${new URLSearchParams({ callbackUrl: hostile }).toString()}`);
    assert.doesNotMatch(decodeURIComponent(asked.headers.get("location") ?? ""), /evil|javascript/u);
  }
  for (const hostile of ["/desk\r\nset-cookie: a=b", "http://[", "https://"]) {
    const query = `?${new URLSearchParams({ callbackUrl: hostile }).toString()}`;
    for (const address of ["signin", "csrf", "session", "signout"])
      assert.equal((await get(address, {}, query)).status, 400);
    assert.equal((await signIn("ana", password, { fields: { callbackUrl: hostile } })).status, 400);
  }
  for (const jar of [
    "next-auth.callback-url=http://[",
    "nightdesk-callback=%0d%0a",
    "nightdesk-csrf=%00|%00",
  ]) {
    assert.ok(
      (await get("signin", { cookie: jar, "x-forwarded-host": "evil.example", host: "evil.example" }))
        .status < 400,
    );
  }
});

test("what is no sign-in is answered clearly, never with 500", async () => {
  assert.equal((await post("_log", { fields: { code: "x", level: "error" } })).status, 404);
  assert.equal((await get("callback/credentials")).status, 405);
  assert.equal((await signIn("ana", "x".repeat(20_000))).status, 413);
  assert.equal((await signIn("ana", password, { headers: { "content-type": "text/plain" } })).status, 415);
  assert.equal(
    (await signIn("ana", "")).headers.get("location"),
    "/sign-in?callbackUrl=%2Fdesk&error=missing",
  );
  for (const email of ["a\u0000@b.example", "＠", "a@b@c", "' or 1=1 --", "x".repeat(5_000)]) {
    assert.equal((await signIn("ana", "guess", { fields: { email, json: "true" } })).status, 401);
  }
  const broken = new Request(`${site}/api/auth/signout`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "sec-fetch-site": "same-origin",
      authorization: "Bearer %%%",
    },
    body: "{",
  });
  assert.equal((await authRoute(broken, ["signout"])).status, 400);
});

test("while the database is away the answer is 503 and no cookie is touched; then the same cookie works again", async () => {
  const token = cookie(await signIn("ana", password), "nightdesk-session");
  const jar = { cookie: `nightdesk-session=${token}` };
  const elsewhere = "postgres://nobody:nothing@127.0.0.1:9/nothing";
  await useDatabase({ owner: elsewhere, app: elsewhere, reader: elsewhere });
  try {
    for (const response of [
      await get("session", jar),
      await get("csrf", jar),
      await post("signout", { headers: jar }),
      await signIn("ana", password, { headers: jar }),
    ]) {
      assert.deepEqual([response.status, response.headers.get("retry-after")], [503, "2"]);
      assert.deepEqual(response.headers.getSetCookie(), []);
    }
    await assert.rejects(signedIn(token, { demoAccounts: false }), "a fault is never read as signed out");
  } finally {
    await closePools();
    await useDatabase({ owner: database.url, app: database.appUrl, reader: database.readerUrl });
  }
  assert.equal((await (await get("session", jar)).text()).includes("ana"), true);
});
