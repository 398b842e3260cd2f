// The kinds of happening by which a timeline and the log are read: every verb of the workflow, and what happens beside it, is
// of one kind.

export const eventKinds = [
  {
    key: "publishing",
    word: "Publishing",
    verbs: [
      "publish",
      "publish-change",
      "publish-again",
      "publish-in-emergency",
      "schedule",
      "unschedule",
      "schedule-failed",
    ],
  },
  {
    key: "taken-down",
    word: "Taken down",
    verbs: ["withhold", "kill", "retract", "plan-withhold", "cancel-withhold"],
  },
  {
    key: "review",
    word: "Review",
    verbs: [
      "submit",
      "take-back",
      "request-changes",
      "approve",
      "reopen",
      "block-by-comment",
      "resolve-blocking-comment",
      "lift-comment-block",
      "accept-suggestions",
      "reject-suggestions",
      "share-for-review",
      "open-review-link",
      "reply-by-review-link",
      "revoke-review-link",
    ],
  },
  {
    key: "gates",
    word: "Gates",
    verbs: ["set-embargo", "lift-embargo", "place-hold", "release-hold", "put-in-vault", "leave-vault"],
  },
  {
    key: "who",
    word: "Who has it",
    verbs: ["claim", "release-claim", "assign", "plan-length"],
  },
  {
    key: "text",
    word: "Text and place",
    verbs: ["create", "restore", "name-version", "move", "set-topics", "set-translation", "spike", "unspike"],
  },
] as const;

export type EventKind = (typeof eventKinds)[number]["key"];

/** The kind that an address names, or null when it names none. */
export function eventKindOf(key: string | undefined): EventKind | null {
  return eventKinds.find((one) => one.key === key)?.key ?? null;
}

/** The verbs of a kind, as events spell them. */
export function verbsOfKind(kind: EventKind): readonly string[] {
  return eventKinds.find((one) => one.key === kind)?.verbs ?? [];
}
