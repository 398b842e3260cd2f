// Job: what every connection to the database has in common. Apart from the pools, because the launcher of the embedded server needs
// it in every process at start, and Drizzle takes seconds of processor time to load.
import type postgres from "postgres";

const STATEMENT_SECONDS = 15;
const IDLE_IN_TRANSACTION_SECONDS = 15;

/** The name under which PostgreSQL lists every connection of this process. */
export const APPLICATION_NAME = `nightdesk ${process.pid}`;

/** What every connection of this project has in common. Times are in UTC; a new connection is tried again within half a second. */
export function connectionOptions(): postgres.Options<Record<string, postgres.PostgresType>> {
  return {
    connect_timeout: 5,
    backoff: (retries: number) => Math.min(0.05 * 2 ** retries, 0.5),
    onnotice: () => {},
    connection: {
      application_name: APPLICATION_NAME,
      statement_timeout: STATEMENT_SECONDS * 1000,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_SECONDS * 1000,
      TimeZone: "UTC",
    },
  };
}
