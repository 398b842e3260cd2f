// What a picture's file says of itself, as it was brought, and how large it is.
import type { ReactNode } from "react";
import { Badge } from "#components/ui/badge.tsx";
import { isMachineMade } from "#lib/newsroom/picture.ts";
import { placeWords, sourceWords, takenWords } from "./file-words.ts";
import type { ShownPicture } from "./picture-answer.ts";
import { fileSize } from "./upload-list.ts";

export function FileFacts({
  picture,
  uploaded,
  replaced,
}: Readonly<{
  picture: ShownPicture;
  /** By whom, for whom and when it came first. */
  uploaded: ReactNode;
  /** By whom and when the file of now took its place; null when it is the first. */
  replaced: ReactNode;
}>) {
  const { metadata, width, height, bytes, fileName, hasOriginal } = picture;
  const facts: readonly (readonly [name: string, value: ReactNode])[] = [
    ["File", fileName],
    ["Size", `${width.toLocaleString("en")} × ${height.toLocaleString("en")} pixels, ${fileSize(bytes)}`],
    ["Uploaded by", uploaded],
    ["Replaced by", replaced],
    ["Made by", metadata.creator],
    ["Copyright", metadata.copyright],
    ["Taken", takenWords(metadata.takenAt)],
    ["Place", placeWords(metadata.place)],
    ["Source", metadata.sourceType === "" ? "" : sourceWords(metadata.sourceType)],
  ];
  return (
    <>
      {isMachineMade(metadata) ? (
        <p className="mb-2">
          <Badge tone="review" icon="triangle-alert">
            Made by a machine, says the file
          </Badge>
        </p>
      ) : null}
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-1">
        {facts.map(([name, value]) =>
          value === "" || value === null ? null : (
            <div key={name} className="col-span-2 grid grid-cols-subgrid">
              <dt className="text-ink-faint">{name}</dt>
              <dd className="as-written wrap-anywhere">{value}</dd>
            </div>
          ),
        )}
      </dl>
      {hasOriginal ? null : (
        <p className="mt-2 text-xs text-ink-faint">
          It was uploaded before originals were kept: to have it cropped, replace it with the same file.
        </p>
      )}
    </>
  );
}
