// The only file where finished markup enters a page as it is. Both kinds are made by our own code that escapes
// every value: lib/document/html.ts for an article's body, json-ld.ts for structured data.
import type { ReactElement } from "react";
import { jsonForScript } from "./json-ld.ts";

/** An article's body. `html` comes from lib/document/html.ts and from nowhere else. */
export function TrustedBody({ html, className }: { html: string; className: string }): ReactElement {
  return <div data-part="body" className={className} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Structured data. A data block is never run, so the page's Content-Security-Policy lets it stand. */
export function StructuredData({ value }: { value: unknown }): ReactElement {
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: jsonForScript(value) }} />;
}
