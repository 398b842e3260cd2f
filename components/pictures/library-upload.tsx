"use client";
// Taking pictures into the library: by file, dropped anywhere on the page, or pasted. Each refusal in its own sentence.
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { takenPictures } from "#lib/newsroom/picture-limits.ts";
import { askForPictures } from "./choose-files.ts";
import { UploadRows } from "./upload-rows.tsx";
import { useFileDrop } from "./use-file-drop.ts";
import { useUploads } from "./use-uploads.ts";

type LibraryUploadProps = Readonly<{
  /** Bureaus to which this person may add a picture, the person's own first. At least one. */
  bureaus: readonly Readonly<{ slug: string; name: string }>[];
}>;

export function LibraryUpload({ bureaus }: LibraryUploadProps) {
  const router = useRouter();
  const [bureau, setBureau] = useState(bureaus[0]?.slug ?? "");
  const uploads = useUploads(
    () => `/desk/api/pictures?bureau=${encodeURIComponent(bureau)}`,
    () => router.refresh(),
  );
  const hovering = useFileDrop(uploads.add);
  const name = bureaus.find((one) => one.slug === bureau)?.name ?? "";
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          tone="primary"
          icon="upload"
          onClick={() => void askForPictures(true).then((files) => uploads.add(files))}
        >
          Upload pictures
        </Button>
        {bureaus.length < 2 ? null : (
          <label className="flex items-center gap-1.5 text-ink-soft">
            for
            <select
              value={bureau}
              onChange={(event) => setBureau(event.target.value)}
              aria-label="Bureau of what is uploaded"
              className="h-8 min-w-0 rounded-md border border-line-strong/60 bg-surface px-2 text-sm text-ink pointer-coarse:h-11"
            >
              {bureaus.map((one) => (
                <option key={one.slug} value={one.slug}>
                  {one.name}
                </option>
              ))}
            </select>
          </label>
        )}
        <p className="text-xs text-ink-faint pointer-coarse:hidden">
          Or drop them anywhere on this page, or paste one. {takenPictures}
        </p>
      </div>
      <UploadRows uploads={uploads} />
      {hovering ? (
        <div className="pointer-events-none fixed inset-2 z-50 grid place-items-center rounded-lg border-2 border-dashed border-accent bg-accent-soft/85 text-accent">
          <p className="flex items-center gap-2 text-base font-semibold">
            <Icon name="upload" className="size-5" />
            Drop to upload{name === "" ? "" : ` for ${name}`}
          </p>
        </div>
      ) : null}
    </div>
  );
}
