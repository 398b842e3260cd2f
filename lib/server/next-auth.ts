// The only file that knows next-auth. It is driven through its own handler with nothing but what we have checked:
// no header, cookie or parameter of a request reaches it unread, and no database call inside it can end a session.
import { createHash, randomBytes } from "node:crypto";
import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { type AuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { env } from "#lib/env.ts";
import { cookieNames } from "./cookies.ts";
import { log } from "./log.ts";

export const sessionSeconds = 12 * 60 * 60;

export type AuthCall = Readonly<{
  /** `callback/credentials`, `csrf`, `providers`, `session`, `signin`, `signout`, `error`. */
  address: readonly string[];
  method: "GET" | "POST";
  query: Readonly<Record<string, string>>;
  body: Readonly<Record<string, string>>;
  csrfCookie: string | null;
  /** The token of a session that was found good before the call, with the name that may be shown. */
  session: Readonly<{ token: string; name: string; email: string }> | null;
  /** Judges the password once the form's token was found good; null: nobody comes in. Must not throw: next-auth swallows it. */
  authorize: () => Promise<Readonly<{ id: string; name: string }> | null>;
  /** Makes the session row and returns its token. What it throws comes out of the call. */
  openSession: () => Promise<string>;
}>;

export type AuthAnswer = Readonly<{
  status: number;
  headers: Headers;
  location: string | null;
  body: string;
}>;

function cookieOptions() {
  const { secure } = cookieNames();
  return { httpOnly: true, sameSite: "lax" as const, path: "/", secure };
}

/** The cookie of next-auth's own double-submit token. */
export function csrfCookieName(): string {
  return cookieNames().secure ? "__Host-nightdesk-csrf" : "nightdesk-csrf";
}

/** A pair that next-auth takes for its own: for requests of which the browser itself says that they come from our pages. */
export function csrfPair(): { token: string; cookie: string } {
  const token = randomBytes(32).toString("hex");
  const digest = createHash("sha256").update(`${token}${env.authSecret()}`).digest("hex");
  return { token, cookie: `${token}|${digest}` };
}

function optionsFor(call: AuthCall): AuthOptions {
  const names = cookieNames();
  const options = cookieOptions();
  return {
    secret: env.authSecret(),
    useSecureCookies: names.secure,
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    session: { strategy: "jwt", maxAge: sessionSeconds },
    cookies: {
      sessionToken: { name: names.session, options },
      csrfToken: { name: csrfCookieName(), options },
      // We pass the address in the query or the form and never read this one: it dies at once.
      callbackUrl: { name: "nightdesk-callback", options: { ...options, maxAge: 0 } },
    },
    providers: [
      defaultExport(Credentials)({
        name: "Email and password",
        credentials: {
          email: { label: "Email", type: "email" },
          password: { label: "Password", type: "password" },
        },
        authorize: () => call.authorize(),
      }),
    ],
    jwt: {
      // An opaque token instead of a signed statement: the row decides, on every request.
      encode: () => (call.session === null ? call.openSession() : call.session.token),
      decode: () => (call.session === null ? null : { name: call.session.name, email: call.session.email }),
    },
    logger: {
      error: (code) => log("auth-error", { code }),
      warn: (code) => log("auth-warning", { code }),
      debug: () => undefined,
    },
  };
}

type Driven = (request: NextApiRequest, reply: NextApiResponse, options: AuthOptions) => Promise<unknown>;

/** The package is CommonJS: Node hands over its exports, a bundler may hand over the default one. */
function defaultExport<Value extends object>(value: Value): Value {
  return "default" in value ? (value.default as Value) : value;
}

/** Runs one request through next-auth and returns what it would have sent. */
export async function driveNextAuth(call: AuthCall): Promise<AuthAnswer> {
  env.set({ NEXTAUTH_URL: env.siteUrl(), NEXTAUTH_SECRET: env.authSecret() });
  const cookies: Record<string, string> = {};
  if (call.csrfCookie !== null) cookies[csrfCookieName()] = call.csrfCookie;
  if (call.session !== null) cookies[cookieNames().session] = call.session.token;

  const headers = new Headers();
  const answer = { status: 200, body: "" };
  const reply = {
    status: (status: number) => {
      answer.status = status;
      return reply;
    },
    getHeader: (name: string) =>
      name.toLowerCase() === "set-cookie" ? headers.getSetCookie() : headers.get(name),
    setHeader: (name: string, value: string | readonly string[]) => {
      if (typeof value === "string") headers.set(name, value);
      else {
        headers.delete(name);
        for (const line of value) headers.append(name, line);
      }
      return reply;
    },
    json: (value: unknown) => {
      headers.set("content-type", "application/json");
      answer.body = JSON.stringify(value);
    },
    send: (value: unknown) => {
      answer.body = typeof value === "string" ? value : JSON.stringify(value ?? "");
    },
    end: () => undefined,
  };
  const request = {
    method: call.method,
    query: { ...call.query, nextauth: [...call.address] },
    body: call.method === "POST" ? call.body : undefined,
    cookies,
    headers: {},
  };
  const nextAuth = defaultExport(NextAuth) as Driven;
  await nextAuth(request as unknown as NextApiRequest, reply as unknown as NextApiResponse, optionsFor(call));
  return { status: answer.status, headers, location: headers.get("location"), body: answer.body };
}
