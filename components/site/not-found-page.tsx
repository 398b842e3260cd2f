// 404. The same bytes for an unknown, a withheld and a not yet published address, so it can't name what was asked for.
import type { ReactElement } from "react";
import type { Site } from "#lib/newsroom/readers.ts";
import { PlainPage, SearchLine, WaysOn } from "./plain-page.tsx";

export const notFoundTitle = "Page not found";

export function NotFoundPage({ site }: Readonly<{ site: Site }>): ReactElement {
  return (
    <PlainPage heading="There is no page at this address">
      <p>
        The address may be mistyped, or what stood here is no longer on the site. Check the address, search
        for what you wanted, or go on from here:
      </p>
      <SearchLine />
      <WaysOn site={site} />
    </PlainPage>
  );
}
