// The two axes as the newsroom reads them: where the working copy stands, and what readers see. Each state has
// its word, its colour and its icon (style.md, Screens).
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import type { Publication, Stage } from "#lib/newsroom/article.ts";

type Look = Readonly<{ word: string; tone: BadgeTone; icon: IconName }>;

export const stageLooks: Readonly<Record<Stage, Look>> = {
  draft: { word: "Draft", tone: "draft", icon: "pencil-line" },
  review: { word: "In review", tone: "review", icon: "eye" },
  ready: { word: "Ready", tone: "ready", icon: "stamp" },
};

export const publicationLooks: Readonly<Record<Publication, Look>> = {
  never: { word: "Not published", tone: "draft", icon: "circle-dashed" },
  live: { word: "Live", tone: "live", icon: "radio" },
  withheld: { word: "Withheld", tone: "withheld", icon: "eye-off" },
  killed: { word: "Killed", tone: "killed", icon: "ban" },
  retracted: { word: "Retracted", tone: "retracted", icon: "file-x" },
};

export function StageBadge({ stage }: Readonly<{ stage: Stage }>) {
  const look = stageLooks[stage];
  return (
    <Badge tone={look.tone} icon={look.icon}>
      {look.word}
    </Badge>
  );
}

export function PublicationBadge({ publication }: Readonly<{ publication: Publication }>) {
  const look = publicationLooks[publication];
  return (
    <Badge tone={look.tone} icon={look.icon}>
      {look.word}
    </Badge>
  );
}

/** Where the changes stand: the first words give way where there is no room, never to a screen reader. */
const changesIn: Readonly<Record<Stage, readonly [first: string, stage: string]>> = {
  draft: ["changes in ", "draft"],
  review: ["changes in ", "review"],
  ready: ["changes ", "ready"],
};

/**
 * What an article's state is called at a glance. `ahead`: the working copy differs from the live revision.
 * *Live* alone means that the two are equal.
 */
export function StateBadges({
  stage,
  publication,
  ahead,
  spiked = false,
  brief = false,
}: Readonly<{
  stage: Stage;
  publication: Publication;
  ahead: boolean;
  spiked?: boolean;
  /** On a phone in as few words as say it. */
  brief?: boolean;
}>) {
  if (spiked)
    return (
      <Badge tone="draft" icon="archive">
        Spiked
      </Badge>
    );
  if (publication === "never") return <StageBadge stage={stage} />;
  if (publication === "killed") return <PublicationBadge publication="killed" />;
  const look = stageLooks[stage];
  const [first, word] = changesIn[stage];
  return (
    <span className="inline-flex flex-wrap items-center gap-1">
      <PublicationBadge publication={publication} />
      {ahead || stage !== "draft" ? (
        <Badge tone={look.tone} icon={look.icon}>
          <span>
            <span className={brief ? "max-sm:sr-only" : ""}>{first}</span>
            {word}
          </span>
        </Badge>
      ) : null}
    </span>
  );
}
