// The banner above a front: one line, set apart by rules and the word itself. Its end is a matter of the page, not of a script.
import type { ReactElement } from "react";
import type { Breaking } from "#lib/newsroom/readers.ts";

export function BreakingBanner({ banner }: Readonly<{ banner: Breaking | null }>): ReactElement | null {
  if (banner === null) return null;
  return (
    <aside className="breaking" aria-label="Breaking news" data-part="breaking">
      <p>
        <strong>Breaking</strong>{" "}
        {banner.path === null ? banner.headline : <a href={banner.path}>{banner.headline}</a>}
      </p>
    </aside>
  );
}
