// Which addresses can be old ones, what they may lead to, and that no table of them closes a ring.
import assert from "node:assert/strict";
import test from "node:test";
import { readAddressTable } from "./address-table.ts";
import {
  judgeAddresses,
  mostRows,
  plainAddress,
  readOldAddress,
  type Standing,
  type Target,
  writtenAddress,
} from "./old-addresses.ts";

const standing: Standing = {
  origin: "https://own.example",
  sections: new Map([["world", "s1"]]),
  people: new Set(["ana-ruiz"]),
  bureaus: new Set(["asia"]),
  articles: new Map([
    [1042, "harbour-opens"],
    [1043, null],
  ]),
};
const rows = (...pairs: readonly (readonly [string, string])[]) =>
  pairs.map(([from, to], index) => ({ line: index + 1, from, to }));
const judge = (
  pairs: readonly (readonly [string, string])[],
  kept: ReadonlyMap<string, Target> = new Map(),
) => judgeAddresses(rows(...pairs), standing, kept);

test("any path of an old site can be one: underscores, endings, numbers, escapes and letters of any script", () => {
  for (const [written, kept] of [
    ["/2019/05/harbour_strike.html", "/2019/05/harbour_strike.html"],
    ["/index.php/archives/77/", "/index.php/archives/77"],
    ["https://old.example/caf%C3%A9", "/café"],
    ["/cafe%CC%81", "/café"],
    ["/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1", "/أخبار"],
    ["/news/2019/05/01/strike", "/news/2019/05/01/strike"],
    ["/a%20b", "/a b"],
    ["/what%3F%23", "/what?#"],
  ] as const)
    for (const again of [written, writtenAddress(kept)])
      assert.deepEqual(readOldAddress(again), { ok: true, address: kept }, again);
  assert.equal(plainAddress("/caf%C3%A9/"), plainAddress("/café"));
});

test("an address that nobody can ask for, or that is our own, is refused with what to do", () => {
  for (const [written, why] of [
    ["", /Write the old address/],
    ["story.html", /begins with a slash/],
    ["/index.php?id=7", /question mark/],
    ["/a#b", /no browser sends it/],
    ["/a//b", /doubled slash/],
    ["/a%2Fb", /doubled slash/],
    ["/%E0%A4%A", /no letter/],
    ["/%00", /no letter/],
    ["/desk/articles", /newsroom/],
    ["/api/old", /newsroom/],
    ["/_next/x.js", /newsroom/],
    ["/media/x.jpg", /files and pictures/],
    ["/cards/0.jpg", /files and pictures/],
    ["/brand/x", /files and pictures/],
    ["/design/x.css", /files and pictures/],
    [`/${"a".repeat(1_001)}`, /at most 1000 bytes/],
  ] as const) {
    const read = readOldAddress(written);
    assert.ok(!read.ok, written);
    assert.match(read.problem, why);
  }
});

test("an old address leads to an article, a section or a page of the site, and nowhere else", () => {
  const { problems, changes } = judge([
    ["/a", "1042"],
    ["/b", "https://own.example/news/1042/whatever"],
    ["/c", "/world"],
    ["/d", "/corrections"],
    ["/e", "/author/ana-ruiz"],
    ["/f", "/archive/2026/11/24"],
    ["/g", "1043"],
  ]);
  assert.deepEqual(problems, []);
  assert.deepEqual(changes.get("/b"), { kind: "article", id: 1042 });
  assert.deepEqual(changes.get("/c"), { kind: "section", id: "s1", slug: "world" });
  assert.deepEqual(changes.get("/e"), { kind: "path", path: "/author/ana-ruiz" });
  const refused = judge([
    ["/a", "https://evil.example/"],
    ["/b", "//evil.example"],
    ["/c", "999"],
    ["/d", "/nope"],
    ["/e", ""],
    ["/f", "javascript:alert(1)"],
  ]);
  assert.deepEqual(
    refused.problems.map(({ line }) => line),
    [1, 2, 3, 4, 5, 6],
  );
  assert.match(refused.problems[0]?.problem ?? "", /another site/);
  assert.match(refused.problems[2]?.problem ?? "", /can’t open an article 999/);
});

test("nobody is led away from what stands, and a line may not say twice where one leads", () => {
  const { problems } = judge([
    ["/", "1042"],
    ["/world", "1042"],
    ["/world/feed.xml", "1042"],
    ["/news/1042/harbour-opens", "/world"],
    ["/bureau/asia", "/world"],
    ["/x", "1042"],
    ["/x/", "/world"],
    ["/x", "1042"],
  ]);
  assert.deepEqual(
    problems.map(({ line }) => line),
    [1, 2, 3, 4, 5, 7],
  );
  assert.match(problems[5]?.problem ?? "", /Line 6/);
});

test("nobody is led away from a page whose address says that it stands, nor from a list's feed", () => {
  const standingNow = [
    "/about",
    "/ethics",
    "/archive",
    "/archive/2026/11",
    "/archive/2026/11/24",
    "/sitemaps/2026-11.xml",
    "/sitemaps/sections.xml",
    "/sitemaps/topics.xml",
    "/sitemaps/authors-2.xml",
    "/corrections/feed.xml",
    "/author/ana-ruiz/feed.xml",
    "/bureau/asia/feed.xml",
    "/topic/climate/feed.xml",
  ];
  const { problems } = judge(standingNow.map((from) => [from, "1042"] as const));
  assert.deepEqual(
    problems.map(({ from }) => from),
    standingNow,
  );
  for (const { problem } of problems) assert.match(problem, /stands at this address/);
  const free = [
    "/archive/2026/13",
    "/archive/2026",
    "/sitemaps/news.xml",
    "/author/nobody/feed.xml",
    "/a/b/c/feed.xml",
  ];
  assert.equal(judge(free.map((from) => [from, "1042"] as const)).changes.size, free.length);
});

test("a chain through a whole table is walked once, however long it is", () => {
  const length = 3_000;
  let steps = 0;
  const kept = new Map<string, Target>(
    Array.from({ length }, (_, index) => [
      `/old/${index}`,
      {
        kind: "path",
        get path() {
          steps += 1;
          return index === length - 1 ? "/corrections" : `/old/${index + 1}`;
        },
      },
    ]),
  );
  assert.equal(judge([], kept).changes.size, length - 1);
  // Some looks at each row; to walk the rest of the chain for each would be millions.
  assert.ok(steps <= 10 * length, `${steps} steps`);
  const longest = Array.from({ length: mostRows }, (_, index) => [
    `/chain/${index}`,
    index === mostRows - 1 ? "1042" : `/chain/${index + 1}`,
  ]) satisfies [string, string][];
  const { problems, changes } = judge(longest);
  assert.deepEqual(problems, []);
  assert.deepEqual(changes.get("/chain/0"), { kind: "article", id: 1042 });
  const ring = judge([...longest.slice(0, -1), [`/chain/${mostRows - 1}`, "/chain/0"]]);
  assert.equal(ring.problems.length, mostRows);
});

test("chains collapse, kept ones too, and a ring is refused by each of its lines", () => {
  const kept = new Map<string, Target>([
    ["/before", { kind: "path", path: "/corrections" }],
    ["/first", { kind: "path", path: "/second" }],
  ]);
  const { problems, changes } = judge(
    [
      ["/second", "/third"],
      ["/third", "1042"],
    ],
    kept,
  );
  assert.deepEqual(problems, []);
  for (const address of ["/first", "/second", "/third"])
    assert.deepEqual(changes.get(address), { kind: "article", id: 1042 }, address);
  assert.equal(changes.has("/before"), false);
  assert.equal(judge([["/a", "/a"]]).problems.length, 1);
  const ring = judge([
    ["/a", "/b"],
    ["/b", "/c"],
    ["/c", "/a"],
    ["/d", "1042"],
  ]);
  assert.deepEqual(
    ring.problems.map(({ line }) => line),
    [1, 2, 3],
  );
  assert.match(ring.problems[0]?.problem ?? "", /back to itself/);
  assert.equal(judge([["/second", "/first"]], kept).problems.length, 1);
});

test("a table is read as spreadsheets write it, with or without names of its columns", () => {
  const plain = readAddressTable("/a,1042\r\n/b,/world\r\n");
  assert.deepEqual(plain, { ok: true, rows: rows(["/a", "1042"], ["/b", "/world"]) });
  const named = readAddressTable('\ufeffhits;to;from\n7;1042;"/a;b"\n\n9;/world;"/say ""hi"""\n');
  assert.deepEqual(named, {
    ok: true,
    rows: [
      { line: 2, from: "/a;b", to: "1042" },
      { line: 4, from: '/say "hi"', to: "/world" },
    ],
  });
  for (const [csv, line] of [
    ["", 1],
    ["from,to\n", 1],
    ['/a,1042\n/b,"/world\n', 2],
  ] as const) {
    const read = readAddressTable(csv);
    assert.ok(!read.ok && read.problems[0]?.line === line, JSON.stringify(csv));
  }
});
