// An article. The numeric id decides; the slug is furniture. Killed: 410 for every slug, without a redirect, because the
// slug is the headline. Withheld or unknown: the readers' 404.
import { ArticlePage } from "#components/site/article-page.tsx";
import { SiteDocument } from "#components/site/document.tsx";
import { errorDocuments, GoneDocument } from "#components/site/error-documents.tsx";
import { isFurnished } from "#components/site/furnished.ts";
import { articleHead } from "#components/site/heads.ts";
import { articleById, cardsAsNow, latest, listedIn } from "#db/live.ts";
import { mostRead, nearestTo, relatedTo } from "#db/live-related.ts";
import { readOnce } from "#db/live-shared.ts";
import { articlePath } from "#lib/newsroom/readers.ts";
import type { LiveArticle } from "#lib/newsroom/readers.ts";
import { translationsShown } from "#lib/newsroom/translations.ts";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

const onward = 4;

type Context = Readonly<{ params: Promise<{ id: string; slug?: string[] }> }>;

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { id: text, slug = [] } = await params;
  const id = /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
  const lite = new URL(request.url).searchParams.has("lite");
  return answerReader({ ...errorDocuments, request }, async ({ snapshot, site, assets, at }) => {
    if (id === null) return null;
    // All that the number alone decides is asked at once, and then all that the article says: a page costs what its turns cost.
    const [found, near] = await Promise.all([articleById(snapshot, id), nearestTo(snapshot, id)]);
    const tag = `article:${id}`;
    if (found.what === "missing") return null;
    if (found.what === "gone")
      return { page: <GoneDocument site={site} assets={assets} at={at} />, status: 410, tags: [tag] };
    const { row, teaser, notes, views, bureau, topics, group } = found;
    if (slug.length !== 1 || slug[0] !== teaser.slug)
      return { redirect: articlePath(teaser) + (lite ? "?lite" : ""), loose: true, tags: [tag] };
    const [related, most, { teasers }, [bodyHtml = ""]] = await Promise.all([
      relatedTo(snapshot, { id, picked: row.related, near, limit: onward }),
      lite ? null : mostRead(snapshot, null, 5),
      readOnce(snapshot, `section ${row.sectionId}`, () =>
        latest(snapshot, { where: listedIn.section(row.sectionId), limit: onward + 1 }),
      ),
      cardsAsNow(snapshot.db, [row.html]),
    ]);
    const more = teasers.filter((one) => one.id !== id).slice(0, onward);
    const article: LiveArticle = {
      ...teaser,
      publication: row.listed ? "live" : "retracted",
      dateline: row.dateline,
      bodyHtml,
      words: row.words,
      card: row.card,
      views,
      notes,
      bureau,
      topics,
      translations: translationsShown(id, group.id, group.members, site.language),
      related,
      moreFromSection: more.filter((one) => related.every((other) => other.id !== one.id)),
    };
    const page = (
      <SiteDocument
        site={site}
        assets={assets}
        at={at}
        {...articleHead(article, site)}
        version={lite ? "lite" : "full"}
        sheet={lite || isFurnished(article) ? "whole" : "text"}
      >
        <ArticlePage article={article} site={site} mostRead={most} lite={lite} />
      </SiteDocument>
    );
    // What stands at the end of the page must go with its own article; a newer one may come a minute late.
    const shown = [...related, ...more, ...(most?.articles ?? [])].map((one) => one.id);
    const others = [...row.cards, ...shown].map((other) => `article:${other}`);
    return { page, tags: [...new Set([tag, `translations:${group.id}`, ...others])], vary: "Save-Data" };
  });
}
