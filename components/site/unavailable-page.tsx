// 503. The database can't be reached and this page isn't kept: say so, and that trying again helps.
import type { ReactElement } from "react";
import { PlainPage } from "./plain-page.tsx";

export const unavailableTitle = "Back in a moment";

/** Needs nothing from the database; render it in a SiteDocument with a site that has no sections. */
export function UnavailablePage(): ReactElement {
  return (
    <PlainPage heading="We’ll be back in a moment">
      <p>
        This page can’t be shown right now. Nothing is wrong on your side. Load it again in a minute, or try
        the <a href="/">front page</a>.
      </p>
    </PlainPage>
  );
}
