// Everything the database holds, as of one instant: a repeatable-read snapshot, so that a backup taken while people work is a state that
// existed. Rows travel as JSON, which every PostgreSQL from 15 on writes and reads alike.
import type postgres from "postgres";
import type { DrawnCrops, OriginalKind } from "#lib/newsroom/picture.ts";
import { openOwner, whyRefused } from "./owner.ts";

export type BackupTable = Readonly<{ schema: string; name: string; columns: readonly string[] }>;
export type SequenceState = Readonly<{ schema: string; name: string; lastValue: string; isCalled: boolean }>;

/** Which files a picture has: its sizes, its parts, the file as it was brought. */
export type SnapshotPicture = Readonly<{
  key: string;
  widths: readonly number[];
  drawnCrops: DrawnCrops;
  original: OriginalKind | null;
  /** The only one in which it is stored; null: all. */
  format: "jpg" | null;
}>;

export type Snapshot = Readonly<{
  /** The database's instant at which the snapshot was taken. */
  at: Date;
  server: string;
  /** Digests of the migrations that made the tables, oldest first. */
  migrations: readonly string[];
  tables: readonly BackupTable[];
  sequences: readonly SequenceState[];
  pictures: readonly SnapshotPicture[];
  /** A table's rows in the order of its key, a few hundred at a time, each row one JSON text without a line break. */
  rows(table: BackupTable): AsyncIterable<string[]>;
}>;

const rowsAtOnce = 250;

/** Tables of ours with the columns that hold something of their own: a generated one is reckoned again on the other side. */
export async function ownTables(sql: postgres.TransactionSql): Promise<BackupTable[]> {
  return sql<BackupTable[]>`
    select n.nspname as schema, c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relkind = 'r' and n.nspname in ('public', 'live')
    group by 1, 2 order by 1 desc, 2`;
}

/** Digests of the applied migrations, oldest first. */
export async function appliedMigrations(sql: postgres.TransactionSql): Promise<string[]> {
  const rows = await sql<
    { hash: string }[]
  >`select hash from drizzle.__drizzle_migrations order by created_at`;
  return rows.map(({ hash }) => hash);
}

async function sequenceStates(sql: postgres.TransactionSql): Promise<SequenceState[]> {
  const found = await sql<{ schema: string; name: string }[]>`
    select schemaname as schema, sequencename as name from pg_sequences where schemaname in ('public', 'live') order by 1, 2`;
  const states: SequenceState[] = [];
  for (const { schema, name } of found) {
    const [state] = await sql<{ lastValue: string; isCalled: boolean }[]>`
      select last_value::text as "lastValue", is_called as "isCalled" from ${sql(schema)}.${sql(name)}`;
    if (state) states.push({ schema, name, ...state });
  }
  return states;
}

async function* rowsOf(
  sql: postgres.TransactionSql,
  { schema, name, columns }: BackupTable,
): AsyncGenerator<string[]> {
  const key = await sql<{ column: string }[]>`
    select a.attname as column from pg_index i
    join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
    where i.indisprimary and i.indrelid = ${`"${schema}"."${name}"`}::regclass
    order by array_position(i.indkey::int2[], a.attnum)`;
  const order = key.length > 0 ? sql`order by ${sql(key.map(({ column }) => column))}` : sql``;
  const batches = sql<{ row: string }[]>`
    select row_to_json(chosen)::text as row
    from (select ${sql([...columns])} from ${sql(schema)}.${sql(name)} ${order}) as chosen`.cursor(
    rowsAtOnce,
  );
  for await (const batch of batches) yield batch.map(({ row }) => row);
}

/** Read one snapshot over the owner's connection. Whatever was committed before this began is in it; people go on working. */
export async function withSnapshot<Result>(
  ownerUrl: string,
  read: (snapshot: Snapshot) => Promise<Result>,
): Promise<Result> {
  const owner = openOwner(ownerUrl);
  try {
    const result = await owner.begin("isolation level repeatable read read only", async (sql) => {
      const [here] = await sql<{ at: Date; server: string }[]>`
        select date_trunc('milliseconds', clock_timestamp()) as at, current_setting('server_version') as server`;
      if (!here) throw new Error("the database did not say what time it is");
      return {
        value: await read({
          ...here,
          migrations: await appliedMigrations(sql),
          tables: await ownTables(sql),
          sequences: await sequenceStates(sql),
          pictures: await sql<SnapshotPicture[]>`
            select key, widths, drawn_crops as "drawnCrops", original, null as format from media
            union all select key, widths, '{}'::jsonb, null, null from logo
            union all select key, '[1200]'::jsonb, '{}'::jsonb, null, 'jpg' from live.card order by key`,
          rows: (table) => rowsOf(sql, table),
        }),
      };
    });
    return result.value;
  } catch (error) {
    throw whyRefused(error, ownerUrl) ?? error;
  } finally {
    await owner.end({ timeout: 5 });
  }
}
