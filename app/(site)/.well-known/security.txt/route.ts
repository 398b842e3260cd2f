// Where to report a weakness (RFC 9116). Expires must lie less than a year ahead, so it is reckoned at each rendering.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

const validMs = 180 * 24 * 60 * 60 * 1000;

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, ({ site, at }) => {
    const expires = new Date(at.getTime() + validMs).toISOString().replace(/T.*/, "T00:00:00Z");
    const host = new URL(site.url).hostname;
    const lines = [
      `Contact: mailto:security@${host}`,
      `Expires: ${expires}`,
      `Preferred-Languages: ${site.language.split("-", 1)[0]}`,
      `Canonical: ${site.url}/.well-known/security.txt`,
    ];
    return Promise.resolve({
      body: `${lines.join("\n")}\n`,
      type: "text/plain; charset=utf-8",
      tags: ["site"],
    });
  });
}
