// One picture of the library: all of it, its words, what of it is shown, whose it is, where it is used. Hidden is the same as missing.
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { deskFrame } from "#app/desk/desk-frame.ts";
import { DeskShell } from "#components/desk/shell.tsx";
import { DeskTime } from "#components/desk/time.tsx";
import { CutEditor } from "#components/pictures/cut-editor.tsx";
import { FileFacts } from "#components/pictures/file-facts.tsx";
import { privateSize } from "#components/pictures/picture-addresses.ts";
import { usesInWords } from "#components/pictures/picture-answer.ts";
import { PictureHistory } from "#components/pictures/picture-history.tsx";
import { pictureName } from "#components/pictures/picture-tile.tsx";
import { PortraitList } from "#components/pictures/portrait-list.tsx";
import { RefreshWhilePending } from "#components/pictures/refresh-while-pending.tsx";
import { ReplacePicture } from "#components/pictures/replace-picture.tsx";
import { RightsForm } from "#components/pictures/rights-form.tsx";
import { RightsBadge } from "#components/pictures/rights-looks.tsx";
import { UseList } from "#components/pictures/use-list.tsx";
import { WordsForm } from "#components/pictures/words-form.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { pictureHistory, pictureRecord } from "#db/picture-record.ts";
import { type PictureEditRefusal, pictureRefusalText } from "#lib/newsroom/picture-refusal.ts";
import { saveCut, saveRights, saveWords } from "./actions.ts";

export const metadata: Metadata = { title: "Picture" };

type Props = Readonly<{ params: Promise<{ id: string }> }>;

const why = (refusal: PictureEditRefusal | null) => (refusal === null ? null : pictureRefusalText(refusal));

export default async function PicturePage({ params }: Props) {
  const frame = await deskFrame();
  const { actor, now, zone } = frame;
  const { id } = await params;
  const [picture, history] = await Promise.all([pictureRecord(actor, id), pictureHistory(actor, id)]);
  if (picture === null) notFound();
  const { may, uses, portraits } = picture;
  const replaced = history?.find(({ verb }) => verb === "replace-picture") ?? null;
  return (
    <DeskShell {...frame} here="pictures">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <Link
          href="/desk/media"
          className="inline-flex min-h-8 items-center gap-1 rounded-md pr-2 text-ink-soft hover:text-ink pointer-coarse:min-h-11"
        >
          <Icon name="arrow-left" />
          Pictures
        </Link>
        <h1 className="as-written min-w-0 text-base font-semibold wrap-anywhere">{pictureName(picture)}</h1>
        <RightsBadge state={picture.state} />
        {picture.renditions === "pending" ? (
          <>
            <Badge tone="scheduled" icon="loader-circle">
              Sizes are being drawn
            </Badge>
            <RefreshWhilePending />
          </>
        ) : null}
      </div>
      {picture.renditions === "failed" ? (
        <div className="mt-3">
          <Notice tone="problem" title="Some sizes of this picture couldn’t be drawn." live={false}>
            Readers get the sizes that are there. Replace it with the same file to have them drawn again.
          </Notice>
        </div>
      ) : null}
      {picture.denied ? (
        <div className="mt-3">
          <Notice tone="problem" title="Denied: it may not be shown." live={false}>
            {picture.deniedReason}
          </Notice>
        </div>
      ) : null}
      <div className="mt-3 grid items-start gap-x-7 gap-y-6 lg:grid-cols-[minmax(0,1fr)_21rem] lg:grid-rows-[auto_1fr]">
        <Part title="What is shown" id="cut">
          <CutEditor picture={picture} readOnly={why(may.crops)} save={saveCut} />
          <p className="mt-2">
            <a
              href={privateSize(picture, picture.width)}
              className="inline-flex min-h-6 items-center gap-1 text-accent underline underline-offset-2"
            >
              <Icon name="external-link" className="size-3.5" />
              The largest size
            </a>
          </p>
        </Part>
        <div className="grid min-w-0 gap-6 lg:col-start-2 lg:row-span-2 lg:row-start-1 lg:border-l lg:border-line lg:pl-6">
          <Part title="Words" id="words">
            <WordsForm picture={picture} readOnly={why(may.words)} save={saveWords} />
          </Part>
          <Part title="Rights" id="rights">
            <RightsForm
              picture={picture}
              readOnly={why(may.rights)}
              zone={zone}
              now={now}
              save={saveRights}
            />
          </Part>
          <Part title="File" id="file">
            <FileFacts
              picture={picture}
              uploaded={
                <>
                  {picture.uploadedBy},{" "}
                  {picture.bureau === null ? "for every bureau" : `for ${picture.bureau.name}`},{" "}
                  <DeskTime at={picture.createdAt} now={now} zone={zone} />
                </>
              }
              replaced={
                replaced && (
                  <>
                    {replaced.actor ?? "the system"}, <DeskTime at={replaced.at} now={now} zone={zone} />
                  </>
                )
              }
            />
            <div className="mt-3 grid gap-2">
              {may.replace === null ? (
                <ReplacePicture picture={picture} />
              ) : (
                <p className="text-xs text-ink-faint">
                  Replacing the file: {pictureRefusalText(may.replace)}
                </p>
              )}
            </div>
          </Part>
        </div>
        <div className="grid min-w-0 gap-6">
          <Part title="Where it is used" id="uses">
            {uses.length + portraits.length === 0 ? (
              <p className="text-ink-soft">In no article that you may read, and on no live page.</p>
            ) : (
              <>
                <p className="text-ink-soft">In {usesInWords(picture)}.</p>
                <UseList uses={uses} label="Articles with this picture" />
                {portraits.length === 0 ? null : (
                  <>
                    <h3 className="mt-2 text-xs font-medium text-ink-soft">Portrait of</h3>
                    <PortraitList portraits={portraits} label="People whose portrait it is" />
                  </>
                )}
              </>
            )}
          </Part>
          <Part title="What happened" id="history">
            <PictureHistory events={history ?? []} now={now} zone={zone} />
          </Part>
        </div>
      </div>
    </DeskShell>
  );
}

function Part({ title, id, children }: Readonly<{ title: string; id: string; children: ReactNode }>) {
  return (
    <section aria-labelledby={id} className="grid min-w-0 gap-2">
      <h2 id={id} className="font-semibold">
        {title}
      </h2>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
