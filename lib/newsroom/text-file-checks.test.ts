// The plain files that machines read: what ours say is right, and the checks catch what isn't.
import assert from "node:assert/strict";
import test from "node:test";
import { conventionsProblems, defaultConventions, keptConventions, wordsBlocks } from "./conventions.ts";
import { aiCrawlers, refusedAgents } from "./crawlers.ts";
import {
  adsTxtProblem,
  mayFetch,
  readRobots,
  robotsFindings,
  securityTxtFindings,
} from "./text-file-checks.ts";

const url = "https://news.example";
const robots = (more: string) =>
  `User-agent: *\nDisallow: /desk\nDisallow: /sign-in\nDisallow: /api/\n\n${more}Sitemap: ${url}/sitemap.xml\nSitemap: ${url}/news-sitemap.xml\n`;

test("no crawler is listed twice, and turning all away turns away those that learn, too", () => {
  const agents = aiCrawlers.map(({ agent }) => agent.toLowerCase());
  assert.equal(new Set(agents).size, agents.length);
  assert.deepEqual(refusedAgents("allow"), []);
  assert.ok(refusedAgents("no-training").includes("GPTBot"));
  assert.ok(!refusedAgents("no-training").includes("OAI-SearchBot"));
  for (const agent of refusedAgents("no-training")) assert.ok(refusedAgents("refuse").includes(agent));
});

test("robots.txt is read as RFC 9309 says: a named group stands instead of the one for all, and names come without case", () => {
  const read = readRobots(
    "User-agent: GPTBot\nuser-agent: CCBot # both\nDisallow: /\n\nUser-agent: *\nDisallow: /x\n",
  );
  assert.equal(mayFetch(read, "gptbot", "/"), false);
  assert.equal(mayFetch(read, "CCBot", "/news/1"), false);
  assert.equal(mayFetch(read, "Googlebot", "/news/1"), true);
  assert.equal(mayFetch(read, "Googlebot", "/x/y"), false);
});

test("robots.txt that shuts search engines out, lets a refused crawler in or forgets a sitemap is found out", () => {
  assert.deepEqual(robotsFindings(robots(""), url, "allow"), []);
  const all = refusedAgents("refuse")
    .map((agent) => `User-agent: ${agent}\n`)
    .join("");
  assert.deepEqual(robotsFindings(robots(`${all}Disallow: /\n\n`), url, "refuse"), []);
  for (const [text, policy] of [
    [robots("").replace("Disallow: /desk", "Disallow: /"), "allow"],
    [robots("").replace("Disallow: /desk\n", ""), "allow"],
    [robots(`${all.replace("User-agent: GPTBot\n", "")}Disallow: /\n\n`), "refuse"],
    [robots("").replace("/news-sitemap.xml", "/nothing.xml"), "allow"],
  ] as const)
    assert.notDeepEqual(robotsFindings(text, url, policy), []);
});

test("ads.txt takes records, variables and remarks, and names the first line that is none of these", () => {
  assert.equal(adsTxtProblem(""), null);
  assert.equal(
    adsTxtProblem(
      "# ours\ngoogle.com, pub-123, DIRECT, f08c47fec0942fa0\r\nads.example,7,reseller\nOWNERDOMAIN=news.example\n",
    ),
    null,
  );
  for (const line of [
    "google.com, pub-123",
    "google.com pub-123 DIRECT",
    "<script>",
    "pub, DIRECT, google.com",
  ])
    assert.match(adsTxtProblem(`OWNERDOMAIN=a.example\n${line}`) ?? "", /^Line 2 /, line);
});

test("security.txt without a contact, past its end or under another address is found out", () => {
  const at = new Date("2026-11-24T12:00:00Z");
  const good = `Contact: mailto:security@news.example\nExpires: 2027-05-01T00:00:00Z\nCanonical: ${url}/.well-known/security.txt\n`;
  assert.deepEqual(securityTxtFindings(good, url, at, true), []);
  for (const spoilt of [
    good.replace(/Contact.*\n/, ""),
    good.replace("mailto:", "to:"),
    good.replace("2027-05", "2026-05"),
    good.replace("2027-05", "2028-05"),
    good.replace(`Canonical: ${url}`, "Canonical: https://other.example"),
  ])
    assert.equal(securityTxtFindings(spoilt, url, at, true).length, 1, spoilt);
});

test("an address for reports that nobody set is told, as the one that was made up", () => {
  const at = new Date("2026-11-24T12:00:00Z");
  const made = `Contact: mailto:security@news.example\nExpires: 2027-05-01T00:00:00Z\nCanonical: ${url}/.well-known/security.txt\n`;
  const [found, ...more] = securityTxtFindings(made, url, at, false);
  assert.equal(more.length, 0);
  assert.match(
    found?.what ?? "",
    /^No address for people who find a weakness is set: .*security@news\.example/,
  );
  assert.match(found?.remedy ?? "", /Settings, Publishing/);
});

test("words about the paper become headings and paragraphs, however their lines end", () => {
  assert.deepEqual(wordsBlocks("One\r\nline.\r\n\r\n## Who\nWe are.\n\n\nTwo"), [
    { kind: "paragraph", text: "One line." },
    { kind: "heading", text: "Who" },
    { kind: "paragraph", text: "We are." },
    { kind: "paragraph", text: "Two" },
  ]);
  assert.deepEqual(wordsBlocks(" \n\n "), []);
  assert.deepEqual(wordsBlocks("One \n \t two\n## Who \nWe\u2019re\n \n##\n ## What\n#No"), [
    { kind: "paragraph", text: "One two" },
    { kind: "heading", text: "Who" },
    { kind: "paragraph", text: "We\u2019re" },
    { kind: "paragraph", text: "##" },
    { kind: "heading", text: "What" },
    { kind: "paragraph", text: "#No" },
  ]);
});

test("words are read in one go, however much space or how long a line they hold", () => {
  const much = 2_000_000;
  assert.equal(wordsBlocks(`a${" ".repeat(much)}b`).length, 1);
  assert.equal(wordsBlocks(`${"\t".repeat(much)}\n`).length, 0);
  assert.equal(wordsBlocks(`## ${"a".repeat(much)}`).length, 1);
  assert.equal(wordsBlocks("##\n".repeat(much / 10)).length, 1);
});

test("what is switched off may be left empty; what is switched on must be an address that can be asked", () => {
  const off = { ...defaultConventions, webSubHub: "", indexNowEndpoint: "" };
  assert.deepEqual(conventionsProblems(off, url), {});
  for (const address of [
    "",
    "hub",
    "ftp://hub.example/",
    "https://user:word@hub.example/",
    "javascript:alert(1)",
    "https://hub.example/\nLink: x",
    "https://hub.example/ x",
    'https://hub.example/">',
    "http://127.0.0.1:5432/",
    "http://[::1]:22/",
    "http://169.254.169.254/latest/",
    "http://0.0.0.0/",
  ])
    for (const field of ["webSub", "indexNow"] as const) {
      const name = field === "webSub" ? "webSubHub" : "indexNowEndpoint";
      assert.ok(conventionsProblems({ ...off, [field]: true, [name]: address }, url)[name], address);
    }
  const kept = { ...off, webSub: true, webSubHub: "HTTPS://Hub.example/x/../ü" };
  assert.deepEqual(conventionsProblems(kept, url), {});
  assert.equal(keptConventions(kept).webSubHub, "https://hub.example/%C3%BC");
  const near = { ...off, webSub: true, webSubHub: "http://127.0.0.1:5432/" };
  assert.match(conventionsProblems(near, url)["webSubHub"] ?? "", /own machine/);
  assert.deepEqual(conventionsProblems(near, "http://localhost:4600"), {});
});
