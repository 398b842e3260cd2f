// What a link answers that opens nothing: the same bytes for unknown, run out and taken back.
import type { ReactElement } from "react";

export function ClosedReview(): ReactElement {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>This link opens nothing any more</title>
      </head>
      <body>
        <main>
          <h1>This link opens nothing any more.</h1>
          <p>It has run out, or was taken back. Ask whoever sent it to you for a new one.</p>
        </main>
      </body>
    </html>
  );
}
