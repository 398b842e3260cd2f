// A receipt says of every surface what is known, and nothing that isn't.
import assert from "node:assert/strict";
import test from "node:test";
import { type Answer, answered, openSurfaces, settleSurfaces, withNames } from "./surfaces.ts";

const none = { waiting: 0, sent: 0 };
const tags = ["feeds", "front", "article:1001", "section:world", "bureau:asia", "day:2026-11-24"];
const server = (milliseconds: number): Answer => ({ milliseconds, by: "server" });
const said = (surfaces: ReturnType<typeof openSurfaces>) =>
  surfaces.map(({ surface, milliseconds, note }) => `${surface}: ${milliseconds ?? note}`);

test("before anybody answered, each surface says so", () => {
  assert.deepEqual(said(openSurfaces(tags, false)).slice(0, 7), [
    "Article’s page: no server has confirmed it yet",
    "Front page: no server has confirmed it yet",
    "Section world: no server has confirmed it yet",
    "Bureau’s page asia: no server has confirmed it yet",
    "Archive of 2026-11-24: no server has confirmed it yet",
    "Feeds: no server has confirmed it yet",
    "Sitemaps: no server has confirmed it yet",
  ]);
});

test("a page is done when the slowest server is, and each server has its own line", () => {
  const settled = settleSurfaces(openSurfaces(tags, false), [server(9), server(31)], none);
  assert.ok(said(settled).includes("Front page: 31"));
  assert.ok(said(settled).includes("Page cache, server 1 of 2: 9"));
  assert.ok(said(settled).includes("Search engines and social networks: not in our hands"));
});

test("settling it again with a late answer repeats no line", () => {
  const once = settleSurfaces(openSurfaces(tags, false), [server(9)], { waiting: 2, sent: 0 });
  const twice = settleSurfaces(once, [server(9), server(40)], { waiting: 0, sent: 2 });
  assert.equal(new Set(twice.map((one) => one.surface)).size, twice.length);
  assert.ok(said(twice).includes("Feeds: 40"));
  assert.ok(said(twice).includes("Mail to the newsroom: 2 sent: not in our hands"));
});

test("what nobody answered is not called done", () => {
  const settled = settleSurfaces(openSurfaces(tags, false), [], none, true);
  assert.ok(said(settled).includes("Front page: no server answered"));
});

test("behind a CDN a page is done when the CDN has dropped it, too", () => {
  const open = openSurfaces(tags, true);
  assert.ok(said(open).includes("CDN in front: it has not confirmed it yet"));
  const waits = settleSurfaces(open, [server(9)], none);
  assert.equal(answered(open, [server(9)]), false);
  assert.ok(said(waits).includes("Front page: no server has confirmed it yet"));
  assert.ok(said(waits).includes("Page cache, server 1 of 1: 9"));
  const answers: Answer[] = [server(9), { milliseconds: 140, by: "cdn" }];
  assert.equal(answered(open, answers), true);
  const done = settleSurfaces(waits, answers, none);
  assert.ok(said(done).includes("Front page: 140"));
  assert.ok(said(done).includes("CDN in front: 140"));
  assert.equal(done.filter(({ surface }) => surface.startsWith("CDN")).length, 1);
});

test("a CDN that never confirmed is said to have not, beside what the servers did", () => {
  const over = settleSurfaces(openSurfaces(tags, true), [server(9)], none, true);
  assert.ok(said(over).includes("Front page: 9"));
  assert.ok(said(over).some((line) => line.startsWith("CDN in front: it did not confirm it")));
});

test("pages are read by the names of now; what has none any more keeps its slug, and no two lines are alike", () => {
  const kept = openSurfaces(
    ["section:world", "bureau:asia", "author:ada-lind", "author:ada-lind-2", "front"],
    false,
  );
  const names = new Map([
    ["section:world", "World"],
    ["author:ada-lind", "Ada Lind"],
    ["author:ada-lind-2", "Ada Lind"],
  ]);
  assert.deepEqual(
    withNames(kept, names)
      .slice(0, 5)
      .map((one) => one.surface),
    [
      "Front page",
      "Section World",
      "Bureau’s page asia",
      "Author’s page, Ada Lind (ada-lind)",
      "Author’s page, Ada Lind (ada-lind-2)",
    ],
  );
});
