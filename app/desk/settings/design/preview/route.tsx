// The front page in a design that isn't saved yet, drawn by the public page's own components: private, kept by nobody.
import { FrontPage } from "#components/site/front-page.tsx";
import { frontHead } from "#components/site/heads.ts";
import { SiteDocument } from "#components/site/document.tsx";
import { DeskDocument } from "#app/desk/articles/[id]/preview/missing.tsx";
import { frontPicks } from "#db/live-front.ts";
import { filled, frontLeast } from "#lib/newsroom/front-fill.ts";
import { latest, readSnapshot } from "#db/live.ts";
import { designFromDraft } from "#db/publisher.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { siteFrame } from "#lib/server/html.ts";
import { withPlate } from "#lib/server/logo-light.ts";
import { requireActor } from "#lib/server/session.ts";
import { readDesignQuery } from "#app/desk/settings/design/design-query.ts";

const headers = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "private, no-store",
  "x-robots-tag": "noindex, nofollow",
};

const here = "/desk/settings/design";

export async function GET(request: Request): Promise<Response> {
  const actor = await requireActor();
  const { renderToStaticMarkup } = await import("react-dom/server");
  const draft = may(actor, "manage-site") ? readDesignQuery(request.url) : null;
  const judged = draft === null ? null : await designFromDraft(draft);
  if (judged === null || !judged.ok) {
    return new Response(`<!doctype html>${renderToStaticMarkup(<DeskDocument />)}`, { status: 404, headers });
  }
  const { logo, ...design } = judged.design;
  const shown = {
    ...design,
    logo: logo === null ? null : { ...(await withPlate(logo)), base: `${here}/logo` },
  };
  const page = await readSnapshot(async (snapshot) => {
    const frame = await siteFrame(snapshot);
    const { teasers } = await latest(snapshot, { limit: 20 });
    const { picks, banner } = await frontPicks(snapshot, null);
    const sheet = `${here}/preview/sheet${new URL(request.url).search}`;
    const publisher = { hasAbout: false, hasEthics: false, hub: null, ...frame.site.publisher };
    const site = { ...frame.site, publisher: { ...publisher, design: shown, sheet } };
    return (
      <SiteDocument {...frame} site={site} {...frontHead(site, frame.at)} path={null}>
        <FrontPage
          site={site}
          at={frame.at}
          banner={banner}
          {...filled(picks, teasers, frontLeast)}
          blocks={[]}
          mostRead={null}
        />
      </SiteDocument>
    );
  });
  return new Response(`<!doctype html>${renderToStaticMarkup(page)}`, { headers });
}
