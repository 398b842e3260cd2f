// The paper's name: in type, or as the publisher's own picture, which says the name to whoever doesn't see it.
import type { ReactElement } from "react";
import type { Logo } from "#lib/newsroom/design.ts";
import type { Site } from "#lib/newsroom/readers.ts";
import { pathIn, type Version } from "./lite-version.ts";
import { logoUrl } from "./renditions.ts";

function LogoImage({ logo, name }: Readonly<{ logo: Logo; name: string }>): ReactElement {
  const widest = logo.widths.at(-1) ?? logo.width;
  return (
    <img
      className={logo.turnsLight ? "logo logo-turns-light" : logo.plate ? "logo logo-on-plate" : "logo"}
      src={logoUrl(logo, widest)}
      srcSet={logo.widths.map((width) => `${logoUrl(logo, width)} ${width}w`).join(", ")}
      sizes="(min-width: 48rem) 26rem, 60vw"
      width={logo.width}
      height={logo.height}
      alt={name}
    />
  );
}

type WordmarkProps = Readonly<{
  site: Site;
  /** On the front page the name is the page's heading. */
  heading: boolean;
  /** In the lite version the name stands in type. */
  version?: Version;
}>;

export function Wordmark({ site, heading, version = "full" }: WordmarkProps): ReactElement {
  const Tag = heading ? "h1" : "p";
  const logo = version === "lite" ? null : (site.publisher?.design.logo ?? null);
  return (
    <Tag className="wordmark">
      <a href={pathIn(version, "/")}>
        {logo === null ? site.name : <LogoImage logo={logo} name={site.name} />}
      </a>
    </Tag>
  );
}
