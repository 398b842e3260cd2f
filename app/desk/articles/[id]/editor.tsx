// Collects what the editor needs and opens it, for an article that exists and for one that is about to.
import type { ReactNode } from "react";
import { ArticleEditor } from "#components/editor/article-editor.tsx";
import { NewArticleEditor } from "#components/editor/new-article-editor.tsx";
import { topicsOfArticle } from "#db/article-topics.ts";
import { groupFor } from "#db/article-translations.ts";
import type { DeskArticle } from "#db/articles.ts";
import { headlinesOf } from "#db/board.ts";
import { listBureaus } from "#db/bureaus.ts";
import { picturesByIds } from "#db/media.ts";
import { cutsOf } from "#db/picture-cuts.ts";
import { rulesInUse, siteTypography } from "#db/house-style.ts";
import { listSections } from "#db/sections.ts";
import { siteFacts } from "#db/site.ts";
import { articleText } from "#lib/document/article-text.ts";
import { emptyContent, type Content } from "#lib/document/content.ts";
import { WORKING_SCHEMA_VERSION } from "#lib/document/working-schema.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import type { Facts } from "#lib/newsroom/decision.ts";
import { languageChoices } from "#lib/newsroom/languages.ts";
import type { Refusal } from "#lib/newsroom/decision.ts";
import { may, topicsRefusal } from "#lib/newsroom/permissions.ts";
import { readOnlyText, refusalText } from "#lib/newsroom/wording.ts";
import { planLength } from "./planned-length.ts";
import { groupInWords } from "./translation-group.ts";

type EditorProps = Readonly<{ actor: Actor; zone: string; found: DeskArticle; children: ReactNode }>;

export async function Editor({ actor, zone, found, children }: EditorProps) {
  const { article, content, facts } = found;
  const [sections, bureaus] = await Promise.all([listSections(), choosableBureaus(actor, article.bureauId)]);
  return (
    <ArticleEditor
      key={article.id}
      person={{ id: actor.id, name: actor.name }}
      articleId={article.id}
      createKey=""
      epoch={found.epoch}
      right={found.right}
      content={content}
      slugline={found.slugline}
      fieldsVersion={found.fieldsVersion}
      schemaVersion={WORKING_SCHEMA_VERSION}
      readOnly={found.readOnly === null ? null : readOnlyText(found.readOnly, zone)}
      facts={facts}
      killed={article.publication === "killed"}
      zone={zone}
      help={await helpInWriting()}
      planLength={planLength}
      sections={sections}
      bureaus={bureaus}
      pictures={await knownPictures(facts.text.figures.map((figure) => figure.mediaId))}
      headlines={await headlinesOf(facts.text.related)}
      languages={await choosableLanguages(content.language ?? null)}
      topics={await topicsFor(actor, zone, article)}
      translation={await translationFor(actor, zone, article)}
    >
      {children}
    </ArticleEditor>
  );
}

/** Why this person can't change an article's topics and languages now, and who can. */
function besideTextReadOnly(refusal: Refusal, zone: string): string {
  return refusal.kind === "not-now" && refusal.why === "stage" && refusal.publication !== "killed"
    ? "Once a text is submitted or published, its editors change this. Tell one of them what is missing."
    : refusalText(refusal, zone);
}

async function topicsFor(actor: Actor, zone: string, article: DeskArticle["article"]) {
  const refusal = topicsRefusal(actor, article);
  return {
    topics: (await topicsOfArticle(article.id)).map(({ id, name }) => ({ id, name })),
    readOnly: refusal === null ? null : besideTextReadOnly(refusal, zone),
    mayAdd: may(actor, "manage-topics"),
  };
}

async function translationFor(actor: Actor, zone: string, article: DeskArticle["article"]) {
  const refusal = topicsRefusal(actor, article);
  return {
    group: groupInWords(await groupFor(actor, article.id)),
    readOnly: refusal === null ? null : besideTextReadOnly(refusal, zone),
  };
}

async function choosableLanguages(current: string | null) {
  return languageChoices((await siteFacts())?.language ?? "en", current);
}

/** Pictures of a text by id, with what of them must stay in sight. */
async function knownPictures(ids: readonly string[]) {
  const [pictures, cuts] = await Promise.all([picturesByIds(ids), cutsOf(ids)]);
  return Object.fromEntries(
    Object.entries(pictures).map(([id, picture]) => [id, { ...picture, cut: cuts[id] ?? nobodySaid }]),
  );
}

const nobodySaid = { focal: null, crops: {} };

/** How the house writes, for the editor to help with. */
async function helpInWriting() {
  const [typography, styleRules] = await Promise.all([siteTypography(), rulesInUse()]);
  return { typography, styleRules };
}

export async function NewEditor({
  actor,
  zone,
  children,
}: Readonly<{ actor: Actor; zone: string; children: ReactNode }>) {
  const bureaus = await choosableBureaus(actor, null);
  const home = bureaus.find((one) => actor.bureauIds.includes(one.id)) ?? bureaus[0];
  if (!home)
    return <p>You belong to no bureau yet. Ask an administrator to add you to one; then write here.</p>;
  const content = emptyContent(home.id);
  return (
    <NewArticleEditor
      person={{ id: actor.id, name: actor.name }}
      articleId={null}
      createKey={crypto.randomUUID()}
      epoch={1}
      right="edit"
      content={content}
      slugline=""
      fieldsVersion={1}
      schemaVersion={WORKING_SCHEMA_VERSION}
      readOnly={null}
      facts={factsOfNothing(content)}
      killed={false}
      zone={zone}
      help={await helpInWriting()}
      planLength={planLength}
      sections={await listSections()}
      bureaus={bureaus}
      pictures={{}}
      headlines={{}}
      languages={await choosableLanguages(null)}
      translation={{ group: { of: null, original: null, others: [], hidden: 0 }, readOnly: null }}
      topics={{ topics: [], readOnly: null, mayAdd: may(actor, "manage-topics") }}
    >
      {children}
    </NewArticleEditor>
  );
}

/** What is known of an article before its row is made: nothing stands against it yet. */
function factsOfNothing(content: Content): Facts {
  return {
    copyHash: "",
    revisionHashes: {},
    approvals: [],
    contributors: [],
    fourEyes: "distinct",
    checks: {},
    holds: [],
    text: articleText(content),
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
    slugline: "",
    steps: [],
    claim: null,
    assigneeFits: true,
    vaultAsker: null,
    revisionKnown: true,
    textProblem: null,
  };
}

/** Bureaus to which this person may move an article, and the one it belongs to. */
async function choosableBureaus(actor: Actor, current: string | null) {
  const all = await listBureaus();
  return all.filter((one) => one.id === current || may(actor, "create", { bureauId: one.id }));
}
