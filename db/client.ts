// Job: the two pools. The newsroom's role may write; the readers' role sees schema `live` and nothing else, whatever a query asks.
import type { PgDatabase } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsDatabase, type PostgresJsQueryResultHKT } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { databaseUrls, type DatabaseUrls } from "./address.ts";
import { connectionOptions } from "./connection.ts";
import { rememberingStatements } from "./remembered-statements.ts";

/** A pool or a transaction on it: what a query runs on. */
export type Database = PgDatabase<PostgresJsQueryResultHKT>;
export type Transaction = Parameters<Parameters<PostgresJsDatabase["transaction"]>[0]>[0];

type Pool = { sql: postgres.Sql; orm: PostgresJsDatabase };
type Slot = { urls?: DatabaseUrls; newsroom?: Pool; readers?: Pool };

// Next's bundle and the server around it are two copies of this module in one process; they must share two pools, not open four.
const name = Symbol.for("nightdesk.database");
const holder: typeof globalThis & { [name]?: Slot } = globalThis;
const slot: Slot = (holder[name] ??= {});

function open(url: string, always: Readonly<Record<string, string | boolean>> = {}): postgres.Sql {
  const options = connectionOptions();
  const connection = { ...options.connection, ...always };
  return postgres(url, { ...options, connection, max: 10, idle_timeout: 60 });
}

function pooled(sql: postgres.Sql): Pool {
  // Drizzle switches off the driver's own reading of times on the client it is given. Instants are turned back on:
  // both ways then answer with a Date. Days (`date`) stay text, because a day has no instant.
  const instant = { parse: sql.options.parsers[1184], write: sql.options.serializers[1184] };
  const orm = drizzle(sql);
  if (instant.parse !== undefined) sql.options.parsers[1184] = instant.parse;
  if (instant.write !== undefined) sql.options.serializers[1184] = instant.write;
  return { sql, orm };
}

function urls(): DatabaseUrls {
  return (slot.urls ??= databaseUrls());
}

/** Drizzle over the newsroom's role, which may do what the newsroom does but can't switch off a trigger. */
export function newsroom(): Database {
  return newsroomPool().orm;
}

/**
 * Plain SQL over the newsroom's role. timestamptz comes back as Date, date and int8 as text;
 * JSON is passed as `${JSON.stringify(value)}::jsonb` (not with sql.json: Drizzle has switched that off) and comes back parsed.
 */
export function newsroomSql(): postgres.Sql {
  return newsroomPool().sql;
}

/** One transaction of readers is one snapshot, and writes nothing; said once, so that no transaction has to say it again. */
const readersAlways = {
  default_transaction_isolation: "repeatable read",
  default_transaction_read_only: true,
};

/** The desk's filters are as many as there are desks: what is right for one bureau's question is wrong for another's. */
const newsroomAlways = { plan_cache_mode: "force_custom_plan" };

function newsroomPool(): Pool {
  return (slot.newsroom ??= pooled(rememberingStatements(open(urls().app, newsroomAlways))));
}

function readersPool(): Pool {
  return (slot.readers ??= pooled(rememberingStatements(open(urls().reader, readersAlways))));
}

/** Drizzle over the readers' role: SELECT in schema `live`, refused (42501) everywhere else. */
export function readers(): Database {
  return readersPool().orm;
}

/** Plain SQL over the readers' role; values as in `newsroomSql`. */
export function readersSql(): postgres.Sql {
  return readersPool().sql;
}

/** Points both pools at other addresses (tests, or the server once the database is up) and closes the old ones. */
export async function useDatabase(next: DatabaseUrls | null): Promise<void> {
  await closePools();
  if (next === null) delete slot.urls;
  else slot.urls = next;
}

/** Closes both pools after the running queries, at most 5 s later. The next query opens them again. */
export async function closePools(): Promise<void> {
  const pools = [slot.newsroom, slot.readers];
  delete slot.newsroom;
  delete slot.readers;
  await Promise.all(pools.flatMap((pool) => (pool ? [pool.sql.end({ timeout: 5 })] : [])));
}

export type Listening = { close(): Promise<void> };

/**
 * Listens on a channel of the primary with a connection of its own, for as long as the process lives.
 * `onListening` runs after every (re)connection: what was said meanwhile is lost, so that is the moment to compare.
 */
export function listen(
  channel: string,
  onMessage: (payload: string) => void,
  onListening: () => void,
): Listening {
  let closed = false;
  let current: postgres.Sql | null = null;
  let wake: () => void = () => {};
  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  // The driver's own sql.listen() gives up silently when the database stays away; so the connection is ours and so is its end.
  const receiver = { onnotify: (_channel: string, payload: string) => onMessage(payload) };
  const run = async () => {
    for (let failures = 0; !closed;) {
      let lost: () => void = () => {};
      const ended = new Promise<void>((resolve) => (lost = resolve));
      const sql = postgres(urls().app, {
        ...connectionOptions(),
        ...receiver,
        max: 1,
        idle_timeout: 0,
        max_lifetime: null,
        onclose: () => lost(),
      });
      current = sql;
      try {
        await sql.unsafe(`listen "${channel.replaceAll('"', '""')}"`);
        failures = 0;
        onListening();
        await ended;
      } catch {
        // Whatever the reason (away, closed for maintenance, a changed password): nobody waits here who could be told,
        // and whoever compares as well notices. A listener that gave up would never come back.
        failures++;
      }
      await sql.end({ timeout: 0 });
      if (!closed) await pause(Math.min(100 * 2 ** failures, 1000));
    }
  };
  const running = run();
  return {
    async close() {
      closed = true;
      wake();
      await current?.end({ timeout: 0 });
      await running.catch(() => {});
    },
  };
}

const AWAY = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "57P01",
  "57P02",
  "57P03",
  "53300",
]);

/**
 * True when the database could not be asked (refused, ended, starting, stopping, full of connections), whatever wraps the error:
 * then the answer is 503 with Retry-After, never "not found" and never "signed out".
 */
export function isDatabaseAway(error: unknown): boolean {
  return hasCode(error, (code) => AWAY.has(code) || /^08...$/.test(code));
}

/** True when PostgreSQL gave up because the question took longer than it was given. */
export function isTooSlow(error: unknown): boolean {
  return hasCode(error, (code) => code === "57014");
}

/** True when a lock was not to be had in the time given for it, or two transactions waited for each other. */
export function isLockTaken(error: unknown): boolean {
  return hasCode(error, (code) => code === "55P03" || code === "40P01");
}

/** True when a row with this key is there already. */
export function isTakenAlready(error: unknown): boolean {
  return hasCode(error, (code) => code === "23505");
}

/** True when a text held a character that PostgreSQL keeps in no column: U+0000, or half of a surrogate pair in JSON. */
export function isUnstorable(error: unknown): boolean {
  return hasCode(error, (code) => code === "22021" || code === "22P05");
}

function hasCode(error: unknown, fits: (code: string) => boolean): boolean {
  const seen = new Set<unknown>();
  const waiting = [error];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (!(next instanceof Error) || seen.has(next)) continue;
    seen.add(next);
    const code = "code" in next ? next.code : null;
    if (typeof code === "string" && fits(code)) return true;
    waiting.push(next.cause);
    if (next instanceof AggregateError) waiting.push(...next.errors);
  }
  return false;
}
