// Views are counted once a reader, article and day, by no programs, and reach the database in one statement.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { newsroomSql } from "#db/client.ts";
import { testDatabase, type TestDatabase } from "#db/testing.ts";
import { countView, flushViews, isReader } from "./views.ts";

let database: TestDatabase;
before(async () => {
  database = await testDatabase("views");
});
after(() => database.close());

const day = new Date("2026-11-24T12:00:00Z");
const tomorrow = new Date("2026-11-25T12:00:00Z");

test("a second look on the same day doesn't count, one on the next day does", () => {
  assert.equal(countView(1, "192.0.2.1", "Firefox", day), true);
  assert.equal(countView(1, "192.0.2.1", "Firefox", day), false);
  assert.equal(countView(2, "192.0.2.1", "Firefox", day), true);
  assert.equal(countView(1, "192.0.2.2", "Firefox", day), true);
  assert.equal(countView(1, "192.0.2.1", "Firefox", tomorrow), true);
});

test("one network can't go on adding readers of an article by making up browsers", () => {
  const counted = Array.from({ length: 1000 }, (_, agent) =>
    countView(77, "192.0.2.7", `Made up/${agent}`, day),
  );
  assert.equal(counted.filter(Boolean).length, 200);
  assert.equal(countView(77, "192.0.2.8", "Firefox", day), true, "another network still counts");
});

test("one network opens no more than so many articles within an hour, whatever numbers it makes up", () => {
  const opened = (at: Date) =>
    Array.from({ length: 1000 }, (_, made) => countView(5_000 + made, "192.0.2.10", "Firefox", at)).filter(
      Boolean,
    ).length;
  assert.equal(opened(day), 300);
  assert.equal(opened(day), 0);
  assert.equal(opened(new Date("2026-11-24T13:00:00Z")), 300, "articles beside those of the hour before");
  assert.equal(countView(5_000, "192.0.2.10", "Chromium", day), true, "a second reader opens no new one");
});

test("programs and browsers that load ahead are no readers", () => {
  const from = (headers: Record<string, string>): boolean => isReader(new Headers(headers));
  const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  assert.equal(from({ "user-agent": firefox }), true);
  assert.equal(from({ "user-agent": firefox, "sec-purpose": "prefetch;prerender" }), false);
  for (const agent of ["", "Googlebot/2.1", "curl/8.0", "facebookexternalhit/1.1", "HeadlessChrome/140"]) {
    assert.equal(from({ "user-agent": agent }), false, agent);
  }
});

test("what was counted is written once, and only for articles that readers can open", async () => {
  const sql = newsroomSql();
  await sql`
    insert into live.article (id, revision_id, listed, slug, section_id, bureau_id, headline, kicker, standfirst, dateline,
      first_published_at, modified_at, day, html, feed_html, text, words, related)
    select 1, id, true, 's', id, id, 'h', '', '', '', now(), now(), current_date, '', '', '', 0, '{}' from (select gen_random_uuid() as id) one`;
  await flushViews();
  await flushViews();
  assert.deepEqual(
    (await sql`select article_id, views from live.view`).map((row) => ({ ...row })),
    [{ article_id: "1", views: "3" }],
  );
  countView(1, "192.0.2.9", "Firefox", tomorrow);
  await flushViews();
  const [row] = await sql`select views from live.view where article_id = 1`;
  assert.equal(row?.["views"], "4");
});

test("nothing is remembered of a number at which readers find no article", async () => {
  assert.equal(countView(9_999, "192.0.2.11", "Firefox", day), true);
  assert.equal(countView(9_999, "192.0.2.11", "Firefox", day), false);
  await flushViews();
  assert.equal(countView(9_999, "192.0.2.11", "Firefox", day), true);
});

test("when no more readers can be remembered nobody new is counted, and no network gets there alone", () => {
  const nextDay = new Date("2026-11-26T12:00:00Z");
  const made = (network: string) => {
    let counted = 0;
    for (let article = 1; article <= 130; article += 1)
      for (let agent = 0; agent < 200; agent += 1)
        if (countView(article, network, `Made up/${agent}`, nextDay)) counted += 1;
    return counted;
  };
  let counted = 0;
  for (let network = 0; network < 20; network += 1) counted += made(`198.51.100.${network}`);
  assert.equal(counted, 500_000);
  assert.equal(countView(1, "198.51.100.77", "Firefox", nextDay), false);
  assert.equal(countView(1, "198.51.100.77", "Firefox", nextDay), false);
  assert.equal(countView(1, "198.51.100.77", "Firefox", new Date("2026-11-27T12:00:00Z")), true);
});
