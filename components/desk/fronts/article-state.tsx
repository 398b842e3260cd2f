// Whether readers have an article, will have it, or don't, in a word, a colour and an icon; with the instant where there is one.
import { deskTime } from "#components/desk/desk-time.ts";
import { rightsLooks } from "#components/pictures/rights-looks.tsx";
import { Badge } from "#components/ui/badge.tsx";
import type { ShownArticle } from "./front-shapes.ts";

export type Clock = Readonly<{ now: Date; zone: string }>;

/** What readers would miss where pictures are shown, and what they shouldn't see any more. */
export function PictureState({ picture }: Pick<ShownArticle, "picture">) {
  if (picture === null)
    return (
      <Badge tone="draft" icon="image">
        No picture
      </Badge>
    );
  if (picture !== "denied" && picture !== "expired") return null;
  return (
    <Badge tone={rightsLooks[picture].tone} icon={rightsLooks[picture].icon}>
      {picture === "denied" ? "Its picture was denied" : "The rights in its picture ran out"}
    </Badge>
  );
}

export function ArticleState({
  article,
  clock,
  quietWhenLive = false,
}: Readonly<{
  /** Null: the person may not see it. */
  article: ShownArticle | null;
  clock: Clock;
  /** Live is what everybody expects of a pin. */
  quietWhenLive?: boolean;
}>) {
  if (article === null)
    return (
      <Badge tone="draft" icon="lock">
        Not yours to see
      </Badge>
    );
  const when = article.at === null ? "" : ` ${deskTime(new Date(article.at), clock.now, clock.zone)}`;
  switch (article.state) {
    case "live":
      return (
        <>
          {quietWhenLive ? null : (
            <Badge tone="live" icon="radio">
              Live
            </Badge>
          )}
          {article.leavesAt === null ? null : (
            <Badge tone="withheld" icon="eye-off">
              Readers lose it {deskTime(new Date(article.leavesAt), clock.now, clock.zone)}
            </Badge>
          )}
        </>
      );
    case "coming":
      return article.at === null ? (
        <Badge tone="draft" icon="circle-dashed">
          Not live yet
        </Badge>
      ) : (
        <Badge tone="scheduled" icon="calendar-clock">
          Goes live{when}
        </Badge>
      );
    case "withheld":
      return (
        <Badge tone="withheld" icon="eye-off">
          Withheld
        </Badge>
      );
    case "retracted":
      return (
        <Badge tone="retracted" icon="file-x">
          Retracted
        </Badge>
      );
  }
}
