// What a verb is called and says of itself when it is for several articles.
import type { BulkVerb } from "#lib/newsroom/bulk.ts";

type ManyWords = Readonly<{
  /** The question, and the button that answers it. `what` is "3 articles". */
  ask: (what: string) => string;
  effect: string;
  done: (what: string) => string;
}>;

export const manyWords: Readonly<Record<BulkVerb, ManyWords>> = {
  publish: {
    ask: (what) => `Publish ${what}`,
    effect: "Shows readers the approved text of each now.",
    done: (what) => `${what} published.`,
  },
  "publish-change": {
    ask: (what) => `Publish changes to ${what}`,
    effect: "Replaces what readers see of each by its approved text now.",
    done: (what) => `Changes to ${what} published.`,
  },
  "publish-again": {
    ask: (what) => `Publish ${what} again`,
    effect: "Shows readers the texts that were withheld, as they last were.",
    done: (what) => `${what} published again.`,
  },
  claim: {
    ask: (what) => `Claim ${what}`,
    effect: "Says that you have these articles now. Others see it, and can still read and comment.",
    done: (what) => `${what} claimed.`,
  },
  "release-claim": {
    ask: (what) => `Release ${what}`,
    effect: "Says that nobody has these articles any more, so that somebody else can take them.",
    done: (what) => `${what} released.`,
  },
  assign: {
    ask: (what) => `Assign ${what}`,
    effect:
      "Says of each who writes it, when it is due and how long it is to be. What stays empty here stays as it is.",
    done: (what) => `${what} assigned.`,
  },
  "set-embargo": {
    ask: (what) => `Set embargo on ${what}`,
    effect:
      "Nothing of these articles reaches readers before that instant, by any path. Schedules before it are suspended.",
    done: (what) => `${what} under embargo.`,
  },
  "place-hold": {
    ask: (what) => `Place hold on ${what}`,
    effect:
      "Keeps these articles from readers until the hold is released. What is live stays live: withhold it too if it must go.",
    done: (what) => `${what} on hold.`,
  },
  "release-hold": {
    ask: (what) => `Release hold on ${what}`,
    effect: "Takes the hold off each of them. Everything else is judged as before.",
    done: (what) => `The hold on ${what} is released.`,
  },
  unspike: {
    ask: (what) => `Unspike ${what}`,
    effect: "Puts these articles back into the flow, each at the stage it had.",
    done: (what) => `${what} back in the flow.`,
  },
  spike: {
    ask: (what) => `Spike ${what}`,
    effect: "Takes these articles out of the flow. They can be unspiked.",
    done: (what) => `${what} spiked.`,
  },
  withhold: {
    ask: (what) => `Withhold ${what}`,
    effect:
      "Takes these articles from readers. Their addresses answer “not found” until they are published again.",
    done: (what) => `${what} withheld.`,
  },
};

/** "1 article", "3 articles". */
export const articlesInWords = (count: number): string => (count === 1 ? "1 article" : `${count} articles`);
