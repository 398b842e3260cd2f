// The table of rights at the two lines that stay open: the co-editing socket and the stream of open screens. Every cell of
// role × bureau × own work × stage × publication of lib/newsroom/permissions.ts comes with a ticket, or without the right to one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import * as Y from "yjs";
import { openSession, sessionKey } from "#db/auth.ts";
import { newsroom, newsroomSql } from "#db/client.ts";
import { admit } from "#db/collab-admission.ts";
import { openDocument } from "#db/collab-open.ts";
import { announceToDesk } from "#db/desk-news.ts";
import { peopleOfEveryRole } from "#db/rights.test-support.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { placedArticle, row } from "#db/testing-stories.ts";
import { WORKING_SCHEMA_VERSION } from "#lib/document/working-schema.ts";
import { env } from "#lib/env.ts";
import { type Actor, publications, type Role, roles, stages } from "#lib/newsroom/article.ts";
import type { TextRight } from "#lib/newsroom/permissions.ts";
import { type MatrixCell, rightsMatrix } from "#lib/newsroom/rights-matrix.ts";
import { authMessage, frame, type RawSocket, syncMessage } from "#lib/raw-socket.test-support.ts";
import {
  firstText,
  rawSocket,
  startWritingServer,
  until,
  type WritingServer,
} from "./collab.test-support.ts";
import { documentName, makeTicket } from "./collab-ticket.ts";
import { closeDeskStreams, openDeskStream } from "./desk-stream.ts";

type Person = Readonly<{ actor: Actor; token: string }>;
type Place = Readonly<Pick<MatrixCell, "stage" | "publication" | "inBureau" | "own">>;

const wholeText = 0;
const change = 2;
/** Begins every word that must be stored nowhere. */
const refused = "zqrefused";
const nobodys = 999_999_999;

let database: TestDatabase;
let server: WritingServer;
let people: ReadonlyMap<Role, Person>;
const cells = new Map([...rightsMatrix()].map((cell) => [nameOf(cell, cell.role, cell.deed), cell]));

before(async () => {
  env.set({ AUTH_SECRET: "a secret that only this test knows, long enough" });
  database = await testDatabase("collab rights");
  const actors = await peopleOfEveryRole();
  people = new Map(
    await Promise.all(
      roles.map(
        async (role) =>
          [role, { actor: actors[role], token: await openSession(actors[role].id, null) }] as const,
      ),
    ),
  );
  server = await startWritingServer();
});

after(async () => {
  await closeDeskStreams();
  await server.close();
  await database.close();
});

function nameOf({ stage, publication, inBureau, own }: Place, role: Role, deed: string): string {
  return [
    role,
    deed,
    stage,
    publication,
    inBureau ? "own bureau" : "other bureau",
    own ? "own" : "theirs",
  ].join(" ");
}

function cellOf(place: Place, role: Role, deed: MatrixCell["deed"]): MatrixCell {
  const found = cells.get(nameOf(place, role, deed));
  assert.ok(found);
  return found;
}

/** What the table says of the text: nothing at all, or what its person may do with it. */
function expectedOf(place: Place, role: Role): TextRight | null {
  if (!cellOf(place, role, "read").allowed) return null;
  if (cellOf(place, role, "edit-text").allowed) return "edit";
  const open = place.stage !== "ready" && place.publication !== "killed";
  return open && cellOf(place, role, "suggest").allowed ? "suggest" : "read";
}

const places: readonly Place[] = stages.flatMap((stage) =>
  publications.flatMap((publication) =>
    [true, false].flatMap((inBureau) => [true, false].map((own) => ({ stage, publication, inBureau, own }))),
  ),
);

function personOf(role: Role): Person {
  const found = people.get(role);
  assert.ok(found);
  return found;
}

/** Those of `all` at once that are few enough for one network's places at the door. */
async function fewAtOnce<One>(all: readonly One[], run: (one: One) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const work = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await run(one);
  };
  await Promise.all(Array.from({ length: 8 }, work));
}

type Knock = Readonly<{ id: number; epoch: number; token: string }>;

/** A socket that shows a ticket for this text, whether its person was given one or not. */
async function knock({ id, epoch, token }: Knock): Promise<RawSocket> {
  const ticket = { articleId: id, epoch, session: sessionKey(token), schema: WORKING_SCHEMA_VERSION };
  const socket = await rawSocket(server.origin);
  socket.send(frame(documentName(id, epoch), authMessage, 0, makeTicket(ticket, Date.now()), "4.0.0"));
  return socket;
}

async function storedText(id: number): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (const bytes of (await openDocument(id))?.updates ?? []) Y.applyUpdate(doc, bytes);
  return doc;
}

/** A change by somebody who has this text: a word put at its beginning. */
function wordAdded(text: Y.Doc, word: string, marks: Record<string, unknown> = {}): Uint8Array {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(text));
  const known = Y.encodeStateVector(doc);
  firstText(doc).insert(0, `${word} `, marks);
  return Y.encodeStateAsUpdate(doc, known);
}

const count = (text: string, part: string) => text.split(part).length - 1;

/** Sends a change and waits for the server's word on it. */
async function answerTo(
  socket: RawSocket,
  name: string,
  update: Uint8Array,
): Promise<"taken" | "not taken" | "put out"> {
  const said = (status: number) => Buffer.from(frame(name, 8, status)).toString("latin1");
  const [taken, not] = [count(socket.heard(), said(1)), count(socket.heard(), said(0))];
  socket.send(frame(name, syncMessage, change, update));
  let answer: "taken" | "not taken" | "put out" | null = null;
  await until(() => {
    if (socket.heard().includes("suggest-only")) answer = "put out";
    else if (count(socket.heard(), said(1)) > taken) answer = "taken";
    else if (count(socket.heard(), said(0)) > not) answer = "not taken";
    return answer !== null;
  }, "the change is answered");
  assert.ok(answer);
  return answer;
}

/** Who may not read gets no ticket, and one from before opens nothing: as for an article that there never was. */
async function staysOut(id: number, epoch: number, token: string): Promise<void> {
  const heard: string[] = [];
  const text = await storedText(id);
  for (const asked of [id, nobodys]) {
    const name = documentName(asked, epoch);
    const socket = await knock({ id: asked, epoch, token });
    await until(() => socket.heard().includes("hidden") || socket.ended() !== null, "refused");
    socket.send(frame(name, syncMessage, wholeText, new Uint8Array([0])));
    socket.send(frame(name, syncMessage, change, wordAdded(text, `${refused}hidden${asked}`)));
    socket.close();
    await until(() => socket.ended() !== null, "gone");
    assert.equal(/Harbour|Ships of/.test(socket.heard()), false);
    heard.push(socket.heard().replaceAll(Buffer.from(frame(name)).toString("latin1"), "NAME"));
  }
  assert.equal(heard[0], heard[1]);
}

/** Lets in whoever may read, and takes of them what the table says and no more. The socket stays open. */
async function mayDo(
  right: TextRight,
  id: number,
  epoch: number,
  { actor, token }: Person,
): Promise<RawSocket> {
  const name = documentName(id, epoch);
  const socket = await knock({ id, epoch, token });
  await until(() => socket.heard().includes('"t":"right"'), "let in");
  assert.ok(socket.heard().includes(`"right":"${right}"`), socket.heard());
  const short = `${actor.role}${id}`;
  const mark = { "insertion--abcdefgh": { id: `${actor.id}~abcdefgh`, within: null, run: "" } };
  const suggested = `${right === "read" ? refused : "zqsuggested"}${short}`;
  const written = `${right === "edit" ? "zqwritten" : refused}${short}`;
  const text = await storedText(id);
  assert.equal(
    await answerTo(socket, name, wordAdded(text, suggested, mark)),
    right === "read" ? "not taken" : "taken",
    "a suggestion",
  );
  assert.equal(
    await answerTo(socket, name, wordAdded(text, written)),
    { edit: "taken", suggest: "put out", read: "not taken" }[right],
    "a change of the text",
  );
  const stored = (await storedText(id)).getXmlFragment("body").toJSON();
  assert.equal(stored.includes(suggested), right !== "read", "a suggestion is stored");
  assert.equal(stored.includes(written), right === "edit", "a change of the text is stored");
  return socket;
}

/** How many rows of every table, whatever they are made of, hold a word. */
async function rowsWith(word: string): Promise<readonly string[]> {
  const sql = newsroomSql();
  const tables = await sql<{ schema: string; table: string }[]>`
    select schemaname as schema, relname as table from pg_stat_user_tables
    where has_schema_privilege(schemaname, 'usage') and has_table_privilege(relid, 'select') order by 1, 2`;
  assert.ok(tables.length > 30);
  const [asText, asBytes] = [`%${word}%`, `%${Buffer.from(word).toString("hex")}%`];
  const found: string[] = [];
  for (const { schema, table } of tables) {
    const [sum] = await sql`
      select count(*)::int as rows from ${sql(schema)}.${sql(table)} t where t::text like ${asText} or t::text like ${asBytes}`;
    if (sum?.["rows"] > 0) found.push(`${schema}.${table}`);
  }
  return found;
}

test("at the co-editing socket every cell of the table of rights reads, suggests and writes as it says, or is refused like a missing article", async () => {
  const asked = { out: 0, read: 0, suggest: 0, edit: 0 };
  await fewAtOnce(places, async (place) => {
    const { id } = await placedArticle({ ...place, atHome: place.inBureau });
    const { stage, publication } = await row(id);
    assert.deepEqual({ stage, publication }, { stage: place.stage, publication: place.publication });
    const epoch = (await openDocument(id))?.epoch ?? 0;
    const open: RawSocket[] = [];
    // The chief comes first and stays, so that whoever is refused is refused at a text that stands open.
    for (const role of roles.toSorted((one, two) => Number(two === "chief") - Number(one === "chief"))) {
      const { actor, token } = personOf(role);
      const expected = expectedOf(place, role);
      const admission = await admit(actor, id, token);
      const name = nameOf(place, role, "read");
      assert.equal(admission?.right ?? null, expected, name);
      try {
        if (expected === null) await staysOut(id, epoch, token);
        else open.push(await mayDo(expected, id, epoch, { actor, token }));
      } catch (error) {
        throw new Error(`${name} (${expected ?? "hidden"}): ${String(error)}`, { cause: error });
      }
      asked[expected ?? "out"] += 1;
    }
    for (const socket of open) socket.close();
    await until(() => open.every((socket) => socket.ended() !== null), "everybody has left");
  });
  assert.equal(await admit(personOf("chief").actor, nobodys, personOf("chief").token), null);
  assert.equal(
    asked.out + asked.read + asked.suggest + asked.edit,
    roles.length * stages.length * publications.length * 4,
  );
  for (const many of Object.values(asked)) assert.ok(many > 0, JSON.stringify(asked));
  assert.deepEqual(await rowsWith(refused), []);
  assert.ok((await rowsWith("zqwritten")).length > 0, "what is stored is found");
});

test("on the stream of open screens everybody hears of exactly the articles that the table lets them read", async () => {
  const known = new Map(
    await Promise.all(
      places.map(
        async (place) => [(await placedArticle({ ...place, atHome: place.inBureau })).id, place] as const,
      ),
    ),
  );
  const left = new AbortController();
  const lines = roles.map((role) => {
    const { actor, token } = personOf(role);
    const stream = openDeskStream({
      actor,
      session: sessionKey(token),
      deafMs: 86_400_000,
      signal: left.signal,
      demoAccounts: () => true,
    });
    assert.ok(stream);
    const line = { role, said: "" };
    void (async () => {
      for await (const chunk of stream) line.said += Buffer.from(chunk).toString();
    })();
    return line;
  });
  const all = (part: string) => lines.every(({ said }) => said.includes(part));
  await until(() => all('"anew"'), "every line is heard");
  for (const articleId of known.keys()) await announceToDesk(newsroom(), { t: "article", articleId });
  await announceToDesk(newsroom(), { t: "coverage" });
  await until(() => all('"coverage"'), "everything was said");
  for (const { role, said } of lines) {
    const heard = new Set(
      [...said.matchAll(/"id":(?<id>\d+)/g)].map((match) => Number(match.groups?.["id"])),
    );
    for (const [id, place] of known)
      assert.equal(heard.has(id), cellOf(place, role, "read").allowed, nameOf(place, role, "read"));
  }
  left.abort();
});
