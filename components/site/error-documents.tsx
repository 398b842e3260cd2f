// The whole pages behind 404, 410 and 503, the same bytes whatever was asked for.
import type { ReactElement } from "react";
import type { Site } from "#lib/newsroom/readers.ts";
import type { SiteAssets } from "./assets.ts";
import { SiteDocument } from "./document.tsx";
import { GonePage, goneTitle } from "./gone-page.tsx";
import { errorHead } from "./heads.ts";
import { NotFoundPage, notFoundTitle } from "./not-found-page.tsx";
import { UnavailablePage, unavailableTitle } from "./unavailable-page.tsx";

/** What every page needs beside its own content. `at` is the moment of rendering. */
export type Frame = Readonly<{ site: Site; assets: SiteAssets; at: Date }>;

export function NotFoundDocument({ site, assets, at }: Frame): ReactElement {
  return (
    <SiteDocument
      site={site}
      assets={assets}
      at={at}
      {...errorHead(notFoundTitle, "There is no page at this address.")}
    >
      <NotFoundPage site={site} />
    </SiteDocument>
  );
}

export function GoneDocument({ site, assets, at }: Frame): ReactElement {
  return (
    <SiteDocument
      site={site}
      assets={assets}
      at={at}
      {...errorHead(goneTitle, "This article was withdrawn.")}
    >
      <GonePage site={site} />
    </SiteDocument>
  );
}

/** `site` may be one without sections: nothing of it needs the database. */
export function UnavailableDocument({ site, assets, at }: Frame): ReactElement {
  return (
    <SiteDocument
      site={site}
      assets={assets}
      at={at}
      {...errorHead(unavailableTitle, "This page can’t be shown right now.")}
    >
      <UnavailablePage />
    </SiteDocument>
  );
}

/** What lib/server/html.ts draws when there is nothing to show. */
export const errorDocuments = {
  missing: NotFoundDocument,
  gone: GoneDocument,
  unavailable: UnavailableDocument,
};
