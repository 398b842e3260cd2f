// Two instances on one database, killed, restarted and cut off from it: what readers and the newsroom get meanwhile.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { serverEnvironment, testDatabase, type TestDatabase } from "#db/testing.ts";
import {
  ask,
  type CopyDesk,
  cuttableLine,
  freePort,
  type Instance,
  startCopyDesk,
  startInstance,
  until,
} from "./instance.ts";

/** What is waited for comes within a second; a machine under load gets more before the test gives up. */
const patience = 20_000;

let database: TestDatabase;
let desk: CopyDesk;
let one: Instance;
let two: Instance;
let environments: [NodeJS.ProcessEnv, NodeJS.ProcessEnv];

before(async () => {
  database = await testDatabase("instances");
  desk = startCopyDesk(serverEnvironment(database, 1));
  await desk.wish({ do: "ready" });
  environments = [
    serverEnvironment(database, await freePort(), { DEMO: "0" }),
    serverEnvironment(database, await freePort(), { DEMO: "0" }),
  ];
  one = await startInstance(environments[0]);
  two = await startInstance(environments[1]);
});

after(async () => {
  await Promise.all([one.stop("SIGTERM"), two.stop("SIGTERM")]);
  await desk.close();
  await database.close();
});

/** The page of an article by its number alone, whatever its slug is now. */
async function page(
  instance: Instance,
  id: number,
): Promise<{ status: number; body: string; retryAfter: unknown }> {
  const first = await ask(`${instance.url}/news/${id}`);
  const answer = first.status === 308 ? await ask(`${instance.url}${first.headers.location}`) : first;
  return { status: answer.status, body: answer.body, retryAfter: answer.headers["retry-after"] };
}

async function liveArticle(): Promise<{ id: number; section: string }> {
  const { id } = await desk.wish({ do: "ready" });
  return desk.wish({ do: "publish", id });
}

test("what is published, changed and killed shows on the other instance's page, section, front and feed", async () => {
  const { id } = await desk.wish({ do: "ready" });
  assert.equal((await page(two, id)).status, 404);
  const { section } = await desk.wish({ do: "publish", id });
  const places = ["/", `/${section}`, "/feed.xml", `/${section}/feed.xml`, "/feed.json"];
  for (const instance of [one, two]) {
    await until("the page is there", patience, async () => (await page(instance, id)).status === 200);
    for (const place of places) {
      await until(place, patience, async () =>
        (await ask(instance.url + place)).body.includes(`/news/${id}/`),
      );
    }
  }
  await desk.wish({ do: "rewrite", id, words: "Second edition of the harbour story" });
  for (const instance of [one, two]) assert.ok(!(await page(instance, id)).body.includes("Second edition"));
  await desk.wish({ do: "publish-change", id });
  for (const instance of [one, two]) {
    await until("the change", patience, async () =>
      (await page(instance, id)).body.includes("Second edition"),
    );
  }
  await desk.wish({ do: "kill", id });
  for (const instance of [one, two]) {
    await until("the page is gone", patience, async () => (await page(instance, id)).status === 410);
    for (const place of places) {
      await until(
        `gone from ${place}`,
        patience,
        async () => !(await ask(instance.url + place)).body.includes(`/news/${id}`),
      );
    }
  }
});

test("killed between the commit and the first read, an instance comes back with the new text", async () => {
  for (const verb of ["publish-change", "withhold"]) {
    const { id } = await liveArticle();
    for (const instance of [one, two])
      await until("warm", patience, async () => (await page(instance, id)).status === 200);
    if (verb === "publish-change") await desk.wish({ do: "rewrite", id, words: "Text after the kill" });
    await desk.wish({ do: verb, id });
    await one.stop("SIGKILL");
    one = await startInstance(environments[0]);
    const first = await page(one, id);
    if (verb === "withhold") assert.equal(first.status, 404);
    else assert.match(first.body, /Text after the kill/);
    const survivor = await page(two, id);
    assert.ok(verb === "withhold" ? survivor.status === 404 : survivor.body.includes("Text after the kill"));
  }
});

test("a hundred schedules of one second at two instances: each is carried out once, whole, dated as planned", async () => {
  const count = 100;
  await desk.wish({ do: "schedules", count });
  const { planned: from } = await desk.wish({ do: "bring-due", inMs: 1_000 });
  const account = async () => (await desk.wish({ do: "schedule-account", from })).account;
  await until("every schedule is decided", patience, async () => {
    const { all = 0, lost = 0 } = (await account()) ?? {};
    return all === count && lost === 0;
  });
  const { fired, twice, wrong, refused, brokenChain, amiss } = (await account()) ?? {};
  assert.deepEqual(
    { fired, twice, wrong, refused, brokenChain, amiss },
    { fired: count, twice: 0, wrong: 0, refused: 0, brokenChain: null, amiss: [] },
  );
});

test("everything down at the planned instant: published once on return, dated as planned, with an alarm", async () => {
  const { id } = await desk.wish({ do: "ready" });
  const { planned = 0 } = await desk.wish({ do: "schedule", id, inMs: 1_000 });
  await Promise.all([one.stop("SIGKILL"), two.stop("SIGKILL")]);
  await until("the instant is past", patience, () => Promise.resolve(Date.now() > planned + 5_500));
  [one, two] = await Promise.all([startInstance(environments[0]), startInstance(environments[1])]);
  await until("the overdue page", patience, async () => (await page(one, id)).status === 200);
  const { verbs, firstPublished } = await desk.wish({ do: "record", id });
  assert.equal(verbs?.filter((verb) => verb === "publish").length, 1);
  assert.equal(firstPublished, planned);
  const alarms = [one, two].flatMap((instance) =>
    instance
      .said()
      .split("\n")
      .filter((line) => line.includes('"schedule-fired-late"') && line.includes(`"article":${id}`)),
  );
  assert.equal(alarms.length, 1);
});

test("cut off from the database: kept pages are served, dropped ones and the newsroom answer 503, and the same cookie works afterwards", async () => {
  const line = await cuttableLine(Number(new URL(database.url).port));
  const through = (url: string) => Object.assign(new URL(url), { port: String(line.port) }).toString();
  const port = await freePort();
  const apart = await startInstance({
    ...serverEnvironment(database, port, { DEMO: "0" }),
    DATABASE_URL: through(database.url),
    DATABASE_APP_URL: through(database.appUrl),
    DATABASE_READER_URL: through(database.readerUrl),
  });
  try {
    const kept = await liveArticle();
    const dropped = await liveArticle();
    for (const { id } of [kept, dropped])
      await until("warm", patience, async () => (await page(apart, id)).status === 200);
    const cookie = `nightdesk-session=${(await desk.wish({ do: "session" })).token}`;
    assert.equal((await ask(`${apart.url}/desk`, { cookie })).status, 200);
    await desk.wish({ do: "withhold", id: dropped.id });
    await until("dropped", patience, async () => (await page(apart, dropped.id)).status === 404);

    const keptAt = apart.url + String((await ask(`${apart.url}/news/${kept.id}`)).headers.location);
    // The dropped article stood at this page's end too, so the page is made anew once more before the cut.
    assert.equal((await ask(keptAt)).status, 200);
    await line.cut();
    assert.equal((await ask(keptAt)).status, 200);
    // What stood nowhere a moment ago is said to stand nowhere; once the line has been silent for a while nobody can say so.
    await until("nobody can say whether it is there", patience, async () => {
      const { status, retryAfter } = await page(apart, dropped.id);
      assert.ok(status === 404 || (status === 503 && retryAfter === "5"), `${status}`);
      return status === 503;
    });
    for (const [place, accept] of [
      ["/desk", "text/html"],
      [`/desk/articles/${kept.id}`, "text/html"],
      ["/desk/nowhere", "text/html"],
      ["/desk/api/people?q=a", "application/json"],
      ["/api/auth/session", "application/json"],
    ] as const) {
      const answer = await ask(apart.url + place, { cookie, accept });
      assert.equal(answer.status, 503, place);
      assert.ok(answer.headers["retry-after"], place);
      assert.equal(answer.headers["set-cookie"], undefined, place);
    }
    await line.mend();
    await until(
      "writes and reads again",
      patience,
      async () => (await ask(`${apart.url}/desk`, { cookie })).status === 200,
    );
    await until("readers again", patience, async () => (await page(apart, dropped.id)).status === 404);
    await desk.wish({ do: "publish-again", id: dropped.id });
    await until("hears purges again", patience, async () => (await page(apart, dropped.id)).status === 200);
  } finally {
    await apart.stop("SIGTERM");
    await line.cut();
  }
});

test("SIGTERM drops no request that is under way", async () => {
  const ids: number[] = [];
  for (let count = 0; count < 12; count++) ids.push((await liveArticle()).id);
  const slugs = await Promise.all(
    ids.map(async (id) => (await ask(`${one.url}/news/${id}`)).headers.location ?? ""),
  );
  await one.stop("SIGKILL");
  one = await startInstance(environments[0]);
  // None of these pages is kept yet, so each is still being made when the signal comes.
  const asked = Promise.all(slugs.map((slug) => ask(one.url + slug)));
  await new Promise((resolve) => setTimeout(resolve, 30));
  const [answers, code] = await Promise.all([asked, one.stop("SIGTERM")]);
  for (const answer of answers) assert.ok(answer.status === 200 && answer.body.includes("</html>"));
  assert.equal(code, 0);
  one = await startInstance(environments[0]);
});
