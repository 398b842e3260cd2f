// Passing an article on. Mail works everywhere; the two buttons stay hidden until the script finds that they'd work; they stand last, so that nothing moves.
import type { ReactElement } from "react";

export function Share({ url, headline }: Readonly<{ url: string; headline: string }>): ReactElement {
  const mail = `mailto:?subject=${encodeURIComponent(headline)}&body=${encodeURIComponent(url)}`;
  return (
    <div className="share" data-share={url} data-title={headline}>
      <a href={mail}>Mail</a>
      <button type="button" data-share-by="device" hidden>
        Share
      </button>
      <button type="button" data-share-by="copy" hidden>
        Copy link
      </button>
      <output className="share-status" />
    </div>
  );
}
