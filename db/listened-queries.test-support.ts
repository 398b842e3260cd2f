// What functions ask of the database, and what it costs there: each query is heard as it is asked, then explained. For the
// programs that measure.
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { type Database, isTooSlow } from "./client.ts";
import { connectionOptions } from "./connection.ts";
import { rememberingStatements, statementMemory } from "./remembered-statements.ts";

type Asked = Readonly<{ query: string; parameters: readonly unknown[] }>;

type Plan = readonly Readonly<{ "Planning Time": number; "Execution Time": number }>[];

export type ListenedDatabase = Readonly<{
  db: Database;
  /** Milliseconds that the queries of `ask` take in the database, planning included where they are planned anew, without the way there and back. */
  within(ask: () => Promise<unknown>): Promise<number>;
  close(): Promise<void>;
}>;

const explain = "explain (analyze, timing off, format json)";

const plain = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** A parameter as the driver would send it, written out: EXPLAIN takes none. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return "null";
  const text = Array.isArray(value)
    ? `{${value.map((one) => `"${plain(one).replaceAll(/["\\]/g, String.raw`\$&`)}"`).join(",")}}`
    : value instanceof Date
      ? value.toISOString()
      : plain(value);
  return `'${text.replaceAll("'", "''")}'`;
}

/** One connection whose queries are heard. */
export function listenedDatabase(url: string): ListenedDatabase {
  const sql = postgres(url, { ...connectionOptions(), max: 1, idle_timeout: 0 });
  const asked: Asked[] = [];
  // As in client.ts: Drizzle switches off the driver's reading of instants.
  const instant = { parse: sql.options.parsers[1184], write: sql.options.serializers[1184] };
  const db = drizzle(rememberingStatements(sql), {
    logger: { logQuery: (query, parameters) => void asked.push({ query, parameters }) },
  });
  if (instant.parse !== undefined) sql.options.parsers[1184] = instant.parse;
  if (instant.write !== undefined) sql.options.serializers[1184] = instant.write;

  const remembers = statementMemory();
  const names = new Map<string, string>();

  /** The question as its connection remembers it; for the first five times the database plans such a one anew. */
  async function remembered(at: postgres.TransactionSql, { query, parameters }: Asked): Promise<string> {
    const execution = (name: string) => `execute ${name}(${parameters.map(literal).join(", ")})`;
    const known = names.get(query);
    if (known !== undefined) return execution(known);
    const name = `asked_${names.size}`;
    names.set(query, name);
    await at.unsafe(`prepare ${name} as ${query}`);
    for (let time = 0; time < 5; time++) await at.unsafe(execution(name));
    return execution(name);
  }

  async function explained(at: postgres.TransactionSql, { query, parameters }: Asked): Promise<number> {
    const started = performance.now();
    try {
      // What only asks for a plan has none of its own: the way there and back is counted with it.
      if (/^\s*explain\b/i.test(query)) {
        await at.unsafe(query, parameters as postgres.ParameterOrJSON<never>[]);
        return performance.now() - started;
      }
      const [row] = await at.savepoint(async (one) =>
        remembers(query, parameters.length)
          ? one.unsafe(`${explain} ${await remembered(one, { query, parameters })}`)
          : one.unsafe(`${explain} ${query}`, parameters as postgres.ParameterOrJSON<never>[]),
      );
      const plan = (row?.["QUERY PLAN"] as Plan | undefined)?.[0];
      return (plan?.["Planning Time"] ?? Number.NaN) + (plan?.["Execution Time"] ?? Number.NaN);
    } catch (error) {
      if (!isTooSlow(error)) throw error;
      return performance.now() - started;
    }
  }

  return {
    db,
    async within(ask) {
      asked.length = 0;
      await ask();
      const queries = asked.splice(0);
      // In one transaction, as they are asked: settings that count until its end count here, too.
      return sql.begin("read only", async (at) => {
        let milliseconds = 0;
        for (const query of queries) milliseconds += await explained(at, query);
        return milliseconds;
      });
    },
    close: () => sql.end({ timeout: 5 }),
  };
}
