// Questions are remembered by their connection (prepared statements). Drizzle asks each one anew, which takes two turns to the
// database every time, and no two of them travel together; a remembered question is one turn, and those that are asked at once
// are one.
import type postgres from "postgres";

/** So many different questions are remembered; a page asks some ten, all pages together some hundred. */
const mostRemembered = 400;
/** Rows that are written many at a time are a question of another kind for every number of them. */
const mostParameters = 60;
/** A plan that is right for any word is wrong for a rare one: what looks for words is planned for those words. */
const plannedAnew = /tsquery|similarity/;

type Asks = Pick<postgres.Sql, "unsafe">;
type Unsafe = Asks["unsafe"];

type Remembers = (text: string, parameters: number) => boolean;

/**
 * A memory of its own: says whether a question of this text, with so many parameters, is one to remember. Whatever makes
 * questions of endless kinds can't fill the database's memory.
 */
export function statementMemory(): Remembers {
  const texts = new Set<string>();
  return (text, parameters) => {
    if (parameters === 0) return false;
    if (texts.has(text)) return true;
    if (texts.size >= mostRemembered || parameters > mostParameters || plannedAnew.test(text)) return false;
    texts.add(text);
    return true;
  };
}

type Within = (...parameters: readonly unknown[]) => Promise<unknown>;

function withMemory<Client extends Asks>(sql: Client, remembers: Remembers): Client {
  const unsafe = ((text, parameters, options) =>
    sql.unsafe(text, parameters, {
      ...options,
      prepare: remembers(text, parameters?.length ?? 0),
    })) as Unsafe;
  /** `begin` and `savepoint` hand their function a client of the transaction's own. */
  const within =
    (open: Within): Within =>
    (...parameters) =>
      open(
        ...parameters.map((one) =>
          typeof one === "function" ? (at: Client) => one(withMemory(at, remembers)) : one,
        ),
      );
  return new Proxy(sql, {
    get(target, name, self) {
      if (name === "unsafe") return unsafe;
      const found: unknown = Reflect.get(target, name, self);
      return name === "begin" || name === "savepoint" ? within(found as Within) : found;
    },
  });
}

/** The same client, whose connections remember questions that have parameters; in transactions, too. */
export function rememberingStatements(sql: postgres.Sql): postgres.Sql {
  return withMemory(sql, statementMemory());
}
