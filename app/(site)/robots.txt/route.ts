// Where crawlers may go and where the sitemaps stand.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { answerReader } from "#lib/server/html.ts";

export const dynamic = "force-dynamic";

export function GET(): Promise<Response> {
  return answerReader(errorDocuments, ({ site }) => {
    const lines = [
      "User-agent: *",
      ...["/desk", "/sign-in", "/set-up", "/api/"].map((path) => `Disallow: ${path}`),
      "",
      `Sitemap: ${site.url}/sitemap.xml`,
      `Sitemap: ${site.url}/news-sitemap.xml`,
    ];
    return Promise.resolve({
      body: `${lines.join("\n")}\n`,
      type: "text/plain; charset=utf-8",
      tags: ["site"],
    });
  });
}
