// Laws that no sequence of verbs, edits, restores and bureau moves may break, by whomever.
import assert from "node:assert/strict";
import test from "node:test";
import * as fc from "fast-check";
import { changeClasses, holdKinds } from "./article.ts";
import type { Approval, FourEyesPolicy, ReviewStep, StepRole } from "./article.ts";
import { verbNames } from "./decision.ts";
import type { Decision, Wish } from "./decision.ts";
import { later, Newsroom, person } from "./model.test-support.ts";

const people = [
  person("rita", "reporter", "americas"),
  person("rob", "reporter", "americas", "asia"),
  person("edda", "editor", "americas", "asia"),
  person("emil", "editor", "americas", "loose"),
  person("cara", "chief"),
  person("lena", "legal"),
  person("adam", "admin"),
];
const anybody = fc.constantFrom(...people);
/** Whose steps get far: otherwise most random wishes are refused for the role. */
const desk = fc.constantFrom(...people.slice(2, 5));

type Step = (newsroom: Newsroom) => Decision | boolean;

const wishes = fc.record({
  actor: fc.oneof({ weight: 3, arbitrary: desk }, { weight: 2, arbitrary: anybody }),
  verb: fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom("submit", "approve", "publish", "publish-change", "schedule", "restore"),
    },
    { weight: 2, arbitrary: fc.constantFrom(...verbNames) },
  ),
  changeClass: fc.constantFrom(...changeClasses),
  revision: fc.integer({ min: 1, max: 6 }),
  holdKind: fc.constantFrom(...holdKinds),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: wishes.map(({ actor, verb, changeClass, revision, holdKind }): Step => (newsroom) => {
      const wish: Omit<Wish, "seenVersion"> = {
        verb,
        reason: "long enough a reason for anything",
        publicNote: "What was wrong, and what is right.",
        changeClass,
        at: later(newsroom.minutes + 30),
        zone: "Europe/Berlin",
        revisionId: `r${revision}`,
        holdKind,
        slugline: "ferries-return",
        plannedWords: 400,
      };
      return newsroom.wish(actor, wish);
    }),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.oneof(desk, anybody), fc.constantFrom("v0", "v1", "v2")).map(
      ([actor, body]): Step =>
        (newsroom) =>
          newsroom.edit(actor, body),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(desk, fc.constantFrom("americas", "asia", "loose")).map(
      ([actor, bureau]): Step =>
        (newsroom) =>
          newsroom.move(actor, bureau),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Step>((newsroom) => newsroom.fire()) },
);

const policies = fc.record({
  americas: fc.constantFrom<FourEyesPolicy>("distinct", "strict"),
  asia: fc.constantFrom<FourEyesPolicy>("distinct", "strict"),
  loose: fc.constant<FourEyesPolicy>("off"),
});

const projects: ReadonlySet<string> = new Set([
  "publish",
  "publish-change",
  "publish-again",
  "withhold",
  "kill",
  "retract",
  "publish-in-emergency",
]);

type Look = (newsroom: Newsroom, did: Decision | boolean, before: Newsroom) => void;

function tell(newsroom: Newsroom, story: readonly Step[], look: Look): void {
  for (const one of story) {
    const before = Object.assign(new Newsroom(newsroom.policies), newsroom);
    look(newsroom, one(newsroom), before);
  }
}

/** Runs random stories and looks at the newsroom after every step. */
function always(look: Look): void {
  fc.assert(
    fc.property(
      policies,
      anybody,
      fc.array(step, { minLength: 8, maxLength: 40 }),
      (policy, creator, story) => tell(new Newsroom(policy, creator.id), story, look),
    ),
    { numRuns: 3000, seed: 20261124 },
  );
}

const reviewSteps = fc
  .array(fc.constantFrom<StepRole>("editor", "legal", "chief"), { maxLength: 2 })
  .map((roles) =>
    ["editor" as const, ...roles].map((role, index): ReviewStep => ({ name: `Step ${index}`, role })),
  );
const bureauSteps = fc.record({ americas: reviewSteps, asia: reviewSteps, loose: fc.constant([]) });
/** What somebody would tell readers. */
const told = [
  { changeClass: "update" },
  { changeClass: "correction", publicNote: "It was two." },
  { changeClass: "correction", publicNote: "It was three." },
] as const;
/** Most of what happens where a text goes through several hands. */
const handsOn: fc.Arbitrary<Step> = fc.oneof(
  { weight: 1, arbitrary: step },
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...people.slice(2, 6), person("carl", "chief"), person("lee", "legal")),
        fc.oneof(
          { weight: 6, arbitrary: fc.constant("approve" as const) },
          {
            weight: 2,
            arbitrary: fc.constantFrom("submit" as const, "publish" as const, "publish-change" as const),
          },
          { weight: 1, arbitrary: fc.constantFrom("reopen" as const, "request-changes" as const) },
        ),
        fc.constantFrom(undefined, undefined, "desk" as const),
        fc.constantFrom(undefined, undefined, undefined, ...told),
      )
      .map(
        ([actor, verb, approvalKind, words]): Step =>
          (newsroom) =>
            newsroom.wish(actor, {
              verb,
              reason: "long enough a reason",
              // Whoever approves says mostly nothing of it; whoever submits has to.
              ...(verb === "submit" ? (words ?? { changeClass: "update" }) : words),
              ...(approvalKind && { approvalKind }),
            }),
      ),
  },
  {
    weight: 1,
    arbitrary: reviewSteps.map((steps): Step => (newsroom) => {
      newsroom.steps = { ...newsroom.steps, americas: steps };
      return true;
    }),
  },
);

/** A live article whose next version rita has written: what is done to it from here is a change of what readers have. */
function withNextVersion(...[policy, steps]: [Newsroom["policies"], Newsroom["steps"]]): Newsroom {
  const newsroom = new Newsroom(policy);
  const [rita, edda] = [person("rita", "reporter", "americas"), person("edda", "editor", "americas")];
  assert.ok(newsroom.wish(rita, { verb: "submit" }).ok);
  assert.ok(newsroom.wish(edda, { verb: "approve" }).ok && newsroom.wish(edda, { verb: "publish" }).ok);
  newsroom.steps = steps;
  assert.ok(newsroom.edit(rita, "v1"));
  return newsroom;
}

const kinds = { editor: "desk", legal: "legal", chief: "standards" } as const;

/** Every step has somebody's yes, each somebody else's: tried out one person after the other. */
function eachHasItsOwn(steps: readonly ReviewStep[], yeses: readonly Approval[]): boolean {
  const [first, ...others] = steps;
  return (
    first === undefined ||
    yeses.some(
      (yes) =>
        yes.kind === kinds[first.role] &&
        eachHasItsOwn(
          others,
          yeses.filter((one) => one.approverId !== yes.approverId),
        ),
    )
  );
}

test("under distinct and strict nobody publishes alone, except in an emergency that says so", () => {
  let published = 0;
  always((newsroom, did, before) => {
    if (newsroom.live === before.live || newsroom.live === null) return;
    const alone = newsroom.live.people.size < 2;
    if (newsroom.policies[newsroom.live.bureauId] === "off" || newsroom.live.emergency) return;
    published += 1;
    assert.ok(!alone, `${[...newsroom.live.people].join()} published alone: ${JSON.stringify(did)}`);
  });
  assert.ok(published > 100, `only ${published} publications were tried`);
});

test("an approval never survives a change of the text it was given for", () => {
  always((newsroom, did) => {
    if (newsroom.article.stage === "ready") {
      const revision = newsroom.revisions.get(newsroom.article.approvedRevisionId ?? "");
      assert.equal(revision?.hash, newsroom.hash);
    } else assert.equal(newsroom.article.approvedRevisionId, null);
    if (typeof did === "boolean" || !did.ok || did.change.liveRevision !== "approved") return;
    assert.ok(
      newsroom.approvals.some((one) => one.kind === "desk" && one.revisionHash === newsroom.live?.body),
      "what readers see has an approval of its very hash",
    );
  });
});

test("readers see something else only through the verbs that say so", () => {
  always((newsroom, did, before) => {
    if (
      newsroom.projection === before.projection &&
      newsroom.article.publication === before.article.publication
    )
      return;
    assert.ok(typeof did !== "boolean" && did.ok && projects.has(did.change.verb), JSON.stringify(did));
  });
});

test("a killed article stays killed and a spiked one is never published", () => {
  always((newsroom, did, before) => {
    if (before.article.publication === "killed") {
      assert.ok(did === false || (typeof did === "object" && !did.ok));
      assert.equal(newsroom.projection, null);
    }
    if (newsroom.article.spiked) assert.equal(newsroom.article.publication, "never");
  });
});

test("nothing goes live from the vault, under a hold or before its embargo ends, by any path", () => {
  always((newsroom, did, before) => {
    const went = newsroom.projection !== null && newsroom.projection !== before.projection;
    if (!went || typeof did !== "object" || !did.ok || did.change.publication !== "live") return;
    assert.equal(before.article.vaulted, false);
    assert.equal(newsroom.holds.size, 0);
    const { embargoUntil } = before.article;
    assert.ok(embargoUntil === null || embargoUntil.getTime() <= later(newsroom.minutes).getTime());
  });
});

test("an article leaves the vault only by a second person", () => {
  always((newsroom, did, before) => {
    if (!before.article.vaulted || newsroom.article.vaulted) return;
    assert.ok(typeof did === "object" && did.ok);
    assert.equal(did.change.verb, "leave-vault");
    assert.notEqual(before.article.vaultLeaveBy, null);
  });
});

test("every named step stands behind what is published, each by another person and with exactly these words, readers' note included", () => {
  let [published, severalSteps, noted] = [0, 0, 0];
  fc.assert(
    fc.property(
      policies,
      bureauSteps,
      fc.boolean(),
      fc.array(handsOn, { minLength: 20, maxLength: 60 }),
      (policy, steps, isLive, story) =>
        tell(
          isLive ? withNextVersion(policy, steps) : new Newsroom(policy, "rita", steps),
          story,
          (newsroom, did, before) => {
            if (typeof did === "boolean" || !did.ok || did.change.liveRevision !== "approved") return;
            const bureau = before.article.bureauId;
            if (policy[bureau as keyof typeof policy] === "off") return;
            const named = before.steps[bureau] ?? [];
            const { publicNote } = did.change;
            const yeses = before.approvals.filter(
              (one) =>
                one.revisionHash === newsroom.live?.body &&
                (publicNote === null ||
                  (one.changeClass === publicNote.changeClass && one.publicNote === publicNote.note)),
            );
            assert.ok(eachHasItsOwn(named, yeses), JSON.stringify([named, yeses]));
            published += 1;
            if (named.length > 1) severalSteps += 1;
            if (named.length > 1 && publicNote !== null) noted += 1;
          },
        ),
    ),
    { numRuns: 1500, seed: 20261129 },
  );
  assert.ok(published > 100 && severalSteps > 50, `${published} publications, ${severalSteps} through steps`);
  assert.ok(noted > 20, `only ${noted} changes through several steps told readers of themselves`);
});
