// Job: the owner's single connection: migrations, roles, backup. Never used while people work.
import postgres from "postgres";
import { StartRefusal } from "#lib/env.ts";
import { isDatabaseAway } from "./client.ts";
import { APPLICATION_NAME } from "./connection.ts";

/** One connection without time limits on statements, because a migration takes as long as it takes. */
export function openOwner(url: string): postgres.Sql {
  return postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    connect_timeout: 5,
    onnotice: () => {},
    connection: { application_name: APPLICATION_NAME, TimeZone: "UTC" },
  });
}

/** An address as it may be printed: without its password. */
export function printable(url: string): string {
  const shown = new URL(url);
  shown.password = "";
  return shown.toString();
}

/** Worded for the console: why the database at `url` can't be used. Null for what is a bug of ours. */
export function whyRefused(error: unknown, url: string): StartRefusal | null {
  if (error instanceof StartRefusal) return error;
  const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
  const at = printable(url);
  if (["28P01", "28000"].includes(code))
    return new StartRefusal(
      `The database at ${at} refuses this user or password: put DATABASE_URL right and start again.`,
    );
  if (code === "3D000")
    return new StartRefusal(
      `There is no database of this name at ${at}: make it (CREATE DATABASE), or put DATABASE_URL right.`,
    );
  if (isDatabaseAway(error))
    return new StartRefusal(
      `The database at ${at} does not answer (${code}): start it or put DATABASE_URL right, then start again.`,
    );
  return null;
}
