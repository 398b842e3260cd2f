// An article in a list, in five weights. The headline is the link; a picture beside it is silent and not a second one.
import type { ReactElement } from "react";
import type { Teaser } from "#lib/newsroom/readers.ts";
import { teaserPath } from "./lite-version.ts";
import { Moment } from "./moment.tsx";
import { PictureImage } from "./picture.tsx";
import { shortByline } from "./signatures.ts";
import type { TimeFrame } from "./times.ts";

type Level = 2 | 3 | 4;

type TeaserProps = Readonly<{
  teaser: Teaser;
  frame: TimeFrame;
  /** Level of its heading on this page. */
  level?: Level;
  /** Whether the section is said; on its own page it isn't. */
  sectionShown?: boolean;
  /** In the archive a withdrawn article keeps its place, and is called what it is. */
  retracted?: boolean;
}>;

function Headline({ teaser, level = 3 }: Pick<TeaserProps, "teaser" | "level">): ReactElement {
  const Heading = `h${level}` as const;
  return (
    <Heading className="teaser-headline" dir="auto" lang={teaser.language ?? undefined}>
      <a href={teaserPath(teaser)}>
        {teaser.kicker !== "" && <span className="teaser-kicker">{teaser.kicker} </span>}
        {teaser.headline}
      </a>
    </Heading>
  );
}

function Meta({ teaser, frame, sectionShown, retracted = false }: TeaserProps): ReactElement {
  const names = shortByline(teaser.byline);
  return (
    <p className="teaser-meta">
      {retracted && <strong className="retracted-label">Retracted</strong>}
      {sectionShown === true && (
        <a className="teaser-section" href={`/${teaser.section.slug}`}>
          {teaser.section.name}
        </a>
      )}
      {names !== "" && <span>{names}</span>}
      <Moment at={teaser.firstPublishedAt} frame={frame} show="list" />
    </p>
  );
}

/** The one article that the day is about. */
export function LeadTeaser({ teaser, frame, sectionShown = true }: TeaserProps): ReactElement {
  return (
    <article className="teaser teaser-lead">
      {teaser.lead && (
        <PictureImage
          picture={teaser.lead}
          sizes="(min-width: 80rem) 40rem, (min-width: 60rem) 55vw, 100vw"
          className="crop-wide"
          ratio="16:9"
          first
          silent
        />
      )}
      <Headline teaser={teaser} level={2} />
      {teaser.standfirst !== "" && <p className="teaser-standfirst">{teaser.standfirst}</p>}
      <Meta teaser={teaser} frame={frame} sectionShown={sectionShown} />
    </article>
  );
}

type PictureTeaserProps = TeaserProps &
  Readonly<{
    /** Without the standfirst. */
    brief?: boolean;
  }>;

/** Picture, headline, standfirst. */
export function PictureTeaser(props: PictureTeaserProps): ReactElement {
  const { teaser, frame, level, sectionShown, brief = false } = props;
  return (
    <article className="teaser teaser-picture">
      {teaser.lead && (
        <PictureImage
          picture={teaser.lead}
          sizes="(min-width: 80rem) 20rem, (min-width: 48rem) 33vw, 100vw"
          className="crop-wide"
          ratio="16:9"
          silent
        />
      )}
      <Headline teaser={teaser} {...(level === undefined ? {} : { level })} />
      {!brief && teaser.standfirst !== "" && <p className="teaser-standfirst">{teaser.standfirst}</p>}
      <Meta teaser={teaser} frame={frame} sectionShown={sectionShown ?? false} />
    </article>
  );
}

type TextTeaserProps = TeaserProps & Readonly<{ withStandfirst?: boolean }>;

/** Headline and time, and where there is room the standfirst. */
export function TextTeaser(props: TextTeaserProps): ReactElement {
  const { teaser, frame, level, sectionShown, withStandfirst } = props;
  return (
    <article className="teaser teaser-text">
      <Headline teaser={teaser} {...(level === undefined ? {} : { level })} />
      {withStandfirst === true && teaser.standfirst !== "" && (
        <p className="teaser-standfirst">{teaser.standfirst}</p>
      )}
      <Meta teaser={{ ...teaser, byline: [] }} frame={frame} sectionShown={sectionShown ?? false} />
    </article>
  );
}

type LatestTeaserProps = TeaserProps & Readonly<{ today: boolean }>;

/** A line of the latest news: the time first, without the day when it is today's. */
export function LatestTeaser({ teaser, frame, level, today }: LatestTeaserProps): ReactElement {
  return (
    <article className="teaser teaser-latest">
      <Moment
        at={teaser.firstPublishedAt}
        frame={frame}
        show={today ? "clock" : "list"}
        className="latest-time"
      />
      <Headline teaser={teaser} {...(level === undefined ? {} : { level })} />
    </article>
  );
}

/** A row of a long list: text beside a small picture. */
export function RowTeaser({ teaser, frame, level, sectionShown, retracted }: TeaserProps): ReactElement {
  return (
    <article className="teaser teaser-row">
      <div className="row-words">
        <Headline teaser={teaser} {...(level === undefined ? {} : { level })} />
        {teaser.standfirst !== "" && <p className="teaser-standfirst">{teaser.standfirst}</p>}
        <Meta
          teaser={teaser}
          frame={frame}
          sectionShown={sectionShown ?? false}
          retracted={retracted ?? false}
        />
      </div>
      {teaser.lead && (
        <PictureImage
          picture={teaser.lead}
          sizes="(min-width: 48rem) 14rem, 7rem"
          className="crop-wide"
          ratio="16:9"
          silent
        />
      )}
    </article>
  );
}
