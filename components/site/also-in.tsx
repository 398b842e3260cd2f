// The same article in other languages, near its byline: each called by its own name, for whoever reads it better.
import type { ReactElement } from "react";
import { languageNames } from "#lib/newsroom/languages.ts";
import { direction } from "#lib/newsroom/reading-direction.ts";
import { articlePath } from "#lib/newsroom/readers.ts";
import type { Translations } from "#lib/newsroom/translations.ts";
import { pathIn, type Version } from "./lite-version.ts";

export function AlsoIn({
  translations,
  version,
}: Readonly<{ translations: Translations | undefined; version: Version }>): ReactElement | null {
  if (translations === undefined || translations.others.length === 0) return null;
  const names = languageNames(translations.others.map((one) => one.language));
  return (
    <nav className="also-in" data-part="translations" aria-labelledby="also-in">
      <span id="also-in">Also in:</span>{" "}
      <ul>
        {translations.others.map((one) => (
          <li key={one.language}>
            <a
              href={pathIn(version, articlePath(one))}
              hrefLang={one.language}
              lang={one.language}
              dir={direction(one.language)}
              rel="alternate"
            >
              {names.get(one.language)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
