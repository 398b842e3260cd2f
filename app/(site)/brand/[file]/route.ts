// The publisher's logo, while it is the logo.
import { errorDocuments } from "#components/site/error-documents.tsx";
import { answerReader } from "#lib/server/html.ts";
import { parseRenditionName, renditionType } from "#lib/server/picture-names.ts";
import { readStored } from "#lib/server/storage.ts";

export const dynamic = "force-dynamic";

type Context = Readonly<{ params: Promise<{ file: string }> }>;

export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { file } = await params;
  const name = parseRenditionName(file);
  return answerReader(errorDocuments, async ({ site }) => {
    const logo = site.publisher?.design.logo ?? null;
    if (
      name === null ||
      name.crop !== null ||
      logo === null ||
      logo.key !== name.key ||
      !logo.widths.includes(name.width)
    )
      return null;
    const bytes = await readStored(file);
    if (bytes === null) return null;
    return {
      body: new Uint8Array(bytes),
      type: renditionType(name.format),
      headers: { "cache-control": "public, max-age=3600" },
      tags: ["site"],
    };
  });
}
