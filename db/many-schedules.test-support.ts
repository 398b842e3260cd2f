// Thousands of schedules in seconds: three articles are brought to their schedule by people's verbs, and all others are
// copies of them, row by row and with every trigger awake, each with a text, hashes, approvals and a chain of events of
// its own.
import type postgres from "postgres";
import { contentHash } from "#lib/document/content-hash.ts";
import type { Content } from "#lib/document/content.ts";
import { eventHash } from "./events.ts";
import { newId } from "./ids.ts";
import {
  draftArticle,
  finished,
  liveArticle,
  must,
  write,
  type SmallNewsroom,
} from "./newsroom.test-support.ts";
import { openOwner } from "./owner.ts";

type Row = Record<string, unknown>;

/** In an order in which every row finds what it names. */
const tables = [
  "working_copy",
  "contribution",
  "revision",
  "approval",
  "event",
  "schedule",
  "live.article",
  "live.byline",
  "live.listing",
] as const;

type Mold = Readonly<{
  id: number;
  article: Row;
  rows: Readonly<Record<(typeof tables)[number], readonly Row[]>>;
  /** Ids that are this article's alone. */
  own: readonly string[];
}>;

/** What is planned, and how many of ten schedules are of that kind. */
const share = { first: 6, change: 2, withhold: 2 } as const;
type Planned = keyof typeof share;

const batch = 200;
const farAhead = () => new Date(Date.now() + 86_400_000);

async function mold(room: SmallNewsroom, planned: Planned): Promise<number> {
  const plan = { at: farAhead(), zone: "Europe/London" };
  if (planned === "withhold") {
    const id = await liveArticle(room);
    await must(room.editor, id, { verb: "plan-withhold", ...plan });
    return id;
  }
  const id = planned === "first" ? await draftArticle(room) : await liveArticle(room);
  if (planned === "change") {
    const content = finished(room, "The second ships left the harbour at noon.");
    await write(room.reporter, id, {
      ...content,
      slug: `${content.slug}-${id}`,
      headline: `Harbour stays open (${id})`,
    });
  }
  await must(room.reporter, id, { verb: "submit", ...(planned === "change" && { changeClass: "update" }) });
  await must(room.editor, id, { verb: "approve" });
  await must(room.editor, id, { verb: "schedule", ...plan });
  return id;
}

const keyOf = (table: string) => (table === "live.article" ? "id" : "article_id");

async function readMold(sql: postgres.Sql, id: number): Promise<Mold> {
  const read = async (table: string, key: string): Promise<Row[]> => {
    const rows = await sql<{ row: Row }[]>`
      select to_jsonb(t) as row from ${sql(table)} t where ${sql(key)} = ${id}`;
    // Events join their chain in order.
    return rows.map(({ row }) => row).toSorted((a, b) => Number(a["number"] ?? 0) - Number(b["number"] ?? 0));
  };
  const [article] = await read("article", "id");
  if (!article) throw new Error(`no article ${id}`);
  const found = await Promise.all(tables.map(async (table) => [table, await read(table, keyOf(table))]));
  const rows = Object.fromEntries(found) as Mold["rows"];
  const ids = (["revision", "approval", "event", "schedule"] as const).flatMap((table) =>
    rows[table].map((row) => String(row["id"])),
  );
  return { id, article, rows, own: [...ids, String(article["create_key"])] };
}

/** The mold's rows as those of an article with this id. */
function cast(from: Mold, id: number): Pick<Mold, "article" | "rows"> {
  let text = JSON.stringify({ article: from.article, rows: from.rows })
    .replaceAll(`-${from.id}"`, `-${id}"`)
    .replaceAll(`(${from.id})`, `(${id})`);
  for (const own of from.own) text = text.replaceAll(own, newId());
  const { article, rows } = JSON.parse(text) as Pick<Mold, "article" | "rows">;
  article["id"] = id;
  for (const table of tables) for (const row of rows[table]) row[keyOf(table)] = id;
  const hashes = new Map<unknown, string>();
  for (const row of [...rows.revision, ...rows.working_copy]) {
    row["hash"] = contentHash(row["content"] as Content);
    hashes.set(row["id"], String(row["hash"]));
  }
  for (const row of rows.approval) row["revision_hash"] = hashes.get(row["revision_id"]);
  let previousHash = "";
  for (const row of rows.event) {
    row["previous_hash"] = previousHash;
    previousHash = eventHash({
      articleId: id,
      number: Number(row["number"]),
      verb: String(row["verb"]),
      actorId: row["actor_id"] as string | null,
      before: row["before"] as Record<string, never>,
      after: row["after"] as Record<string, never>,
      revisionId: row["revision_id"] as string | null,
      emergency: row["emergency"] === true,
      reasonSalt: row["reason_salt"] as string | null,
      reason: row["reason"] as string | null,
      requestId: String(row["request_id"]),
      at: new Date(String(row["at"])),
      previousHash: String(row["previous_hash"]),
    });
    row["hash"] = previousHash;
  }
  return { article, rows };
}

/** What the article's row gets once its revisions and approvals are there: the triggers judge it as they judge any. */
const later = [
  "stage",
  "publication",
  "live_revision_id",
  "approved_revision_id",
  "submitted_by",
  "submitted_at",
  "proposed_class",
  "proposed_note",
  "first_published_at",
  "modified_at",
];
const begun = { stage: "draft", publication: "never" } as const;

async function columnsOf(sql: postgres.Sql, table: string): Promise<string> {
  const rows = await sql<{ name: string }[]>`
    select quote_ident(attname) as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;
  return rows.map(({ name }) => name).join(", ");
}

async function put(
  tx: postgres.TransactionSql,
  table: string,
  columns: string,
  rows: readonly Row[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.unsafe(
    `insert into ${table} (${columns}) overriding system value
     select ${columns} from jsonb_populate_recordset(null::${table}, ($1::text)::jsonb)`,
    [JSON.stringify(rows)],
  );
}

/** Copies of the molds, `count` schedules in all, every one of them a day ahead: `bringDue` says when they are due. */
export async function manySchedules(room: SmallNewsroom, count: number, ownerUrl: string): Promise<void> {
  const sql = openOwner(ownerUrl);
  try {
    const columns = new Map<string, string>();
    for (const table of ["article", ...tables]) columns.set(table, await columnsOf(sql, table));
    const molds: Mold[] = [];
    for (const planned of Object.keys(share) as Planned[]) {
      const one = await readMold(sql, await mold(room, planned));
      for (let times = 0; times < share[planned]; times++) molds.push(one);
    }
    // The molds are three of them.
    for (let made = 3; made < count; made += batch) {
      const size = Math.min(batch, count - made);
      const ids = await sql<{ id: string }[]>`
        select nextval(pg_get_serial_sequence('article', 'id')) as id from generate_series(1, ${size}::int)`;
      const casts = ids.flatMap(({ id }, index) => {
        const from = molds[(made + index) % molds.length];
        return from ? [cast(from, Number(id))] : [];
      });
      await sql.begin(async (tx) => {
        const empty = Object.fromEntries(later.map((name) => [name, null]));
        const drafts = casts.map(({ article }) => ({ ...article, ...empty, ...begun }));
        await put(tx, "article", columns.get("article") ?? "", drafts);
        for (const table of tables)
          await put(
            tx,
            table,
            columns.get(table) ?? "",
            casts.flatMap(({ rows }) => rows[table]),
          );
        await tx.unsafe(
          `update article a set ${later.map((name) => `${name} = n.${name}`).join(", ")}
           from jsonb_populate_recordset(null::article, ($1::text)::jsonb) n where a.id = n.id`,
          [JSON.stringify(casts.map(({ article }) => article))],
        );
      });
    }
  } finally {
    await sql.end();
  }
}

/** All that this room's editor planned comes due, in no order: the first in so long, the last so much later. Answers when the first is. */
export async function bringDue(
  room: SmallNewsroom,
  ownerUrl: string,
  { firstInMs, overMs }: Readonly<{ firstInMs: number; overMs: number }>,
): Promise<Date> {
  const sql = openOwner(ownerUrl);
  try {
    const [first] = await sql<{ at: Date }[]>`
      with plan as (select (clock_timestamp() + make_interval(secs => ${firstInMs / 1000}))::timestamptz(3) as at),
      spread as (select id, row_number() over (order by random()) - 1 as place, count(*) over () as all
        from schedule where state = 'pending' and created_by = ${room.editor.id}),
      moved as (
        update schedule s set at = plan.at + make_interval(secs => ${overMs / 1000}::float8 * spread.place / spread.all)
        from spread, plan where s.id = spread.id)
      select at from plan`;
    if (!first) throw new Error("the database did not say when");
    return first.at;
  } finally {
    await sql.end();
  }
}
