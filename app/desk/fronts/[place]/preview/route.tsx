// A front as readers will get it at an instant, drawn by their page's own components under a ribbon: private, kept by nobody.
import { DeskDocument } from "#app/desk/articles/[id]/preview/missing.tsx";
import { frontIn } from "#app/desk/fronts/front-input.ts";
import { exactTime } from "#components/desk/desk-time.ts";
import { SiteDocument } from "#components/site/document.tsx";
import { bandReach, FrontPage } from "#components/site/front-page.tsx";
import { frontHead, sectionHead } from "#components/site/heads.ts";
import { SectionPage } from "#components/site/section-page.tsx";
import { frontPreview } from "#db/front-preview.ts";
import { readSnapshot } from "#db/live.ts";
import { filled, frontLeast, sectionLeast } from "#lib/newsroom/front-fill.ts";
import { siteFrame } from "#lib/server/html.ts";
import { requireActor } from "#lib/server/session.ts";

const headers = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "private, no-store",
  "x-robots-tag": "noindex, nofollow",
};

type Context = Readonly<{ params: Promise<{ place: string }> }>;

/** An instant out of an address; null for what is none. */
function instantIn(text: string | null): Date | null {
  const at = new Date(text ?? "");
  return Number.isNaN(at.getTime()) ? null : at;
}

function numberIn(text: string | null): number | undefined {
  return text !== null && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : undefined;
}

export async function GET(request: Request, { params }: Context): Promise<Response> {
  const actor = await requireActor();
  const { renderToStaticMarkup } = await import("react-dom/server");
  const { place } = await params;
  const asked = new URL(request.url).searchParams;
  const front = asked.get("front");
  const draft = front === null ? undefined : (frontIn(front) ?? undefined);
  const number = draft === undefined ? numberIn(asked.get("version")) : undefined;
  const page = await readSnapshot(async (snapshot) => {
    const preview = await frontPreview(snapshot, actor, place, {
      asAt: instantIn(asked.get("at")),
      drawn: { number, draft },
      limit: 30,
      reach: bandReach,
    });
    if (preview === null) return null;
    const { at, banner, picks, latest, bySection } = preview;
    const frame = await siteFrame(snapshot);
    const { site } = frame;
    const what =
      draft !== undefined
        ? "What is on your screen"
        : number === undefined
          ? "What is saved"
          : `Version ${number}`;
    const ribbon = (
      <p className="preview-ribbon" role="note">
        <strong>Preview</strong> {what}, as at {exactTime(at, site.zone)}, with what you may read of the
        schedule.
      </p>
    );
    const { key: slug, name, sectionId } = preview.place;
    const section = { slug, name };
    const isFront = sectionId === null;
    const head = isFront
      ? frontHead(site, at)
      : sectionHead(section, site, { older: false, path: `/${slug}`, nextPath: null });
    const { slots, rest } = filled(picks, latest, isFront ? frontLeast : sectionLeast);
    return (
      <SiteDocument {...frame} {...head} title={`Preview: ${name}`} path={null}>
        {ribbon}
        {isFront ? (
          <FrontPage
            site={site}
            at={at}
            banner={banner}
            slots={slots}
            rest={rest}
            blocks={site.sections.map((one) => ({ section: one, articles: bySection.get(one.slug) ?? [] }))}
            mostRead={null}
          />
        ) : (
          <SectionPage
            site={site}
            section={section}
            top={{ banner, slots }}
            articles={rest}
            nextPath={null}
            mostRead={null}
          />
        )}
      </SiteDocument>
    );
  });
  return page === null
    ? new Response(`<!doctype html>${renderToStaticMarkup(<DeskDocument />)}`, { status: 404, headers })
    : new Response(`<!doctype html>${renderToStaticMarkup(page)}`, { headers });
}
