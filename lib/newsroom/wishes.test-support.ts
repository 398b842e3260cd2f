// A small newsroom for the workflow's tests: people, an article at each stage, and wishes that must be allowed or refused.
import type { Actor, Approval, Article } from "./article.ts";
import { decide } from "./decide.ts";
import type { Change, Facts, Refusal, VerbName, Wish } from "./decision.ts";
import { article, facts, later, person, text } from "./model.test-support.ts";

export const rita = person("rita", "reporter", "americas");
export const edda = person("edda", "editor", "americas");
export const emil = person("emil", "editor", "americas");
export const cara = person("cara", "chief");
export const lena = person("lena", "legal");

export const yes: Approval = {
  revisionId: "r1",
  revisionHash: "h1",
  approverId: "edda",
  kind: "desk",
  changeClass: null,
  publicNote: null,
  at: later(2),
};
export const draft = article();
export const review = article({ stage: "review", submittedBy: "rita", submittedAt: later(1) });
export const ready = article({ ...review, stage: "ready", approvedRevisionId: "r1" });
export const approved = facts({ revisionHashes: { r1: "h1" }, approvals: [yes] });
export const live = article({ publication: "live", liveRevisionId: "r0" });
export const liveFacts = facts({
  revisionHashes: { r0: "h0", r1: "h1" },
  liveText: text(),
  approvals: [{ ...yes, changeClass: "update" }],
});
export const liveReady = {
  ...ready,
  publication: "live",
  liveRevisionId: "r0",
  proposedClass: "update",
} as const;

export function wishFor(verb: VerbName, one: Article, over: Partial<Wish> = {}): Wish {
  return { verb, seenVersion: one.version, seenCopyVersion: one.copyVersion, ...over };
}

export function allows(
  verb: VerbName,
  one: Article,
  actor: Actor,
  by: Facts = facts(),
  over: Partial<Wish> = {},
): Change {
  const decision = decide(one, wishFor(verb, one, over), actor, by, later(10));
  if (!decision.ok) throw new Error(`was refused: ${JSON.stringify(decision.refusal)}`);
  return decision.change;
}

export function refuses(
  verb: VerbName,
  one: Article,
  actor: Actor,
  by: Facts,
  over: Partial<Wish>,
  why: string,
): Refusal {
  const decision = decide(one, wishFor(verb, one, over), actor, by, later(10));
  if (decision.ok) throw new Error("was allowed");
  if (decision.refusal.why !== why)
    throw new Error(`was refused for ${decision.refusal.why}, not for ${why}`);
  return decision.refusal;
}
