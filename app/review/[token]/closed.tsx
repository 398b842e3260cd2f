// What a link answers that opens nothing: the same bytes for unknown, run out and taken back.
import type { ReactElement } from "react";
import { SiteDocument } from "#components/site/document.tsx";
import { PlainPage } from "#components/site/plain-page.tsx";
import type { Frame } from "#lib/server/html.ts";

const title = "This link opens nothing any more";

export function ClosedReview({ frame }: Readonly<{ frame: Frame }>): ReactElement {
  return (
    <SiteDocument {...frame} title={title} description="" path={null}>
      <PlainPage heading={title}>
        <p>It has run out, or was taken back. Ask whoever sent it to you for a new one.</p>
      </PlainPage>
    </SiteDocument>
  );
}
