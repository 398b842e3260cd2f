// Puts a backup's rows in the place of what is there, all or nothing: one transaction as the owner. Triggers are off inside it, since they
// judge deeds and a restored row is a record; foreign keys are taken off and put back, which checks every row against them.
import type postgres from "postgres";
import { StartRefusal } from "#lib/env.ts";
import { appliedMigrations, type BackupTable, ownTables, type SequenceState } from "./backup-rows.ts";
import { newId } from "./ids.ts";
import { openOwner, whyRefused } from "./owner.ts";
import { cdnTasks } from "./purge.ts";

export type Restoring = Readonly<{
  migrations: readonly string[];
  sequences: readonly SequenceState[];
  /** What is there may be replaced. */
  replace: boolean;
}>;

/** Puts rows (JSON texts) into a table. */
export type LoadRows = (table: BackupTable, rows: readonly string[]) => Promise<void>;

const lockSeconds = 15;

/**
 * Empty every table, let `fill` load the rows, and commit. Whatever fails leaves the database as it was.
 * @throws StartRefusal in a sentence: another release's backup, a database that isn't empty, or one that is in use
 */
export async function restoreRows(
  ownerUrl: string,
  given: Restoring,
  fill: (load: LoadRows) => Promise<void>,
): Promise<void> {
  const owner = openOwner(ownerUrl);
  try {
    await owner.begin(async (sql) => {
      await refuseOtherRelease(sql, given.migrations);
      await sql`select set_config('lock_timeout', ${`${lockSeconds}s`}, true)`;
      const tables = await ownTables(sql);
      const named = tables.map(({ schema, name }) => `"${schema}"."${name}"`);
      await sql.unsafe(`lock table ${named.join(", ")} in access exclusive mode`);
      if (!given.replace && (await holdsSomething(sql))) {
        throw new StartRefusal(
          "This database already holds a newsroom: restore into an empty one, or add --replace to put the backup in its place.",
        );
      }
      const [head] = await sql<{ seq: string }[]>`select seq from live.purge_head`;
      const keys = await foreignKeys(sql);
      for (const { table, name } of keys) await sql.unsafe(`alter table ${table} drop constraint ${name}`);
      for (const table of named) await sql.unsafe(`alter table ${table} disable trigger user`);
      await sql.unsafe(`truncate ${named.join(", ")}`);
      await fill((table, rows) => insert(sql, tables, table, rows));
      for (const { table, name, definition } of keys)
        await sql.unsafe(`alter table ${table} add constraint ${name} ${definition}`);
      for (const table of named) await sql.unsafe(`alter table ${table} enable trigger user`);
      for (const { schema, name, lastValue, isCalled } of given.sequences) {
        await sql`select setval(format('%I.%I', ${schema}::text, ${name}::text)::regclass, ${lastValue}::bigint, ${isCalled})`;
      }
      await dropPagesShownBefore(sql, Number(head?.seq ?? 0));
    });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : null;
    if (code === "55P03")
      throw new StartRefusal(
        "The newsroom is at work on this database: stop it (Ctrl-C where it runs), then restore again. Nothing was changed.",
      );
    throw whyRefused(error, ownerUrl) ?? error;
  } finally {
    await owner.end({ timeout: 5 });
  }
}

async function refuseOtherRelease(
  sql: postgres.TransactionSql,
  migrations: readonly string[],
): Promise<void> {
  const here = await appliedMigrations(sql);
  if (here.join() === migrations.join()) return;
  const older = migrations.every((hash, index) => hash === here[index]);
  throw new StartRefusal(
    older
      ? "This backup was made by an older release: restore it with that release, then start this one, which migrates it. Nothing was changed."
      : "This backup was made by a newer release or another one: restore it with that release. Nothing was changed.",
  );
}

async function holdsSomething(sql: postgres.TransactionSql): Promise<boolean> {
  const [row] = await sql<{ some: boolean }[]>`
    select exists (select from person) or exists (select from site) or exists (select from article) as some`;
  return row?.some ?? true;
}

async function foreignKeys(
  sql: postgres.TransactionSql,
): Promise<{ table: string; name: string; definition: string }[]> {
  return sql<{ table: string; name: string; definition: string }[]>`
    select format('%I.%I', n.nspname, c.relname) as table, quote_ident(k.conname) as name, pg_get_constraintdef(k.oid) as definition
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid
    join pg_namespace n on n.oid = c.relnamespace
    where k.contype = 'f' and n.nspname in ('public', 'live') order by 1, 2`;
}

async function insert(
  sql: postgres.TransactionSql,
  tables: readonly BackupTable[],
  table: BackupTable,
  rows: readonly string[],
): Promise<void> {
  const known = tables.find(({ schema, name }) => schema === table.schema && name === table.name);
  // The names come out of a file: only those that this database has go into a statement.
  if (!known || table.columns.some((column) => !known.columns.includes(column))) {
    throw new StartRefusal(
      `The backup holds ${table.schema}.${table.name} in a shape that this database doesn't know. Nothing was changed.`,
    );
  }
  if (rows.length === 0) return;
  const columns = sql([...table.columns]);
  await sql`
    insert into ${sql(known.schema)}.${sql(known.name)} (${columns}) overriding system value
    select ${columns} from json_populate_recordset(null::${sql(known.schema)}.${sql(known.name)}, ${`[${rows.join(",")}]`}::text::json)`;
}

/** A server that showed pages of the replaced newsroom must drop them: its purge numbers only ever grow. */
async function dropPagesShownBefore(sql: postgres.TransactionSql, shown: number): Promise<void> {
  const [restored] = await sql<{ seq: string }[]>`select seq from live.purge_head`;
  if (shown === 0 || !restored) return;
  const seq = Math.max(shown, Number(restored.seq)) + 1;
  await sql`update live.purge_head set seq = ${seq}`;
  await sql`insert into live.purge (tag, seq) values ('site', ${seq}) on conflict (tag) do update set seq = excluded.seq`;
  await sql`select pg_notify('purge', ${JSON.stringify({ seq, tags: ["site"] })})`;
  for (const { kind, payload, afterSeconds = 0 } of cdnTasks(seq, ["site"]))
    await sql`insert into outbox (id, kind, payload, next_try_at)
      values (${newId()}, ${kind}, ${JSON.stringify(payload)}::text::jsonb, now() + make_interval(secs => ${afterSeconds}))`;
}
