// The demo newsroom must be publishable as it stands: references hold, quotation marks balance, every outcome occurs.
import assert from "node:assert/strict";
import { existsSync, statSync } from "node:fs";
import test from "node:test";
import { withEdits } from "./edits.ts";
import { inlineRuns } from "./inline.ts";
import { bureaus, desks, people, sections } from "./people.ts";
import { type PictureKey, pictures } from "./pictures.ts";
import { stories } from "./stories.ts";
import type { Block, Edit, Figure, Outcome, Story } from "./story.ts";

const byKey = new Map(stories.map((story) => [story.key, story]));
const outcome = (kind: Outcome["kind"]) => stories.filter((story) => story.outcome.kind === kind);
const liveKinds = new Set<Outcome["kind"]>([
  "live",
  "live-updated",
  "live-corrected",
  "live-with-changes",
  "emergency",
]);
const live = stories.filter((story) => liveKinds.has(story.outcome.kind));
/** Their text is broken on purpose, to show the checks at work. */
const flawed = ["draft-tender-leak", "draft-night-ferry"];

function texts(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (typeof block === "string") return [block];
    switch (block.kind) {
      case "heading":
      case "blockquote":
      case "pull-quote":
        return [block.text];
      case "list":
        return [...block.items];
      case "table":
        return [...(block.caption === null ? [] : [block.caption]), ...block.rows.flat()];
      case "fact-box":
        return [block.title, ...texts(block.blocks)];
      case "figure":
        return [block.caption];
      case "gallery":
        return block.figures.map(({ caption }) => caption);
      case "related":
        return [];
    }
  });
}

function allTexts(story: Story): string[] {
  const caption = story.lead === undefined ? [] : [story.lead.caption];
  return [story.kicker, story.headline, story.standfirst, story.dateline, ...caption, ...texts(story.body)];
}

function figures(story: Story): Figure[] {
  const inBody = story.body.flatMap((block) =>
    typeof block === "string"
      ? []
      : block.kind === "figure"
        ? [block]
        : block.kind === "gallery"
          ? block.figures
          : [],
  );
  return [...(story.lead === undefined ? [] : [story.lead]), ...inBody];
}

function edits(story: Story): readonly Edit[] {
  return "edits" in story.outcome ? story.outcome.edits : [];
}

function publishable(): Story[] {
  return stories.flatMap((story) =>
    flawed.includes(story.key) ? [] : [story, withEdits(story, edits(story))],
  );
}

test("there are at least 66 stories, at least 60 of them finished, with distinct keys, headlines and sluglines", () => {
  assert.ok(stories.length >= 66, `${stories.length} stories`);
  assert.ok(stories.filter((story) => story.outcome.kind !== "draft").length >= 60);
  for (const field of ["key", "headline", "slugline"] as const)
    assert.equal(new Set(stories.map((story) => story[field])).size, stories.length, field);
});

test("every stage and publication occurs, as often as the newsroom's day needs", () => {
  const least: Readonly<Record<Outcome["kind"], number>> = {
    live: 35,
    "live-updated": 4,
    "live-corrected": 3,
    "live-with-changes": 2,
    emergency: 1,
    draft: 6,
    review: 4,
    ready: 3,
    "changes-requested": 1,
    spiked: 1,
    scheduled: 2,
    "schedule-failed": 1,
    withheld: 1,
    killed: 1,
    retracted: 1,
  };
  for (const [kind, count] of Object.entries(least))
    assert.ok(stories.filter((story) => story.outcome.kind === kind).length >= count, kind);
  const classes = outcome("live-corrected").map(({ outcome: o }) =>
    o.kind === "live-corrected" ? o.changeClass : "",
  );
  assert.deepEqual([...new Set(classes)].toSorted(), ["clarification", "correction", "editors-note"]);
  const stages = outcome("live-with-changes").map(({ outcome: o }) =>
    o.kind === "live-with-changes" ? o.stage : "",
  );
  assert.deepEqual([...new Set(stages)].toSorted(), ["draft", "review"]);
  assert.ok(live.length >= 42, `${live.length} live`);
});

test("live stories spread over 20 days, at least 14 of them in the last two, and no change lies in the future", () => {
  assert.ok(live.every((story) => story.hoursAgo > 0 && story.hoursAgo <= 480));
  assert.ok(live.filter((story) => story.hoursAgo < 48).length >= 14);
  for (const story of stories)
    if ("hoursLater" in story.outcome) assert.ok(story.outcome.hoursLater < story.hoursAgo, story.key);
});

test("sections, bureaus, people and bylines exist, and every bureau has two people", () => {
  for (const story of stories) {
    assert.ok(
      sections.some((section) => section.slug === story.section),
      story.key,
    );
    assert.ok(
      bureaus.some((bureau) => bureau.slug === story.bureau),
      story.key,
    );
    assert.ok(story.byline.length > 0 || flawed.includes(story.key), `${story.key} has no byline`);
    for (const entry of story.byline) {
      if (entry.kind === "person") assert.ok(entry.person in people, story.key);
      else if (entry.kind === "bureau")
        assert.ok(
          bureaus.some((bureau) => bureau.slug === entry.bureau),
          story.key,
        );
      else assert.notEqual(entry.name.trim(), "");
    }
  }
  for (const { slug } of sections)
    assert.ok(live.filter((story) => story.section === slug).length >= 8, slug);
  for (const desk of Object.values(desks)) assert.notEqual(desk.reporter, desk.editor);
  assert.equal(new Set(Object.values(people).map((person) => person.email)).size, Object.keys(people).length);
});

test("every picture exists, is small, is used at most four times, and carries credit, alternative text and a caption", () => {
  const used = new Map<PictureKey, number>();
  for (const story of stories)
    for (const { picture, caption, credit, alt } of figures(story)) {
      used.set(picture, (used.get(picture) ?? 0) + 1);
      if (flawed.includes(story.key)) continue;
      for (const text of [caption, credit, alt]) assert.notEqual(text.trim(), "", story.key);
    }
  for (const [key, { file }] of Object.entries(pictures)) {
    const url = new URL(`pictures/${file}`, import.meta.url);
    assert.ok(existsSync(url), file);
    assert.ok(statSync(url).size <= 220 * 1024, file);
    const times = [...used].find(([picture]) => picture === key)?.[1] ?? 0;
    assert.ok(times >= 1 && times <= 4, `${key} is used ${times} times`);
  }
});

test("quotation marks are curly and close in the paragraph they open in", () => {
  for (const story of publishable())
    for (const text of [
      ...allTexts(story),
      ...story.byline.map((entry) => (entry.kind === "name" ? entry.name : "")),
    ]) {
      assert.doesNotMatch(text, /["']/u, `${story.key}: straight mark in “${text}”`);
      let open = 0;
      for (const mark of text.match(/[“”]/gu) ?? []) {
        open += mark === "“" ? 1 : -1;
        assert.ok(open === 0 || open === 1, `${story.key}: ${text}`);
      }
      assert.equal(open, 0, `${story.key}: ${text}`);
    }
});

test("finished stories hold nothing that the checks would stop", () => {
  for (const story of publishable()) {
    for (const field of [story.headline, story.kicker, story.standfirst, story.dateline, story.slugline])
      assert.notEqual(field.trim(), "", story.key);
    assert.ok(story.headline.length <= 90, `${story.key}: headline of ${story.headline.length} characters`);
    for (const text of allTexts(story))
      assert.doesNotMatch(text, /\bTK\b|\[CQ|lorem|do not publish/iu, story.key);
  }
});

test("flawed drafts stay drafts and do show what the checks find", () => {
  const found = flawed.flatMap((key) => byKey.get(key) ?? []);
  assert.equal(found.length, 2);
  assert.ok(found.every((story) => story.outcome.kind === "draft"));
  const all = found.flatMap(allTexts).join("\n");
  assert.match(all, /\[TK\]/u);
  assert.notEqual(all.split("“").length, all.split("”").length);
  assert.ok(found.some((story) => figures(story).some((figure) => figure.credit === "")));
});

test("stories relate and link to older live ones only, and edits change exactly one place", () => {
  for (const story of publishable()) {
    const linked = allTexts(story)
      .flatMap(inlineRuns)
      .flatMap((run) => run.story ?? []);
    const shown = story.body.flatMap((block) =>
      typeof block !== "string" && block.kind === "related" ? [block.story] : [],
    );
    for (const key of [...linked, ...shown]) {
      const target = byKey.get(key);
      assert.ok(target !== undefined && live.includes(target), `${story.key} leads to ${key}`);
      assert.ok(target.hoursAgo > story.hoursAgo, `${story.key} leads to the younger ${key}`);
    }
  }
});

test("a translation is in a language of its own, signed by its translator and younger than its live original", () => {
  const translations = stories.filter((story) => story.translates !== undefined);
  assert.ok(translations.some((story) => live.includes(story)));
  for (const story of translations) {
    const original = byKey.get(story.translates ?? "");
    assert.ok(original && live.includes(original) && original.hoursAgo > story.hoursAgo, story.key);
    assert.notEqual(story.language, original.language);
    assert.ok(story.byline.some(({ role }) => role === "translation"));
  }
});

test("texts have the length of news, and several are long reads", () => {
  const words = (story: Story) => texts(story.body).join(" ").split(/\s+/u).length;
  for (const story of live) assert.ok(words(story) >= 170, `${story.key}: ${words(story)} words`);
  assert.ok(live.filter((story) => words(story) >= 900).length >= 3);
});

test("the small markup reads as marks, links and plain brackets", () => {
  assert.deepEqual(
    inlineRuns("A **b** and *c*, [d](https://example.org/), [e](story:f) [TK]").map((run) => [
      run.text,
      run.bold,
      run.italic,
      run.href,
      run.story,
    ]),
    [
      ["A ", false, false, null, null],
      ["b", true, false, null, null],
      [" and ", false, false, null, null],
      ["c", false, true, null, null],
      [", ", false, false, null, null],
      ["d", false, false, "https://example.org/", null],
      [", ", false, false, null, null],
      ["e", false, false, null, "f"],
      [" [TK]", false, false, null, null],
    ],
  );
});
