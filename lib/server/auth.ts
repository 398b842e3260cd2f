// The sign-in route: everything hostile is settled here, before next-auth sees a request.
// A database that is away answers 503 and leaves the cookie alone: a restart signs nobody out.
import { isDatabaseAway } from "#db/client.ts";
import { closeSession, databaseAnswers, openSession, rememberDevice, signedIn } from "#db/auth.ts";
import { env } from "#lib/env.ts";
import { callbackPath } from "./callback-path.ts";
import { cookieLine, cookieNames, cookieOf } from "./cookies.ts";
import { log } from "./log.ts";
import { networkOf } from "./network.ts";
import { type AuthAnswer, type AuthCall, csrfCookieName, csrfPair, driveNextAuth } from "./next-auth.ts";
import { bodyUpTo, mediaType } from "./request-body.ts";
import { requestIdOf } from "./request-id.ts";
import { originOf } from "./same-origin.ts";
import { judgeSignIn, type SignInOutcome } from "./sign-in.ts";

const maxBody = 16_384;
const deviceSeconds = 365 * 24 * 60 * 60;
const noteSeconds = 120;
const readable = new Set(["csrf", "providers", "session", "signin", "signout", "error"]);
const writable = new Set(["callback/credentials", "signout"]);

/** Why a sign-in failed, as the sign-in page's address carries it. */
export type SignInTrouble = "wrong" | "wait" | "busy" | "missing";

/** What the failed form held, for the next two minutes, so that nothing typed is lost. No password. */
export type SignInNote = Readonly<{ email: string }>;

type Fields = Readonly<Record<string, string>>;

/** Answers every request below /api/auth. `address` is what follows, split at slashes. */
export async function authRoute(request: Request, address: readonly string[]): Promise<Response> {
  try {
    const answer = await routed(request, address.join("/"));
    answer.headers.set("cache-control", "private, no-store");
    return answer;
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    log("database-away", { where: "sign-in", request: requestIdOf(request.headers) });
    return away(request);
  }
}

async function routed(request: Request, address: string): Promise<Response> {
  const url = new URL(request.url);
  const method = request.method === "HEAD" ? "GET" : request.method;
  if (!readable.has(address) && !writable.has(address))
    return sentence(404, "There is nothing at this address.");
  const allowed = [
    ...(readable.has(address) ? ["GET", "HEAD"] : []),
    ...(writable.has(address) ? ["POST"] : []),
  ];
  if (!allowed.includes(request.method)) {
    return sentence(405, "This address doesn’t answer that method.", { allow: allowed.join(", ") });
  }
  await databaseAnswers();
  const query = Object.fromEntries(url.searchParams);
  const fields = method === "POST" ? await fieldsOf(request) : {};
  if (fields instanceof Response) return fields;
  const callback = callbackPath(fields["callbackUrl"] ?? query["callbackUrl"], env.siteUrl());
  if (!callback.ok)
    return sentence(
      400,
      `The address to come back to can’t be read. Start again at ${env.siteUrl()}/sign-in.`,
    );

  const token = cookieOf(request.headers, cookieNames().session);
  const person = await signedIn(token, { demoAccounts: env.demoAccounts() });
  const call: AuthCall = {
    address: address.split("/"),
    method: method === "POST" ? "POST" : "GET",
    query:
      query["error"] === undefined
        ? { callbackUrl: callback.path }
        : { callbackUrl: callback.path, error: query["error"].slice(0, 64) },
    body: {},
    csrfCookie: cookieOf(request.headers, csrfCookieName()),
    session:
      token !== null && person !== null ? { token, name: person.actor.name, email: person.email } : null,
    authorize: () => Promise.resolve(null),
    openSession: () => Promise.reject(new Error("A session opens at a sign-in only.")),
  };
  if (method === "GET") return answered(await driveNextAuth(call));

  const ours = proven(request, call, fields);
  if (ours === null) {
    return sentence(
      403,
      "This form came from another site. Open the sign-in page of this site and try again.",
    );
  }
  const posted: AuthCall = {
    ...call,
    ...ours,
    body: { ...ours.body, callbackUrl: callback.path, ...(wantsJson(fields) && { json: "true" }) },
  };
  return address === "signout"
    ? await signOut(posted, token, fields)
    : await signIn(request, posted, token, fields, callback.path);
}

/** A write must carry next-auth's own token, or the browser's word that it comes from our pages; never another site's. */
function proven(
  request: Request,
  call: AuthCall,
  fields: Fields,
): Pick<AuthCall, "csrfCookie" | "body"> | null {
  const origin = originOf(request.headers, env.siteUrl());
  if (origin === "cross") return null;
  if (origin === "same") {
    const pair = csrfPair();
    return { csrfCookie: pair.cookie, body: { csrfToken: pair.token } };
  }
  return call.csrfCookie !== null && fields["csrfToken"] !== undefined
    ? { csrfCookie: call.csrfCookie, body: { csrfToken: fields["csrfToken"] } }
    : null;
}

async function signIn(
  request: Request,
  call: AuthCall,
  previous: string | null,
  fields: Fields,
  path: string,
): Promise<Response> {
  const email = fields["email"] ?? "";
  const password = fields["password"] ?? "";
  if (email.trim() === "" || password === "") return troubled(fields, path, "missing", 0);
  const device = cookieOf(request.headers, cookieNames().device);
  const network = networkOf(request.headers, env.trustProxy());

  // next-auth asks for the person only after the form's token proved good: without it nothing is counted or hashed.
  const judged: { outcome?: SignInOutcome; fault?: unknown } = {};
  const done = await driveNextAuth({
    ...call,
    session: null,
    authorize: async () => {
      try {
        const demoAccounts = env.demoAccounts();
        const outcome = await judgeSignIn({ email, password, network, deviceToken: device, demoAccounts });
        judged.outcome = outcome;
        return outcome.ok ? { id: outcome.personId, name: outcome.name } : null;
      } catch (error) {
        judged.fault = error;
        return null;
      }
    },
    openSession: async () => {
      if (judged.outcome?.ok !== true) throw new Error("A session opens for a judged person only.");
      const agent = request.headers.get("user-agent") ?? "";
      return await openSession(judged.outcome.personId, previous, agent);
    },
  });
  if (judged.fault !== undefined) throw judged.fault;
  const { outcome } = judged;
  if (outcome === undefined)
    return sentence(403, "The form’s token is too old. Open the sign-in page and try again.");
  log(outcome.ok ? "sign-in" : "sign-in-refused", {
    request: requestIdOf(request.headers),
    why: outcome.ok ? undefined : outcome.why,
    person: outcome.ok ? outcome.personId : undefined,
    network,
  });
  if (!outcome.ok) return refused(fields, path, outcome);

  const answer = wantsJson(fields) ? answered(done) : redirected(path, done);
  const deviceToken = await rememberDevice(outcome.personId, device);
  answer.headers.append("set-cookie", cookieLine(cookieNames().device, deviceToken, deviceSeconds));
  answer.headers.append("set-cookie", cookieLine(cookieNames().note, "", 0));
  return answer;
}

async function signOut(call: AuthCall, token: string | null, fields: Fields): Promise<Response> {
  // Before next-auth, which would clear the cookie and let the row live when the database fails.
  if (token !== null) await closeSession(token);
  const done = await driveNextAuth(call);
  const answer = wantsJson(fields) ? answered(done) : redirected("/sign-in?signed-out=1", done);
  answer.headers.append("set-cookie", cookieLine(cookieNames().session, "", 0));
  answer.headers.set("clear-site-data", '"cache"');
  return answer;
}

function refused(fields: Fields, path: string, outcome: Exclude<SignInOutcome, { ok: true }>): Response {
  return troubled(fields, path, outcome.why, outcome.why === "wrong" ? 0 : outcome.retryAfter);
}

function troubled(fields: Fields, path: string, why: SignInTrouble, retryAfter: number): Response {
  const status = { wrong: 401, missing: 400, wait: 429, busy: 503 }[why];
  const wait: Record<string, string> = retryAfter > 0 ? { "retry-after": String(retryAfter) } : {};
  const address = new URLSearchParams({ callbackUrl: path, error: why });
  if (why === "wait") address.set("minutes", String(Math.ceil(retryAfter / 60)));
  if (wantsJson(fields)) {
    return Response.json(
      { url: `${env.siteUrl()}/sign-in?${address.toString()}` },
      { status, headers: wait },
    );
  }
  const note: SignInNote = { email: (fields["email"] ?? "").slice(0, 254) };
  const headers = new Headers({ location: `/sign-in?${address.toString()}`, ...wait });
  headers.append("set-cookie", cookieLine(cookieNames().note, JSON.stringify(note), noteSeconds));
  return new Response(null, { status: 303, headers });
}

function redirected(path: string, done: AuthAnswer): Response {
  const headers = new Headers({ location: path });
  for (const line of done.headers.getSetCookie()) headers.append("set-cookie", line);
  return new Response(null, { status: 303, headers });
}

function answered(done: AuthAnswer): Response {
  return new Response(done.location === null ? done.body : null, {
    status: done.status,
    headers: done.headers,
  });
}

function wantsJson(fields: Fields): boolean {
  return fields["json"] === "true";
}

async function fieldsOf(request: Request): Promise<Fields | Response> {
  const type = mediaType(request);
  if (type !== "application/x-www-form-urlencoded" && type !== "application/json") {
    return sentence(415, "Send the sign-in form as a form or as JSON.");
  }
  const body = await bodyUpTo(request, maxBody);
  if (!body.ok) return sentence(413, "That is too long for an email address and a password.");
  const text = body.bytes.toString("utf8");
  if (type !== "application/json") return Object.fromEntries(new URLSearchParams(text));
  try {
    const value: unknown = JSON.parse(text);
    const pairs = typeof value === "object" && value !== null ? Object.entries(value) : [];
    return Object.fromEntries(pairs.filter((pair): pair is [string, string] => typeof pair[1] === "string"));
  } catch {
    return sentence(400, "This is not JSON. Send email, password and csrfToken.");
  }
}

function sentence(status: number, text: string, headers: Record<string, string> = {}): Response {
  return new Response(`${text}\n`, {
    status,
    headers: { "content-type": "text/plain; charset=utf-8", ...headers },
  });
}

function away(request: Request): Response {
  const said =
    "The database can’t be reached at the moment. Nobody is signed out and nothing is lost: try again in a few seconds.";
  const headers = { "retry-after": "2", "cache-control": "private, no-store" };
  if (!(request.headers.get("accept") ?? "").includes("text/html")) return sentence(503, said, headers);
  const page = `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>One moment</title><h1>One moment</h1><p>${said}</p><p><a href="/sign-in">Back to the sign-in page</a></p></html>`;
  return new Response(page, {
    status: 503,
    headers: { ...headers, "content-type": "text/html; charset=utf-8" },
  });
}
