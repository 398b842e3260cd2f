// The library of pictures: all that one may see, newest first. Its address is the question.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { DeskShell } from "#components/desk/shell.tsx";
import { LibraryFilters } from "#components/pictures/library-filters.tsx";
import {
  asksNothing,
  libraryAddress,
  libraryFilter,
  readLibraryQuery,
} from "#components/pictures/library-query.ts";
import { LibraryUpload } from "#components/pictures/library-upload.tsx";
import { pictureAddress } from "#components/pictures/picture-addresses.ts";
import { PictureTile, pictureName, tileLead } from "#components/pictures/picture-tile.tsx";
import { TileGrid } from "#components/pictures/tile-grid.tsx";
import { buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { bureausOf, listBureaus } from "#db/bureaus.ts";
import { pictureLibrary } from "#db/picture-library.ts";
import type { Actor } from "#lib/newsroom/article.ts";
import { may } from "#lib/newsroom/permissions.ts";
import { mayPicture } from "#lib/newsroom/picture-permissions.ts";

export const metadata: Metadata = { title: "Pictures" };

type Search = Promise<Record<string, string | string[] | undefined>>;

export default async function LibraryPage({ searchParams }: Readonly<{ searchParams: Search }>) {
  const frame = await deskFrame();
  const { actor } = frame;
  if (!may(actor, "open-board")) notFound();
  const query = readLibraryQuery(await searchParams);
  const [page, bureaus, uploadable] = await Promise.all([
    pictureLibrary(actor, libraryFilter(query)),
    bureausOf(actor),
    uploadBureaus(actor),
  ]);
  const pictures = page?.pictures ?? [];
  return (
    <DeskShell {...frame} here="pictures">
      <h1 className="text-base font-semibold">Pictures</h1>
      {uploadable.length === 0 ? null : (
        <div className="mt-2">
          <LibraryUpload bureaus={uploadable} />
        </div>
      )}
      <div className="mt-4">
        <LibraryFilters query={query} bureaus={bureaus} />
      </div>
      <div className="mt-4">
        {pictures.length === 0 ? (
          <div className="grid justify-items-start gap-3 rounded-lg border border-dashed border-line-strong p-6">
            <p className="font-medium">
              {page === null
                ? "You belong to no bureau yet, so there is no picture that you may see."
                : asksNothing(query)
                  ? "No picture yet."
                  : "No picture that you may see fits."}
            </p>
            <p className="text-ink-soft">
              {page === null
                ? "Ask an administrator to add you to one."
                : asksNothing(query)
                  ? "Upload the first one: its caption, credit and rights are kept here for every article that uses it."
                  : "Try fewer words, or other filters."}
            </p>
            {asksNothing(query) ? null : (
              <Link href="/desk/media" className={buttonClass("plain")}>
                Show all pictures
              </Link>
            )}
          </div>
        ) : (
          <TileGrid label="Pictures, newest first">
            {pictures.map((picture) => (
              <li key={picture.id}>
                <PictureTile picture={picture}>
                  <Link href={pictureAddress(picture.id)} data-row="" className={tileLead}>
                    {pictureName(picture)}
                  </Link>
                </PictureTile>
              </li>
            ))}
          </TileGrid>
        )}
      </div>
      <nav aria-label="Pages" className="mt-5 flex justify-between">
        {query.after === "" ? (
          <span />
        ) : (
          <Link href={libraryAddress({ ...query, after: "" })} className={buttonClass("plain")}>
            <Icon name="chevron-left" />
            Newest
          </Link>
        )}
        {page === null || page.next === null ? null : (
          <Link href={libraryAddress({ ...query, after: page.next })} className={buttonClass("plain")}>
            Older
            <Icon name="chevron-right" />
          </Link>
        )}
      </nav>
    </DeskShell>
  );
}

/** Bureaus to which this person may add a picture, the person's own first. */
async function uploadBureaus(actor: Actor) {
  const all = (await listBureaus()).filter(({ id }) =>
    mayPicture(actor, "add-picture", { bureauId: id, uploadedBy: actor.id }),
  );
  const own = (id: string) => (actor.bureauIds.includes(id) ? 0 : 1);
  return all.toSorted((a, b) => own(a.id) - own(b.id)).map(({ slug, name }) => ({ slug, name }));
}
