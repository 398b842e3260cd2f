// Above a page's lite version: what it is, and the way to the whole one.
import type { ReactElement } from "react";
import { versionPath } from "./lite-version.ts";

type LiteBarProps = Readonly<{
  /** Of the page, without its version. */
  path: string;
  /** Of the bar's own words, where the page's are in another language. */
  lang?: string | undefined;
  /** What is left out, and how a reader gets it. */
  says?: string;
}>;

export function LiteBar({ path, lang, says = "words without pictures." }: LiteBarProps): ReactElement {
  return (
    <p className="lite-bar" lang={lang}>
      Lite version: {says} <a href={versionPath(path, "full")}>Show the full page</a>
    </p>
  );
}
