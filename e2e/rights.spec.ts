// The table of rights against the running server: every verb, text, picture and page × role, stage, publication, bureau and
// own work, generated from lib/newsroom/permissions.ts.
import { randomUUID } from "node:crypto";
import { actorOf, draft, type Placed, placedArticle, type Row, row, text } from "#db/testing-stories.ts";
import { schemas } from "#db/testing-schemas.ts";
import type { HoldKind } from "#lib/newsroom/article.ts";
import { type VerbName, verbNames } from "#lib/newsroom/decision.ts";
import { verbs as table, type Verb } from "#lib/newsroom/lifecycle.ts";
import { articleDeeds, reachOf } from "#lib/newsroom/permissions.ts";
import { type MatrixCell, rightsMatrix } from "#lib/newsroom/rights-matrix.ts";
import { doors, elsewhere } from "./access-table.ts";
import { accounts, type AccountName, expect, test } from "./fixtures.ts";
import { missingId, type Sight, wrongWithAnswers } from "./page-data.ts";
import { act, actionIds, saidBy } from "./server-actions.ts";

const everybody = Object.keys(accounts) as AccountName[];
const roleAccounts = ["reporter", "editor", "chief", "legal", "admin"] as const;

const mayNot =
  /^(Your role doesn’t include this|The article belongs to another bureau|Only the person whose work it is)/;
const gone = /^This article is not here/;

/** Handlers that say something of one article, out of the table of doors. */
const readingHandlers = Object.entries(doors).flatMap(([door, { opens }]) =>
  opens === "article" && door.startsWith("GET /desk/api/") ? [door.replace("GET ", "")] : [],
);

/** Cells of the table whose place exists in the demo newsroom: chief, legal and admin are in no bureau. */
function cellsOf(role: MatrixCell["role"]): MatrixCell[] {
  const atHome = role === "reporter" || role === "editor";
  return [...rightsMatrix()].filter(
    (cell) => cell.role === role && (!cell.inBureau || atHome) && !elsewhere.has(cell.deed),
  );
}

/** Asked at once: nothing that is asked here moves an article. */
const together = 8;

/** The verb and the kind of hold by which a deed is asked for; null for what isn't a verb. */
function verbOf(deed: string): Readonly<{ verb: VerbName; holdKind?: HoldKind }> | null {
  const hold = /^(?<doing>place|release)-(?<kind>legal|rights|editorial)-hold$/.exec(deed)?.groups;
  if (hold)
    return {
      verb: hold["doing"] === "place" ? "place-hold" : "release-hold",
      holdKind: hold["kind"] as HoldKind,
    };
  if (deed === "approve-as-legal") return { verb: "approve" };
  const verb = verbNames.find((name) => name === deed);
  return verb === undefined ? null : { verb };
}

test("every deed in the table of rights has a door here or is named as proven elsewhere", () => {
  const byAddress = new Set([
    "read",
    "see-history",
    "preview",
    "see-media",
    "edit-text",
    "upload",
    "set-topics",
    "create",
    "comment",
    "suggest",
  ]);
  const homeless = Object.keys(articleDeeds).filter(
    (deed) => verbOf(deed) === null && !byAddress.has(deed) && !elsewhere.has(deed),
  );
  expect(homeless).toEqual([]);
});

for (const role of roleAccounts) {
  test(`the table of rights holds on the server for ${role}: verbs, texts, pictures and pages`, async ({
    signedIn,
    baseURL,
  }) => {
    test.setTimeout(600_000);
    const origin = baseURL ?? "";
    const ids = await actionIds(await signedIn("reporter"));
    const { request } = await signedIn(role);
    const before = new Map<number, Row>();
    const answersOfMissing = new Map<string, string>();
    const wrong: string[] = [];
    const cells = cellsOf(role);
    for (let first = 0; first < cells.length; first += together) {
      const asked: Promise<string | null>[] = [];
      for (const cell of cells.slice(first, first + together)) {
        const place = await placedArticle({ ...cell, atHome: cell.inBureau });
        if (!before.has(place.id)) before.set(place.id, await row(place.id));
        asked.push(namedAnswer(cell, place));
      }
      for (const answered of await Promise.all(asked)) if (answered !== null) wrong.push(answered);
    }
    expect(wrong).toEqual([]);
    for (const [id, then] of before) expect(await row(id)).toEqual(then);

    async function namedAnswer(cell: MatrixCell, place: Placed): Promise<string | null> {
      const answered = await ask(cell, place);
      const where = `${cell.inBureau ? "own bureau" : "other bureau"}, ${cell.own ? "own" : "somebody's"}`;
      return answered && `${cell.deed} at ${cell.stage}/${cell.publication}, ${where}: ${answered}`;
    }

    /** The handlers that read, the ticket for writing together, and the action that reads an article's bar anew. */
    async function wrongWithDoors(sight: Sight, place: Placed): Promise<string | null> {
      const wrongThere = await Promise.all(
        readingHandlers.map((door) => {
          const path = (id: number) => door.replace("[id]", String(id));
          return wrongWithAnswers(request, path, sight, answersOfMissing, [{}]);
        }),
      );
      const which = wrongThere.findIndex((one) => one !== null);
      if (which >= 0) return `${readingHandlers[which]} ${wrongThere[which]}`;
      const ticket = await post(place, "ticket", { schema: schemas.together });
      if (ticket.status() !== (sight.allowed ? 200 : 404)) return `its ticket answered ${ticket.status()}`;
      const [bar, none] = [
        (await act(request, origin, ids.reloadBar, place.id)).body.split("\n").at(-2),
        (await act(request, origin, ids.reloadBar, missingId)).body.split("\n").at(-2),
      ];
      return (bar === none) === sight.allowed ? `its bar was ${sight.allowed ? "hidden" : "shown"}` : null;
    }

    function post(place: Placed, door: string, data: object) {
      return request.post(`/desk/api/articles/${place.id}/${door}`, { data, headers: { origin } });
    }

    /**
     * Asks with a version that nobody saw and without a word of why: whoever may is told "stale" or what is missing, so that
     * nothing ever moves. A claim alone may come about: it moves nothing that others judge by.
     */
    async function ask(cell: MatrixCell, place: Placed): Promise<string | null> {
      const asLegal = cell.deed === "approve-as-legal";
      const asked = verbOf(cell.deed);
      if (asked !== null) {
        if (
          cell.deed === "create" ||
          (asLegal && role !== "legal") ||
          (cell.deed === "approve" && role === "legal")
        )
          return null;
        const wish = {
          key: randomUUID(),
          articleId: place.id,
          ...asked,
          seenVersion: 1_000_000,
          seenCopyVersion: 1_000_000,
        };
        const said = saidBy((await act(request, origin, ids.carryOut, wish)).body);
        const words = said.sentence ?? "";
        const rule: Verb = table[asked.verb];
        if (said.ok) return rule.aside === true && cell.allowed ? null : "was carried out";
        if (!cell.visible) return gone.test(words) ? null : `hidden, yet said “${words}”`;
        if (cell.allowed) return mayNot.test(words) || gone.test(words) ? `refused: “${words}”` : null;
        // Restoring is refused by the stage as well, and then the version is judged first.
        return mayNot.test(words) || cell.deed === "restore" ? null : `not refused by role: “${words}”`;
      }
      if (cell.deed === "edit-text") {
        const data = {
          schema: schemas.text,
          version: 1_000_000,
          key: randomUUID(),
          content: place.content,
          slugline: "another slugline",
        };
        const answer = await request.put(`/desk/api/articles/${place.id}/working-copy`, {
          data,
          headers: { origin },
        });
        const stale = (await answer.text()).includes('"stale":{');
        if (!cell.visible) return answer.status() === 404 ? null : `hidden, yet ${answer.status()}`;
        if (cell.allowed) return answer.status() === 409 && stale ? null : `refused: ${answer.status()}`;
        return [403, 409].includes(answer.status()) && !stale ? null : `answered ${answer.status()}`;
      }
      if (cell.deed === "upload") {
        const answer = await request.post(`/desk/api/articles/${place.id}/pictures`, {
          data: "no picture",
          headers: { origin, "content-type": "text/plain" },
        });
        const expected = !cell.visible ? [404] : cell.allowed ? [415] : [403, 409];
        return expected.includes(answer.status()) ? null : `answered ${answer.status()}`;
      }
      if (cell.deed === "set-topics") {
        // Seen are topics that the article never had: whoever may is told of those that it has.
        const data = { topics: [], seen: [randomUUID()] };
        const answer = await request.put(`/desk/api/articles/${place.id}/topics`, {
          data,
          headers: { origin },
        });
        const stale = (await answer.text()).includes('"stale":{');
        if (!cell.visible) return answer.status() === 404 ? null : `hidden, yet ${answer.status()}`;
        if (cell.allowed) return answer.status() === 409 && stale ? null : `refused: ${answer.status()}`;
        return [403, 409].includes(answer.status()) && !stale ? null : `answered ${answer.status()}`;
      }
      if (cell.deed === "comment" || cell.deed === "suggest") {
        const answer =
          cell.deed === "comment"
            ? await post(place, "threads", {
                key: randomUUID(),
                field: "body",
                anchor: null,
                text: "Words that nobody selected.",
                blocking: true,
                mentions: [],
              })
            : await post(place, "suggestions", { ids: [], verdict: "reject" });
        // Without words a comment is refused as such, and taking back none of one's suggestions changes nothing.
        const open = cell.stage !== "ready" && cell.publication !== "killed";
        const taken = cell.deed === "comment" ? [422] : open ? [200] : [403, 409];
        const expected = !cell.visible ? [404] : cell.allowed ? taken : [403];
        return expected.includes(answer.status()) ? null : `answered ${answer.status()}`;
      }
      const pages = { read: "", "see-history": "/history", preview: "/preview" } as const;
      if (cell.deed === "read" || cell.deed === "see-history" || cell.deed === "preview") {
        const page = pages[cell.deed];
        const path = (id: number) => `/desk/articles/${id}${page}`;
        const answer = await request.get(path(place.id));
        if ((answer.status() === 200) !== cell.allowed) return `answered ${answer.status()}`;
        const sight: Sight = {
          id: place.id,
          words: place.content.slug.replace("harbour-", ""),
          allowed: cell.allowed,
        };
        const data = await wrongWithAnswers(request, path, sight, answersOfMissing);
        return data ?? (cell.deed === "read" ? wrongWithDoors(sight, place) : null);
      }
      return null;
    }
  });
}

test("only those whose role and bureau allow it make articles, whatever bureau they name", async ({
  signedIn,
  baseURL,
}) => {
  const [home, abroad] = [(await text()).bureauId, (await text({ bureau: "europe" })).bureauId];
  for (const who of everybody) {
    const { request } = await signedIn(who);
    const person = await actorOf(who);
    for (const bureauId of [home, abroad]) {
      const reach = reachOf(person.role, "create");
      const allowed = reach === "all" || (reach === "bureau" && person.bureauIds.includes(bureauId));
      const answer = await request.post("/desk/api/articles", {
        data: { key: randomUUID(), bureauId },
        headers: { origin: baseURL ?? "" },
      });
      expect(answer.status(), `${who} in ${bureauId === home ? "americas" : "europe"}`).toBe(
        allowed ? 201 : 403,
      );
    }
  }
});

test("actions refuse other sites, signed-out people, unknown keys, foreign articles and verbs that are none", async ({
  signedIn,
  reader,
  baseURL,
}) => {
  const origin = baseURL ?? "";
  const page = await signedIn("reporter");
  const ids = await actionIds(page);
  const id = await draft("reporter", await text());
  const before = await row(id);
  const wish = {
    key: randomUUID(),
    articleId: id,
    verb: "submit",
    seenVersion: before.version,
    seenCopyVersion: before.copyVersion,
  };
  const cross = await act(page.request, "https://evil.example", ids.carryOut, wish);
  expect(cross.body).not.toContain('"ok":true');
  const bare = await page.request.post("/desk", {
    headers: { "next-action": ids.carryOut, "content-type": "text/plain;charset=UTF-8" },
    data: JSON.stringify([wish]),
  });
  expect(await bare.text()).not.toContain('"ok":true');
  expect(saidBy((await act((await reader()).request, origin, ids.carryOut, wish)).body).ok).toBe(false);
  for (const bad of [
    { ...wish, publication: "live" },
    { ...wish, verb: "constructor" },
    { ...wish, verb: "create" },
    { ...wish, articleId: String(id) },
    { ...wish, key: "1" },
    null,
    "submit",
  ]) {
    expect(saidBy((await act(page.request, origin, ids.carryOut, bad)).body).ok, JSON.stringify(bad)).toBe(
      false,
    );
  }
  expect(await row(id)).toEqual(before);

  const stranger = await signedIn("reporter2");
  const [hidden, missing] = [
    await act(stranger.request, origin, ids.reloadBar, id),
    await act(stranger.request, origin, ids.reloadBar, 999_999_999),
  ];
  expect(hidden.body.replaceAll(/"[^"]*nonce[^"]*"/g, "")).not.toContain(String(id));
  expect(hidden.body.split("\n").at(-2)).toBe(missing.body.split("\n").at(-2));
});
