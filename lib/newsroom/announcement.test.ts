// A yes is to the text and to what readers are told of it: to other words it is none, whoever gave it and whoever chose them.
import assert from "node:assert/strict";
import test from "node:test";
import type { Approval, ReviewStep } from "./article.ts";
import type { Facts } from "./decision.ts";
import { later, person } from "./model.test-support.ts";
import {
  allows,
  cara,
  edda,
  emil,
  lena,
  liveFacts,
  liveReady,
  refuses,
  review,
  yes,
} from "./wishes.test-support.ts";

const desk: ReviewStep = { name: "Desk", role: "editor" };
const subs: ReviewStep = { name: "Subs", role: "editor" };
const legal: ReviewStep = { name: "Legal", role: "legal" };

const correction = { changeClass: "correction", publicNote: "It was two." } as const;
const proposed = { proposedClass: "correction", proposedNote: "It was two." } as const;
const inReview = { ...review, publication: "live", liveRevisionId: "r0", ...proposed } as const;
const atReady = { ...liveReady, ...proposed } as const;
const ellen = person("ellen", "editor", "americas");

const eddas: Approval = { ...yes, ...correction };
const emils: Approval = { ...eddas, approverId: "emil", at: later(3) };
const lenas: Approval = { ...eddas, kind: "legal", approverId: "lena", at: later(4) };
const said = (steps: readonly ReviewStep[], ...approvals: Approval[]): Facts => ({
  ...liveFacts,
  steps,
  approvals,
});
const others = [
  { changeClass: "update" },
  { changeClass: "fix", reason: "A letter was missing." },
  { publicNote: "It was three." },
  { changeClass: "clarification", publicNote: "It was two." },
] as const;

test("where four eyes are asked nobody approves another class or note than was proposed", () => {
  for (const words of others) {
    for (const fourEyes of ["distinct", "strict"] as const)
      refuses("approve", inReview, edda, { ...said([]), fourEyes }, words, "four-eyes");
    const held = { ...said([]), fourEyes: "off", legalReview: true } as const;
    refuses("approve", inReview, edda, held, words, "four-eyes");
  }
  const own = allows("approve", inReview, edda, { ...said([]), fourEyes: "off" }, others[2]);
  assert.equal(own.approve?.publicNote, "It was three.");
  assert.deepEqual(allows("approve", inReview, edda, said([]), correction).approve, {
    kind: "desk",
    ...correction,
  });
});

test("an editor changes what was proposed by submitting it, and then somebody else approves it", () => {
  const draft = { ...inReview, stage: "draft", submittedBy: null, submittedAt: null } as const;
  const change = allows("submit", draft, edda, said([]), { changeClass: "update" });
  assert.deepEqual(change.proposed, { changeClass: "update", publicNote: null });
  const handedIn = { ...inReview, submittedBy: "edda", proposedClass: "update", proposedNote: null } as const;
  refuses("approve", handedIn, edda, said([]), {}, "four-eyes");
  assert.equal(allows("approve", handedIn, emil, said([])).approve?.changeClass, "update");
});

test("beside the step that the article waits at nobody chooses other words, one person being enough or not", () => {
  const waits = { ...inReview, step: 1 };
  for (const fourEyes of ["off", "distinct"] as const)
    for (const words of others)
      refuses("approve", waits, ellen, { ...said([desk, legal], eddas), fourEyes }, words, "four-eyes");
});

test("legal and standards say yes to what is proposed, and it is kept with their yes", () => {
  const change = allows("approve", { ...inReview, step: 1 }, lena, said([desk, legal], eddas), {
    changeClass: "update",
  });
  assert.deepEqual(change.approve, { kind: "legal", ...correction });
  const chief: ReviewStep = { name: "Chief", role: "chief" };
  const standards = allows("approve", { ...inReview, step: 1 }, cara, said([desk, chief], eddas));
  assert.deepEqual(standards.approve, { kind: "standards", ...correction });
});

test("a yes to other words passes no step, makes nothing ready and is no legal yes", () => {
  const steps = [desk, subs, legal];
  const whole = said(steps, eddas, emils, lenas);
  assert.deepEqual(allows("publish-change", atReady, edda, whole).publicNote, {
    changeClass: "correction",
    note: "It was two.",
  });
  const other = { changeClass: "update", publicNote: null } as const;
  const unlike = (one: Approval) => (wholeOf: Facts) => ({
    ...wholeOf,
    approvals: wholeOf.approvals.map((given) => (given === one ? { ...given, ...other } : given)),
  });
  refuses("publish-change", atReady, edda, unlike(lenas)(whole), {}, "step");
  refuses("publish-change", atReady, edda, unlike(emils)(whole), {}, "step");
  const newest = { ...eddas, ...other, approverId: "ellen", at: later(5) };
  assert.equal(
    allows("publish-change", atReady, edda, { ...whole, approvals: [...whole.approvals, newest] }).publicNote
      ?.changeClass,
    "correction",
    "a later yes to other words decides nothing",
  );
  const alone = said([], { ...eddas, ...other });
  refuses("publish-change", atReady, edda, alone, {}, "no-approval");
  const held = { legalReview: true, legalReviewSince: later(3) };
  allows("publish-change", atReady, edda, { ...said([], eddas, lenas), ...held });
  const harmless = { ...lenas, publicNote: "A figure was wrong." };
  refuses("publish-change", atReady, edda, { ...said([], eddas, harmless), ...held }, {}, "legal-approval");
});

test("legal is asked again, and the last step asks the desk's yes to the same words", () => {
  const harmless = { ...lenas, publicNote: "A figure was wrong." };
  allows("approve", inReview, lena, said([], harmless));
  refuses("approve", inReview, lena, said([], lenas), {}, "unchanged");
  const legalFirst = [legal, desk];
  const change = allows("approve", { ...inReview, step: 1 }, edda, said(legalFirst, lenas));
  assert.equal(change.stage, "ready");
  const anew = allows("approve", { ...inReview, step: 1 }, edda, said(legalFirst, harmless));
  assert.deepEqual([anew.stage, anew.step], ["review", 0], "legal's yes was to other words");
});

test("where one person is enough and chooses other words, every other kind of yes is asked for anew", () => {
  const off = { ...said([desk, legal, subs], eddas, lenas), fourEyes: "off" } as const;
  const same = allows("approve", { ...inReview, step: 2 }, emil, off);
  assert.equal(same.stage, "ready");
  const other = allows("approve", { ...inReview, step: 2 }, emil, off, { changeClass: "update" });
  assert.deepEqual([other.stage, other.step], ["review", 1]);
  assert.deepEqual(other.proposed, { changeClass: "update", publicNote: "It was two." });
});
