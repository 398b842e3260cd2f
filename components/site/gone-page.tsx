// 410. A killed article: the page says that it is gone and nothing of what it was.
import type { ReactElement } from "react";
import type { Site } from "#lib/newsroom/readers.ts";
import { PlainPage, SearchLine, WaysOn } from "./plain-page.tsx";

export const goneTitle = "Article withdrawn";

export function GonePage({ site }: Readonly<{ site: Site }>): ReactElement {
  return (
    <PlainPage heading="This article has been withdrawn">
      <p>
        {site.name} has taken it down for good. Please don’t pass on copies. The{" "}
        <a href="/corrections">corrections page</a> lists what we have put right; the rest of the paper is
        here:
      </p>
      <SearchLine />
      <WaysOn site={site} />
    </PlainPage>
  );
}
