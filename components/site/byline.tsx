// Who wrote it: people and bureaus with a link, each group with its role.
import type { ReactElement } from "react";
import type { Signature } from "#lib/newsroom/readers.ts";
import { pathIn, type Version } from "./lite-version.ts";
import { separator, signatureGroups, signaturePath } from "./signatures.ts";

function Name({ signature, version }: { signature: Signature; version: Version }): ReactElement {
  const path = signaturePath(signature);
  return path === null ? (
    <span className="signature">{signature.name}</span>
  ) : (
    <a className="signature" href={pathIn(version, path)} rel="author">
      {signature.name}
    </a>
  );
}

export function Byline({
  byline,
  version,
}: Readonly<{ byline: readonly Signature[]; version: Version }>): ReactElement {
  return (
    <div data-part="byline" className="byline">
      {signatureGroups(byline).map(({ role, lead, signatures }) => (
        <p key={role}>
          {lead}{" "}
          {signatures.map((signature, index) => (
            <span key={`${signature.kind}${signature.slug ?? signature.name}`}>
              {separator(index, signatures.length)}
              <Name signature={signature} version={version} />
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}
