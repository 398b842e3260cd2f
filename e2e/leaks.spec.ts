// No byte of what somebody may not see reaches them: the whole site and the whole newsroom are crawled, as nobody and as people
// of every kind, for words that stand only in what is hidden from them.
import { plantSecrets, type Secrets } from "#db/testing-secrets.ts";
import { doors } from "./access-table.ts";
import { answersTo, crawl, type Question } from "./crawl.ts";
import { type AccountName, expect, test } from "./fixtures.ts";

const still = /^\/(?:media|assets|_next|desk\/media)\//;

/** What readers are offered, and the newsroom's addresses as somebody outside would try them. */
function publicStart({ lure, hidden, ahead, calendarKey }: Secrets): Question[] {
  return [
    "/",
    "/corrections",
    "/feed.xml",
    "/atom.xml",
    "/feed.json",
    "/sitemap.xml",
    "/news-sitemap.xml",
    "/robots.txt",
    "/api/health",
    "/sign-in",
    "/nowhere",
    ...[...hidden, ahead].flatMap((id) => [`/news/${id}`, `/news/${id}/slug`, `/api/views/${id}`]),
    ...[...hidden, ahead].flatMap((id) => [`/desk/articles/${id}`, `/desk/articles/${id}/preview`]),
    `/?q=${lure}`,
    `/search?q=${lure}`,
    `/desk?q=${lure}`,
    `/desk/api/articles?q=${lure}`,
    // The calendar of somebody from another bureau, as a program reads it.
    `/calendar/${calendarKey}.ics`,
    `/review/${calendarKey}`,
  ].map((path) => ({ path }));
}

/** Every door of the newsroom, at each hidden article where it has one, and every way to look for something. */
function deskStart({ lure, hidden, leading }: Secrets): Question[] {
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const addresses = Object.entries(doors).flatMap(([door, { endless }]) => {
    const [method = "", path = ""] = door.split(" ");
    if (method !== "GET" || endless || path.includes("[...path]")) return [];
    const filled = path.replace("[slug]", "americas").replace("[key]", `${"0".repeat(32)}-480.webp`);
    return path.includes("[id]")
      ? [...hidden, leading].map((id) => filled.replace("[id]", String(id)))
      : [filled];
  });
  const asked = [
    `/desk?q=${lure}`,
    "/desk?view=columns",
    "/desk?state=spiked",
    "/desk?bureau=americas",
    `/desk/search?q=${lure}`,
    `/desk/search?q=${lure}&past=1`,
    ...hidden.map((id) => `/desk/search?q=${id}`),
    `/desk/api/board?q=${lure}`,
    ...hidden.map((id) => `/desk/api/board?q=${id}`),
    `/desk/api/articles?q=${lure}`,
    `/desk/api/articles?closed=${hidden.join(",")}`,
    `/desk/api/lines?ids=${hidden.join(",")}`,
    `/desk/api/people?q=a`,
    `/desk/calendar?view=day&from=${tomorrow}`,
    "/desk/calendar?bureau=americas",
    ...hidden.map((id) => `/desk/log?article=${id}`),
    "/desk/log?bureau=americas",
    "/desk/handover?span=24",
    "/desk/handover?bureau=americas",
    "/desk/numbers?bureau=americas",
  ];
  const exports = ["/desk/log/export", "/desk/log/export?bureau=americas"].concat(
    ["published", "steps", "deadlines", "changes", "break-glass", "most-read"].map(
      (table) => `/desk/numbers/export?table=${table}`,
    ),
  );
  return [
    ...[...addresses, ...asked].map((path) => ({ path })),
    ...exports.map((path) => ({ path, body: "" })),
  ];
}

test("no page, list, feed, search, notice, calendar, export or error carries a word of what is hidden from whoever asks, in over 2,000 answers", async ({
  signedIn,
  baseURL,
}) => {
  test.setTimeout(400_000);
  const origin = baseURL ?? "";
  const secrets = await plantSecrets();
  const { bureau, killed, personal, shown, asia, hidden, dead } = secrets;
  const leaks: string[] = [];
  let asked = 0;

  /** As this person, whom these words are hidden from, and who must come upon that one. */
  async function crawlAs(who: AccountName | null, from: readonly string[], meets: string): Promise<void> {
    const page = who === null ? null : await signedIn(who);
    const cookies = page === null ? [] : await page.context().cookies();
    const start = who === null ? publicStart(secrets) : deskStart(secrets);
    const unseen = from.includes(bureau) ? hidden : from.includes(killed) ? [dead] : [];
    let met = false;
    const answers = await crawl({
      origin,
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join("; "),
      atOnce: 4,
      most: who === null ? 1_400 : 600,
      start,
      follows: (path) => !still.test(path) && (who === null || path.startsWith("/desk")),
      look({ path, status, bytes }) {
        if (status >= 500) leaks.push(`${who}: ${path} answers ${status}`);
        for (const word of from) if (bytes.includes(word)) leaks.push(`${who}: ${path} says ${word}`);
        // What is asked for by its number may come back in the way to the sign-in, and in a page's own address.
        for (const id of unseen)
          if (!path.includes(String(id)) && new RegExp(`/desk/articles/${id}\\b`).test(bytes))
            leaks.push(`${who}: ${path} leads to ${id}`);
        met ||= bytes.includes(meets);
      },
    });
    expect(answers, `${who} asks all questions`).toBeGreaterThanOrEqual(answersTo(start));
    expect(met, `${who} comes upon what they may see`).toBe(true);
    asked += answers;
  }

  await crawlAs(null, [bureau, killed, personal, asia], shown);
  await crawlAs("reporter2", [bureau, killed, personal], asia);
  await crawlAs("admin", [bureau, killed, personal, asia], "House style");
  await crawlAs("editor", [killed, personal, asia], bureau);
  await crawlAs("legal", [personal], `${killed}text`);
  expect(leaks).toEqual([]);
  expect(asked).toBeGreaterThanOrEqual(2_000);
});
