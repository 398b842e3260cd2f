// What is read through before publication, each with its weight per bureau (newsroom.md §6).
import type { ArticleText, TextBlock, UsedFigure } from "./article.ts";
import { checkNames } from "./decision.ts";
import type { CheckName, CheckSetting, Facts, Finding } from "./decision.ts";
import { hasLegalApproval } from "./four-eyes.ts";
import { quotationProblems } from "./quotes.ts";

/** The weight of each check in a bureau that has set nothing else. */
export const defaultSettings: Readonly<Record<CheckName, CheckSetting>> = {
  headline: "block",
  section: "block",
  byline: "block",
  standfirst: "block",
  "empty-text": "block",
  "picture-credit": "block",
  "picture-alt": "block",
  placeholder: "block",
  "quotation-marks": "block",
  slug: "block",
  "open-suggestion": "block",
  "blocking-comment": "block",
  "broken-link": "block",
  "long-headline": "warn",
  "same-headline": "warn",
  "picture-rights": "warn",
  "empty-table": "warn",
  "quotation-source": "warn",
  "legal-words": "warn",
  dateline: "warn",
  related: "warn",
  length: "warn",
};

/** A page can't be made without a headline, nor found without a section: these two can't be turned down. */
export const alwaysBlock: ReadonlySet<CheckName> = new Set<CheckName>(["headline", "section"]);

/** What a bureau's settings make of a check. */
export function settingOf(check: CheckName, settings: Facts["checks"]): CheckSetting {
  return alwaysBlock.has(check) ? "block" : (settings[check] ?? defaultSettings[check]);
}

type Field = NonNullable<Finding["field"]>;
/** A finding before the bureau's weight is known. */
type Found = Readonly<{ message: string; field?: Field; path?: readonly number[] }>;
type Place = Pick<Found, "field" | "path">;

/** Letters as a reader counts them: an accent or a joined emoji is not a letter of its own. */
const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

const empty = (text: string): boolean => text.trim().length === 0;
const placeOfFigure = (path: readonly number[] | null): Place =>
  path === null ? { field: "lead" } : { path };

/** Every run of text that readers will see, with the place to lead the writer to. */
function* runsOf(text: ArticleText): Generator<Readonly<{ text: string; place: Place }>> {
  yield { text: text.headline, place: { field: "headline" } };
  yield { text: text.kicker, place: { field: "kicker" } };
  yield { text: text.standfirst, place: { field: "standfirst" } };
  yield { text: text.dateline, place: { field: "dateline" } };
  for (const block of text.blocks) {
    yield { text: block.text, place: { path: block.path } };
    if (block.source !== undefined) yield { text: block.source, place: { path: block.path } };
  }
  for (const figure of text.figures) {
    const place = placeOfFigure(figure.path);
    yield { text: figure.caption, place };
    yield { text: figure.credit, place };
    if (!figure.decorative) yield { text: figure.alt, place };
  }
}

const placeholders: readonly RegExp[] = [
  /\[\s*TK[^\]]*\]|\b(?:TK)+\b/u,
  /\[\s*CQ\s*\??\s*\]/iu,
  /\blorem\b/iu,
  /\bdo\s+not\s+publish\b/iu,
];

/** Captions stand for themselves: a quotation doesn't run from the text into a caption and on. */
function* runsOfQuotation(text: ArticleText): Generator<readonly Readonly<{ text: string; place: Place }>[]> {
  for (const field of ["headline", "kicker", "standfirst"] as const)
    yield [{ text: text[field], place: { field } }];
  const lead = text.figures.find((figure) => figure.path === null);
  if (lead !== undefined) yield [{ text: lead.caption, place: { field: "lead" } }];
  let run: TextBlock[] = [];
  const asRun = (blocks: readonly TextBlock[]) =>
    blocks.map((block) => ({ text: block.text, place: { path: block.path } }));
  for (const block of text.blocks) {
    if (block.kind === "caption") {
      yield asRun([block]);
      continue;
    }
    const continues = run[0] !== undefined && run[0].kind === block.kind && mayContinue.has(block.kind);
    if (!continues && run.length > 0) {
      yield asRun(run);
      run = [];
    }
    run.push(block);
  }
  if (run.length > 0) yield asRun(run);
}

const mayContinue: ReadonlySet<TextBlock["kind"]> = new Set<TextBlock["kind"]>([
  "paragraph",
  "blockquote",
  "pull-quote",
]);

const tests: Readonly<Record<CheckName, (facts: Facts) => readonly Found[]>> = {
  headline: ({ text }) => (empty(text.headline) ? [{ field: "headline", message: "Write a headline." }] : []),
  section: ({ text }) =>
    text.sectionId === null
      ? [{ field: "section", message: "Choose the section where readers find it." }]
      : [],
  byline: ({ text }) =>
    text.byline.length === 0 ? [{ field: "byline", message: "Add a byline: a person or a bureau." }] : [],
  standfirst: ({ text }) =>
    empty(text.standfirst)
      ? [{ field: "standfirst", message: "Write a standfirst: the sentence below the headline." }]
      : [],
  "empty-text": ({ text }) =>
    text.hasBody
      ? []
      : [{ field: "body", message: "Write the text: readers would find nothing below the standfirst." }],
  "picture-credit": ({ text }) =>
    text.figures
      .filter((figure) => empty(figure.credit))
      .map((figure) => ({
        ...placeOfFigure(figure.path),
        message: `Name whose picture it is in the credit of ${figureName(figure, text)}.`,
      })),
  "picture-alt": ({ text }) =>
    text.figures
      .filter((figure) => !figure.decorative && empty(figure.alt))
      .map((figure) => ({
        ...placeOfFigure(figure.path),
        message: `Describe ${figureName(figure, text)} for people who can’t see it, or mark it as decorative.`,
      })),
  placeholder: ({ text }) =>
    [...runsOf(text)].flatMap(({ text: run, place }) =>
      placeholders.flatMap((pattern) => {
        const match = pattern.exec(run);
        return match === null ? [] : [{ ...place, message: `Replace “${match[0]}” by the final words.` }];
      }),
    ),
  "quotation-marks": ({ text }) =>
    [...runsOfQuotation(text)].flatMap((run) =>
      quotationProblems(run.map((one) => one.text)).map((problem) => ({
        ...run[problem.paragraph]?.place,
        message: problem.message,
      })),
    ),
  slug: ({ slugTakenBy }) =>
    slugTakenBy === null
      ? []
      : [
          {
            field: "slug",
            message: `Choose another slug: article ${slugTakenBy} of this section already uses it.`,
          },
        ],
  "open-suggestion": ({ openSuggestions }) =>
    openSuggestions === 0
      ? []
      : [
          {
            message: `Accept or reject ${counted(openSuggestions, "open suggestion", "open suggestions")}.`,
          },
        ],
  "blocking-comment": ({ blockingComments }) =>
    blockingComments === 0
      ? []
      : [{ message: `Resolve ${counted(blockingComments, "comment that blocks", "comments that block")}.` }],
  "broken-link": ({ brokenLinks, linkNames }) =>
    brokenLinks.map((id) => ({
      field: "body",
      leadsTo: id,
      message: `Remove or change the link to ${linked(id, linkNames?.[id])}: readers can’t open it.`,
    })),
  "long-headline": ({ text }) => {
    const length = Array.from(letters.segment(text.headline)).length;
    return length > 90
      ? [
          {
            field: "headline",
            message: `Shorten the headline: it has ${length} characters, 90 fit everywhere.`,
          },
        ]
      : [];
  },
  "same-headline": ({ sameHeadlineAs }) =>
    sameHeadlineAs === null
      ? []
      : [
          {
            field: "headline",
            message: `Change the headline: article ${sameHeadlineAs} had the same one this month.`,
          },
        ],
  "picture-rights": ({ text, pictures }) => {
    const unknown = new Set(
      pictures.filter((one) => one.rights === "unknown" && !one.denied).map((one) => one.mediaId),
    );
    return text.figures
      .filter((figure) => unknown.has(figure.mediaId))
      .map((figure) => ({
        ...placeOfFigure(figure.path),
        message: `Find out whose picture it is: the rights of ${figureName(figure, text)} are not known.`,
      }));
  },
  "empty-table": ({ text }) =>
    text.emptyTables.map((path) => ({
      path,
      message: "Fill in the table or remove it: its cells are empty.",
    })),
  "quotation-source": ({ text }) =>
    text.blocks
      .filter(
        (block) => (block.kind === "blockquote" || block.kind === "pull-quote") && empty(block.source ?? ""),
      )
      .map((block) => ({ path: block.path, message: "Say who is quoted: the quotation names no source." })),
  "legal-words": (facts) => {
    if (hasLegalApproval(facts)) return [];
    return [...runsOf(facts.text)].flatMap(({ text: run, place }) => {
      const match = /\b(?:arrested|charged|alleged(?:ly)?)\b/iu.exec(run);
      return match === null
        ? []
        : [{ ...place, message: `Ask legal for a look: the text says “${match[0]}”.` }];
    });
  },
  dateline: ({ text }) =>
    empty(text.dateline) ? [{ field: "dateline", message: "Add the place of the report." }] : [],
  related: ({ text }) =>
    text.related.length === 0
      ? [{ field: "body", message: "Relate an article that readers may want next." }]
      : [],
  length: ({ text, plannedWords }) =>
    plannedWords !== null && text.words > plannedWords * 1.2
      ? [
          {
            field: "body",
            message: `Cut the text: it has ${text.words} words, ${plannedWords} were planned.`,
          },
        ]
      : [],
};

function linked(id: number, headline: string | undefined): string {
  return headline === undefined ? `article ${id}` : `“${headline.slice(0, 80)}” (article ${id})`;
}

/** Told from the others by its own words, or by its place among them. */
function figureName(figure: UsedFigure, { figures }: ArticleText): string {
  if (figure.path === null) return "the lead picture";
  const words = [figure.caption, figure.decorative ? "" : figure.alt].find((one) => !empty(one))?.trim();
  const inBody = figures.filter((one) => one.path !== null);
  const place = `${inBody.indexOf(figure) + 1} of ${inBody.length}`;
  if (words === undefined) return inBody.length === 1 ? "the picture in the text" : `picture ${place}`;
  const twin = inBody.some((one) => one !== figure && [one.caption.trim(), one.alt.trim()].includes(words));
  return `the picture “${words.slice(0, 60)}”${twin ? ` (${place})` : ""}`;
}

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Everything the checks find in the working copy, blocking findings first, in the order of checkNames. */
export function findingsOf(facts: Facts): readonly Finding[] {
  const all = checkNames.flatMap((check) => {
    const level = settingOf(check, facts.checks);
    return level === "off" ? [] : tests[check](facts).map((found): Finding => ({ check, level, ...found }));
  });
  return [...all.filter((one) => one.level === "block"), ...all.filter((one) => one.level === "warn")];
}

/** The findings that keep the working copy from being published. */
export function blockingFindings(facts: Facts): readonly Finding[] {
  return findingsOf(facts).filter((finding) => finding.level === "block");
}

/**
 * Findings in the text that was last live, for *publish again*: the working copy may hold the next version
 * already, and its suggestions and comments say nothing about the text that returns.
 */
export function liveFindings(facts: Facts): readonly Finding[] {
  const text = facts.liveText;
  if (text === null) return [];
  const links = new Set([...text.internalLinks, ...text.related]);
  return findingsOf({
    ...facts,
    text,
    pictures: facts.livePictures,
    slugTakenBy: text.slug === facts.text.slug ? facts.slugTakenBy : null,
    sameHeadlineAs: text.headline === facts.text.headline ? facts.sameHeadlineAs : null,
    brokenLinks: facts.brokenLinks.filter((id) => links.has(id)),
    openSuggestions: 0,
    blockingComments: 0,
  });
}
