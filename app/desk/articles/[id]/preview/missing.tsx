// What the preview's address answers when there is nothing to preview: the same bytes for missing and hidden.
import type { ReactElement } from "react";

export function DeskDocument(): ReactElement {
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="color-scheme" content="light dark" />
        <title>Not here · Nightdesk</title>
      </head>
      <body>
        <main>
          <h1>There is nothing here, or nothing that you may see.</h1>
          <p>
            <a href="/desk">Back to the board</a>
          </p>
        </main>
      </body>
    </html>
  );
}
