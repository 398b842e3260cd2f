// A newsroom in memory that applies a Change as the database would, for tests of the rules' laws.
import type { Actor, Approval, Article, ArticleText, HoldKind, Role } from "./article.ts";
import type { Change, Decision, Facts, Wish } from "./decision.ts";
import { decide, decideDue } from "./decide.ts";
import { isOfThisRound } from "./four-eyes.ts";
import type { Asked } from "./laxity.ts";
import { deskAfter, scheduleAfter } from "./desk-model.test-support.ts";
import { waitsAt } from "./step-yeses.ts";
import { mayEditText, moveRefusal } from "./permissions.ts";

export const start = new Date("2026-11-24T08:00:00Z");
export const later = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);

export const text = (over: Partial<ArticleText> = {}): ArticleText => ({
  headline: "Ferries return to the northern islands",
  kicker: "",
  standfirst: "Two piers reopen after the winter storms.",
  dateline: "ORLEN",
  slug: "ferries-return",
  sectionId: "world",
  byline: [{ kind: "bureau", id: "americas", name: "Americas bureau", role: "reporting" }],
  blocks: [{ kind: "paragraph", text: "The first ship sails on Friday.", path: [0] }],
  figures: [],
  emptyTables: [],
  internalLinks: [],
  related: [7],
  words: 6,
  hasBody: true,
  ...over,
});

export const person = (id: string, role: Role, ...bureauIds: string[]): Actor => {
  return { id, name: id, role, bureauIds };
};

export const article = (over: Partial<Article> = {}): Article => ({
  id: 1,
  bureauId: "americas",
  stage: "draft",
  step: 0,
  publication: "never",
  liveRevisionId: null,
  version: 1,
  copyVersion: 1,
  spiked: false,
  vaulted: false,
  vaultLeaveBy: null,
  createdBy: "rita",
  assignedTo: null,
  claimedBy: null,
  dueAt: null,
  bylinePersonIds: [],
  submittedBy: null,
  submittedAt: null,
  approvedRevisionId: null,
  embargoUntil: null,
  proposedClass: null,
  proposedNote: null,
  schedule: null,
  plannedWithhold: null,
  ...over,
});

export const facts = (over: Partial<Facts> = {}): Facts => ({
  copyHash: "h1",
  revisionHashes: {},
  approvals: [],
  contributors: [{ personId: "rita", lastChangedAt: start }],
  fourEyes: "distinct",
  checks: {},
  holds: [],
  text: text(),
  liveText: null,
  changes: [],
  pictures: [],
  livePictures: [],
  slugTakenBy: null,
  sameHeadlineAs: null,
  brokenLinks: [],
  openSuggestions: 0,
  blockingComments: 0,
  plannedWords: null,
  slugline: "ferries-return",
  steps: [],
  claim: null,
  assigneeFits: true,
  vaultAsker: null,
  revisionKnown: true,
  textProblem: null,
  ...over,
});

type Revision = Readonly<{ id: string; hash: string; body: string; authors: ReadonlySet<string> }>;

/** What readers have, with the people who stand behind it. */
export type LiveNow = Readonly<{
  body: string;
  bureauId: string;
  people: ReadonlySet<string>;
  emergency: boolean;
}>;

/** One article with its text, revisions and approvals. A text is a word; its bureau is part of its hash. */
export class Newsroom {
  article: Article;
  body = "v0";
  revisions = new Map<string, Revision>();
  approvals: Approval[] = [];
  contributors: Map<string, Date>;
  holds = new Set<HoldKind>();
  legalReview = false;
  authors: Set<string>;
  live: LiveNow | null = null;
  /** What readers get: null for nothing. Only carrying out a change may alter it. */
  projection: string | null = null;
  minutes = 0;
  asker: Actor | null = null;

  readonly policies: Readonly<Record<string, Asked["fourEyes"]>>;
  /** Named steps by bureau; settings may change them at any time. */
  steps: Readonly<Record<string, Asked["steps"]>>;
  constructor(
    policies: Readonly<Record<string, Asked["fourEyes"]>>,
    creator = "rita",
    steps: Readonly<Record<string, Asked["steps"]>> = {},
  ) {
    this.policies = policies;
    this.steps = steps;
    this.article = article({ createdBy: creator });
    this.contributors = new Map([[creator, start]]);
    this.authors = new Set([creator]);
  }

  #asks = (bureauId: string): Asked => ({
    fourEyes: this.policies[bureauId] ?? "distinct",
    steps: this.steps[bureauId] ?? [],
    checks: {},
  });

  get hash(): string {
    return `${this.article.bureauId}:${this.body}`;
  }

  facts(wish?: Wish): Facts {
    return facts({
      copyHash: this.hash,
      revisionHashes: Object.fromEntries([...this.revisions].map(([id, one]) => [id, one.hash])),
      approvals: this.approvals,
      contributors: [...this.contributors].map(([personId, lastChangedAt]) => ({ personId, lastChangedAt })),
      ...this.#asks(this.article.bureauId),
      vaultAsker: this.article.vaultLeaveBy === null ? null : this.asker,
      holds: [...this.holds].map((kind) => ({ kind })),
      legalReview: this.legalReview,
      claim:
        this.article.claimedBy === null
          ? null
          : { personId: this.article.claimedBy, name: this.article.claimedBy, seenAt: later(this.minutes) },
      liveText: this.live === null ? null : text(),
      revisionKnown: wish?.revisionId === undefined || this.revisions.has(wish.revisionId),
    });
  }

  #now(): Date {
    this.minutes += 1;
    return later(this.minutes);
  }

  /** Save other words, if the person may. */
  edit(actor: Actor, body: string): boolean {
    if (!mayEditText(actor, this.article) || body === this.body) return false;
    this.#wrote(actor.id, this.#now());
    this.body = body;
    this.#stepFollowsText();
    return true;
  }

  move(actor: Actor, bureauId: string): boolean {
    if (bureauId === this.article.bureauId) return false;
    const there = { bureauId, ...this.#asks(bureauId) };
    if (moveRefusal(actor, this.article, there, this.#asks(this.article.bureauId)) !== null) return false;
    this.#wrote(actor.id, this.#now());
    this.article = { ...this.article, bureauId, step: 0 };
    this.#stepFollowsText();
    return true;
  }

  /** As the database's trigger does. */
  #stepFollowsText(): void {
    if (this.article.stage !== "review") return;
    this.article = { ...this.article, step: waitsAt({ ...this.article, step: Infinity }, this.facts()) };
  }

  #wrote(personId: string, at: Date): void {
    this.contributors.set(personId, at);
    this.authors.add(personId);
    this.article = { ...this.article, copyVersion: this.article.copyVersion + 1 };
  }

  wish(actor: Actor, wish: Omit<Wish, "seenVersion" | "seenCopyVersion">): Decision {
    const full = { ...wish, seenVersion: this.article.version, seenCopyVersion: this.article.copyVersion };
    const at = this.#now();
    const decision = decide(this.article, full, actor, this.facts(full), at);
    if (decision.ok) this.#apply(decision.change, full, actor, at);
    return decision;
  }

  fire(): Decision {
    this.minutes += 60;
    const at = this.#now();
    const decision = decideDue(this.article, this.facts(), at);
    if (decision.ok) this.#apply(decision.change, null, null, at);
    return decision;
  }

  #cut(): Revision {
    const known = [...this.revisions.values()].find((one) => one.hash === this.hash);
    const cut = known ?? {
      id: `r${this.revisions.size + 1}`,
      hash: this.hash,
      body: this.body,
      authors: new Set(this.authors),
    };
    this.revisions.set(cut.id, cut);
    return cut;
  }

  #apply(change: Change, wish: Wish | null, actor: Actor | null, at: Date): void {
    const before = this.article;
    const cut = change.cut === null ? null : this.#cut();
    if (change.desk.placeHold === "legal" || change.desk.vault) this.legalReview = true;
    if (change.desk.vault === "asked") this.asker = actor;
    if (change.liveRevision !== "same") this.legalReview = false;
    if (change.approve !== null && cut !== null && actor !== null) {
      this.approvals = [
        ...this.approvals,
        { ...change.approve, revisionId: cut.id, revisionHash: cut.hash, approverId: actor.id, at },
      ];
    }
    if (change.voidApproval) {
      this.approvals = this.approvals.filter((one) => !isOfThisRound(one, before));
    }
    if (change.restoreFrom !== null && actor !== null) this.#restore(change.restoreFrom, actor.id, at);
    const newLive = change.liveRevision === "approved" ? before.approvedRevisionId : cut?.id;
    const liveRevisionId = change.liveRevision === "same" ? before.liveRevisionId : (newLive ?? null);
    if (change.liveRevision !== "same") this.#putLive(liveRevisionId, before, change);
    if (change.projection === "write" || change.projection === "retract")
      this.projection = this.live?.body ?? null;
    if (change.projection === "remove" || change.projection === "gone") this.projection = null;
    this.article = {
      ...this.article,
      stage: change.stage,
      publication: change.publication,
      spiked: change.spiked,
      liveRevisionId,
      version: before.version + (change.movesVersion ? 1 : 0),
      step: change.step,
      ...deskAfter(change, this.holds, actor?.id ?? null),
      approvedRevisionId:
        change.stage !== "ready"
          ? null
          : before.stage === "ready"
            ? before.approvedRevisionId
            : (cut?.id ?? null),
      ...(change.submitted === "set" ? { submittedBy: actor?.id ?? null, submittedAt: at } : {}),
      ...(change.submitted === "clear" ? { submittedBy: null, submittedAt: null } : {}),
      ...(change.proposed === "clear" ? { proposedClass: null, proposedNote: null } : {}),
      ...(typeof change.proposed === "object"
        ? { proposedClass: change.proposed.changeClass, proposedNote: change.proposed.publicNote }
        : {}),
      schedule: scheduleAfter(change, before, wish),
    };
  }

  #restore(revisionId: string, personId: string, at: Date): void {
    const old = this.revisions.get(revisionId);
    if (old === undefined) throw new Error("restored a revision that doesn't exist");
    this.#wrote(personId, at);
    for (const author of old.authors) if (!this.contributors.has(author)) this.contributors.set(author, at);
    this.authors = new Set([...old.authors, personId]);
    this.body = old.body;
  }

  #putLive(revisionId: string | null, before: Article, change: Change): void {
    const revision = this.revisions.get(revisionId ?? "");
    if (revision === undefined) throw new Error("published a revision that doesn't exist");
    const approval = this.approvals.findLast(
      (one) => one.kind === "desk" && one.revisionHash === revision.hash,
    );
    if (!change.emergency && approval?.revisionHash !== this.hash)
      throw new Error("published without an approval of this hash");
    const people = new Set<string>(this.contributors.keys());
    // Who only handed in another's words doesn't stand behind them; where nobody wrote, the submitter does.
    if (people.size === 0 && before.submittedBy !== null) people.add(before.submittedBy);
    if (approval !== undefined) people.add(approval.approverId);
    this.live = { body: revision.hash, bureauId: before.bureauId, people, emergency: change.emergency };
    this.contributors = new Map();
  }
}
