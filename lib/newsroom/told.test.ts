// The table of newsroom.md §10, row by row: who hears of what, and who never does.
import assert from "node:assert/strict";
import { test } from "node:test";
import { assert as holds, boolean, constantFrom, property } from "fast-check";
import { publications, stages } from "./article.ts";
import type { VerbName } from "./decision.ts";
import { verbNames } from "./decision.ts";
import { person } from "./model.test-support.ts";
import { noticeKinds, noticeRules, type NoticeKind } from "./notice-kinds.ts";
import { noticeSentence } from "./notice-sentence.ts";
import { backBy, goneBy, toldOf, type Happening, type ToldArticle, type VerbDone } from "./told.ts";
import { mayRead } from "./permissions.ts";

const people = [
  person("rita", "reporter", "americas"),
  person("sam", "reporter", "americas"),
  person("eve", "editor", "americas"),
  person("ed", "editor", "americas"),
  person("asia", "editor", "asia"),
  person("chief", "chief"),
  person("legal", "legal"),
  person("admin", "admin"),
];

const article = (over: Partial<ToldArticle> = {}): ToldArticle => ({
  bureauId: "americas",
  publication: "never",
  createdBy: "rita",
  assignedTo: null,
  bylinePersonIds: [],
  ...over,
});

type Over = Partial<VerbDone["change"]> &
  Readonly<{ before?: Partial<VerbDone["before"]>; rest?: Partial<VerbDone> }>;

function done(verb: VerbName, { before = {}, rest = {}, ...change }: Over = {}): VerbDone {
  return {
    what: "verb",
    change: { verb, stage: "draft", step: 0, emergency: false, schedule: "same", desk: {}, ...change },
    before: {
      stage: "draft",
      step: 0,
      publication: "never",
      assignedTo: null,
      claimedBy: null,
      submittedBy: null,
      ...before,
    },
    fell: [],
    awaits: "editor",
    early: false,
    plans: { publish: null, withhold: null },
    scheduledFor: null,
    ...rest,
  };
}

/** "eve: submitted", sorted. */
const heard = (happening: Happening, actor: string | null, of = article()): string[] =>
  toldOf(happening, actor, of, people)
    .map(({ personId, kind }) => `${personId}: ${kind}`)
    .toSorted();

const inReview = { stage: "review", submittedBy: "rita" } as const;

test("a submitted text is told to the editors of its bureau, and to nobody else", () => {
  assert.deepEqual(heard(done("submit", { stage: "review" }), "rita"), ["ed: submitted", "eve: submitted"]);
  assert.deepEqual(heard(done("submit", { stage: "review" }), "eve"), ["ed: submitted"]);
});

test("where a bureau has no other editor, a submitted text is told to the chief", () => {
  assert.deepEqual(
    heard(done("submit", { stage: "review" }), "asia", article({ bureauId: "asia", createdBy: "asia" })),
    ["chief: submitted"],
  );
});

test("the next step of review is told to whoever can say that step's yes", () => {
  const toLegal = done("approve", { stage: "review", step: 1, before: inReview, rest: { awaits: "legal" } });
  assert.deepEqual(heard(toLegal, "eve"), ["legal: step-due"]);
});

test("changes requested, approved and published are told to whose work it is", () => {
  const signed = article({ bylinePersonIds: ["sam"] });
  const back = done("request-changes", { before: inReview });
  assert.deepEqual(heard(back, "eve", signed), ["rita: changes-requested", "sam: changes-requested"]);
  const yes = done("approve", { stage: "ready", before: inReview });
  assert.deepEqual(heard(yes, "eve", signed), ["rita: approved", "sam: approved"]);
  for (const verb of ["publish", "publish-change", "publish-again"] as const)
    assert.deepEqual(heard(done(verb, { before: { stage: "ready" } }), null, signed), [
      "rita: published",
      "sam: published",
    ]);
  const handedOn = article({ createdBy: "eve", assignedTo: "sam" });
  assert.deepEqual(heard(yes, "ed", handedOn), ["rita: approved", "sam: approved"]);
});

test("an approval that is recorded beside the desk's is told to nobody", () => {
  assert.deepEqual(heard(done("approve", { stage: "ready", before: { stage: "ready" } }), "legal"), []);
});

test("a fallen approval is told to its approver, unless they reopened the text themselves", () => {
  const reopened = done("reopen", { stage: "review", before: { stage: "ready" }, rest: { fell: ["eve"] } });
  assert.deepEqual(heard(reopened, "ed"), ["eve: approval-voided"]);
  assert.deepEqual(heard(reopened, "eve"), []);
});

test("an assignment is told to who has it now and to who had it before", () => {
  const assigned = done("assign", {
    desk: { assign: { assigneeId: "sam" } },
    before: { assignedTo: "rita" },
  });
  assert.deepEqual(heard(assigned, "eve"), ["rita: unassigned", "sam: assigned"]);
  assert.deepEqual(heard(assigned, "sam"), ["rita: unassigned"]);
  const later = done("assign", { desk: { assign: { dueAt: new Date() } }, before: { assignedTo: "rita" } });
  assert.deepEqual(heard(later, "eve"), ["rita: assigned"]);
  const longer = done("assign", { desk: { assign: { plannedWords: 900 } }, before: { assignedTo: "rita" } });
  assert.deepEqual(heard(longer, "eve"), []);
});

test("a comment is told to whom it names and to who talked there before, each of them once", () => {
  const said: Happening = { what: "comment", mentions: ["eve", "asia"], talking: ["eve", "rita", "ed"] };
  assert.deepEqual(heard(said, "rita"), ["ed: reply", "eve: mention"]);
});

test("schedules that fail or are late, emergencies, early lifts and kills alarm every editor and the chiefs", () => {
  const desk = (kind: NoticeKind) => ["chief", "ed", "eve"].map((one) => `${one}: ${kind}`);
  assert.deepEqual(heard({ what: "schedule-failed" }, null), desk("schedule-failed"));
  assert.deepEqual(heard({ what: "schedule-late" }, null), desk("schedule-late"));
  const lift = done("lift-embargo", { rest: { early: true } });
  assert.deepEqual(
    heard(lift, "eve"),
    desk("embargo-lifted").filter((one) => !one.startsWith("eve")),
  );
  assert.deepEqual(heard(done("set-embargo"), "eve"), []);
  const killed = done("kill", { before: { publication: "live" } });
  assert.deepEqual(heard(killed, "legal", article({ publication: "killed" })), desk("killed"));
  const broken = done("publish-in-emergency", { emergency: true });
  assert.deepEqual(heard(broken, "chief"), [
    "ed: emergency",
    "ed: second-read-due",
    "eve: emergency",
    "eve: second-read-due",
    "rita: published",
  ]);
  for (const kind of ["schedule-failed", "schedule-late", "emergency", "embargo-lifted", "killed"] as const)
    assert.deepEqual([noticeRules[kind].urgent, noticeRules[kind].mail], [true, "at-once"]);
});

const planned = new Date("2026-11-29T18:00:00Z");

test("a hold is told to whose work it is, and a legal hold to legal as well", () => {
  const placed = (placeHold: "legal" | "rights") => done("place-hold", { desk: { placeHold } });
  assert.deepEqual(heard(placed("rights"), "chief"), ["rita: held"]);
  assert.deepEqual(heard(placed("legal"), "chief"), ["legal: held", "rita: held"]);
  assert.deepEqual(heard(placed("legal"), "legal"), ["rita: held"]);
  assert.deepEqual(heard({ what: "legal-due" }, "eve"), ["legal: legal-due"]);
});

test("leaving the vault is asked of editors and chiefs, and settled by whatever becomes of the ask", () => {
  const leaves = (vault: "asked" | "out") => done("leave-vault", { desk: { vault } });
  assert.deepEqual(heard(leaves("asked"), "eve"), ["chief: vault-asked", "ed: vault-asked"]);
  assert.deepEqual(heard(leaves("out"), "ed"), []);
  for (const one of [leaves("asked"), leaves("out"), done("put-in-vault", { desk: { vault: "kept" } })])
    assert.deepEqual(goneBy(one), ["vault-asked"]);
});

test("whose plan it was hears what became of it, unless they hear of the same deed already", () => {
  const plans = { publish: { personId: "ed", at: planned }, withhold: { personId: "legal", at: planned } };
  const over = done("publish", { schedule: "cancel", rest: { plans } });
  assert.deepEqual(heard(over, "eve"), ["ed: schedule-changed", "rita: published"]);
  assert.deepEqual(heard(over, "eve", article({ createdBy: "ed" })), ["ed: published"]);
  assert.deepEqual(heard(over, "ed"), ["rita: published"]);
  const killed = done("kill", { schedule: "cancel", desk: { plannedWithhold: null }, rest: { plans } });
  assert.deepEqual(heard(killed, "chief"), ["ed: killed", "eve: killed", "legal: withhold-changed"]);
  const suspended = done("reopen", { schedule: "suspend", rest: { plans, fell: ["ed"] } });
  assert.deepEqual(heard(suspended, "eve"), ["ed: approval-voided", "ed: schedule-changed"]);
  assert.deepEqual(goneBy(suspended), []);
  for (const schedule of ["set", "cancel", "fired"] as const)
    assert.deepEqual(goneBy(done("schedule", { schedule })), ["schedule-changed"]);
});

test("a reviewer's answer is told to who made the link, while they may read the article", () => {
  const answered = (makerId: string): Happening => ({ what: "reviewer-answered", makerId });
  assert.deepEqual(heard(answered("eve"), null), ["eve: reviewer-answered"]);
  assert.deepEqual(heard(answered("asia"), null), []);
});

test("a claim that ends is told to who had it", () => {
  assert.deepEqual(heard({ what: "claim-ended", personId: "rita" }, null), ["rita: claim-ended"]);
  const ended = done("release-claim", { before: { claimedBy: "rita" } });
  assert.deepEqual(heard(ended, null), ["rita: claim-ended"]);
  assert.deepEqual(heard(ended, "rita"), []);
});

test("no verb tells anybody of their own deed, or of an article that they may not read", () => {
  holds(
    property(
      constantFrom(...verbNames),
      constantFrom(...people),
      constantFrom(...stages),
      constantFrom(...publications),
      constantFrom("americas", "asia", "europe"),
      boolean(),
      (verb, actor, stage, publication, bureauId, some) => {
        const all = people.map((one) => one.id);
        const place = article({
          bureauId,
          publication: verb === "kill" ? "killed" : publication,
          bylinePersonIds: all,
        });
        const deed = done(verb, {
          stage,
          emergency: verb === "publish-in-emergency",
          schedule: some ? "suspend" : "cancel",
          desk: some ? { assign: { assigneeId: "rita" }, placeHold: "legal", vault: "asked" } : {},
          before: {
            stage: "review",
            publication: "live",
            claimedBy: "sam",
            submittedBy: "rita",
            assignedTo: "ed",
          },
          rest: {
            fell: ["eve", "ed", "chief", "legal"],
            early: some,
            plans: {
              publish: { personId: "eve", at: planned },
              withhold: { personId: "legal", at: planned },
            },
          },
        });
        for (const { personId, kind } of toldOf(deed, actor.id, place, people)) {
          const who = people.find((one) => one.id === personId);
          assert.ok(who && who.id !== actor.id);
          const reaches: readonly string[] = noticeRules[kind].roles;
          assert.ok(reaches.includes(who.role), `${kind} reaches ${who.role}`);
          assert.ok(mayRead(who, verb === "kill" ? { ...place, publication: "live" } : place));
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test("a waiting text asks for nothing any more once it is claimed or decided, and again when the claim ends", () => {
  const waiting = ["submitted", "step-due"];
  for (const [verb, stage] of [
    ["approve", "ready"],
    ["request-changes", "draft"],
    ["take-back", "draft"],
    ["publish-in-emergency", "draft"],
  ] as const)
    assert.deepEqual(goneBy(done(verb, { stage, before: inReview })), waiting, verb);
  const claimed = done("claim", { stage: "review", desk: { claim: "set" }, before: inReview });
  assert.deepEqual(goneBy(claimed), waiting);
  assert.deepEqual(
    goneBy(done("approve", { stage: "review", step: 1, before: inReview })),
    waiting,
    "the next step",
  );
  assert.deepEqual(goneBy(done("place-hold", { stage: "review", before: inReview })), []);
  assert.deepEqual(backBy(done("release-claim", { stage: "review", before: inReview })), waiting);
  assert.deepEqual(backBy(done("release-claim")), []);
});

test("a plan that somebody else touched is told with its instants and with what was done", () => {
  const of = (words: Record<string, string>, kind: NoticeKind = "schedule-changed") =>
    noticeSentence(kind, { actor: "Ana Ruiz", headline: "Ferries", articleId: 1, words, zone: "UTC" });
  const at = { planned: "2026-11-29T18:00:00Z" };
  assert.match(
    of({ ...at, verb: "schedule", became: "moved", to: "2026-11-29T19:00:00Z" }),
    /^Ana Ruiz moved your schedule of “Ferries” from .*18:00.* to .*19:00.*\.$/u,
  );
  assert.match(
    of({ ...at, verb: "reopen", became: "suspended" }),
    /^Your schedule of “Ferries” for .*18:00.* is suspended: Ana Ruiz reopened it\. Schedule it again/u,
  );
  assert.match(of({ ...at, verb: "publish", became: "cancelled" }), /is over: Ana Ruiz published it\.$/u);
  assert.match(of({ ...at, verb: "unschedule", became: "cancelled" }), /^Ana Ruiz cancelled your schedule/u);
  const withheld = of({ ...at, verb: "withhold", became: "cancelled" }, "withhold-changed");
  assert.match(
    withheld,
    /^Your plan to withhold “Ferries” for .* is over: Ana Ruiz withheld it from readers\.$/u,
  );
});

test("every kind says a whole sentence, with the headline or without, by a person or by the clock", () => {
  for (const kind of noticeKinds)
    for (const actor of ["Ana Ruiz", null])
      for (const headline of ["Ferries return", null]) {
        const said = noticeSentence(kind, { actor, headline, articleId: 1042, words: {}, zone: "UTC" });
        assert.match(said, /^[A-Z“].+[.!]$/u, kind);
        assert.doesNotMatch(said, /undefined|null|NaN/u, kind);
        if (!/^(?:role|mail|access|password|picture)-/u.test(kind))
          assert.ok(said.includes(headline ?? "1042") || said.includes("rticle 1042"), `${kind}: ${said}`);
      }
});
