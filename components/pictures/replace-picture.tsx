"use client";
// Another file under the same picture. What it changes is said first, old and new side by side, and nothing is sent before that.
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { askForPictures } from "./choose-files.ts";
import { privateSize } from "./picture-addresses.ts";
import { type ShownPicture, usesInWords } from "./picture-answer.ts";
import { ownChangeMade, versionSeen } from "./seen-version.ts";
import { type Sending, sendPicture } from "./send-picture.ts";
import { UploadBar } from "./upload-rows.tsx";
import { UseList } from "./use-list.tsx";

/** Of the same shape within one part in a hundred: then what was drawn on the former still fits. */
function sameShape(one: Size, other: Size): boolean {
  return Math.abs((one.width * other.height) / (one.height * other.width) - 1) < 0.01;
}
type Size = Readonly<{ width: number; height: number }>;

/** The version that an address answers which takes a file in another's place. */
function replaced(said: unknown): number | null {
  const version = (said as Readonly<{ version?: unknown }> | null)?.version;
  return typeof version === "number" ? version : null;
}

type Chosen = Readonly<{ file: File; address: string }>;

export function ReplacePicture({ picture }: Readonly<{ picture: ShownPicture }>) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [done, setDone] = useState(false);
  const close = () => {
    if (chosen) URL.revokeObjectURL(chosen.address);
    setChosen(null);
  };
  const choose = async () => {
    setDone(false);
    const [file] = await askForPictures(false);
    if (file) setChosen({ file, address: URL.createObjectURL(file) });
  };
  return (
    <>
      <div>
        <Button icon="refresh-cw" onClick={() => void choose()}>
          Replace the file…
        </Button>
      </div>
      {done ? (
        <Notice tone="done" title="Replaced. Every page that shows this picture shows the new file." />
      ) : null}
      <Dialog open={chosen !== null} title="Replace the file of this picture" onClose={close} wide>
        {chosen === null ? null : (
          <ReplaceQuestion
            picture={picture}
            chosen={chosen}
            onClose={close}
            onDone={() => {
              setDone(true);
              close();
            }}
          />
        )}
      </Dialog>
    </>
  );
}

function ReplaceQuestion({
  picture,
  chosen,
  onClose,
  onDone,
}: Readonly<{ picture: ShownPicture; chosen: Chosen; onClose: () => void; onDone: () => void }>) {
  const router = useRouter();
  const [size, setSize] = useState<Size | null>(null);
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const sending = useRef<Sending<number> | null>(null);
  useEffect(() => () => sending.current?.cancel(), []);
  const live = picture.uses.filter(({ liveSlug }) => liveSlug !== null);
  const seen = live.length > 0 || picture.portraits.some((one) => one.hasPage);
  const cut = picture.focal !== null || Object.values(picture.crops).some(Boolean);
  const keepsCut = size === null || sameShape(size, picture);

  const replace = async () => {
    setProblem(null);
    setShare(0);
    const address = `/desk/api/pictures/${picture.id}/replacement?seen=${versionSeen(picture)}`;
    sending.current = sendPicture(address, chosen.file, setShare, replaced);
    const answer = await sending.current.answer;
    sending.current = null;
    setShare(null);
    if (answer.kind === "refused") setProblem(answer.sentence);
    if (answer.kind === "taken") ownChangeMade(picture.id, answer.taken);
    if (answer.kind !== "cancelled") router.refresh();
    if (answer.kind === "taken") onDone();
  };

  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <Side title="Now" address={privateSize(picture, 800)} size={picture} />
        <Side title={chosen.file.name} address={chosen.address} size={size} onSize={setSize} />
      </div>
      <ul className="list-disc pl-5 text-ink-soft">
        <li>
          {picture.uses.length + picture.portraits.length === 0
            ? "It is used nowhere that you know of."
            : `It is used in ${usesInWords(picture)}.`}{" "}
          {seen ? "Readers see the new file there at once." : "No reader sees it now."}
        </li>
        <li>Its words and its rights stay as they are. So do captions and credits in articles.</li>
        {cut ? (
          <li>
            {keepsCut
              ? "Its focal point and the parts drawn by hand stay."
              : "The new file has another shape: its focal point and the parts drawn by hand are forgotten."}
          </li>
        ) : null}
        <li>The former file is answered nowhere from then on, here or to readers.</li>
      </ul>
      {live.length === 0 ? null : <UseList uses={live} label="Live pages that change" />}
      {problem === null ? null : <Notice tone="problem" title={problem} />}
      {share === null ? null : <UploadBar name={chosen.file.name} share={share} />}
      <div className="flex flex-wrap justify-end gap-2">
        {share === null ? (
          <Button tone="quiet" onClick={onClose}>
            Leave it as it is
          </Button>
        ) : (
          <Button tone="quiet" icon="x" onClick={() => sending.current?.cancel()}>
            Cancel
          </Button>
        )}
        <Button
          tone="danger"
          data-first
          aria-disabled={share !== null}
          onClick={() => share === null && void replace()}
        >
          {live.length === 0
            ? "Replace"
            : live.length === 1
              ? "Replace on 1 live page"
              : `Replace on ${live.length} live pages`}
        </Button>
      </div>
    </>
  );
}

function Side({
  title,
  address,
  size,
  onSize,
}: Readonly<{ title: string; address: string; size: Size | null; onSize?: (size: Size) => void }>) {
  return (
    <figure className="grid min-w-0 content-start gap-1">
      <img
        src={address}
        alt=""
        className="aspect-[4/3] w-full rounded-md bg-sunken object-contain"
        onLoad={(event) => {
          const { naturalWidth: width, naturalHeight: height } = event.currentTarget;
          onSize?.({ width, height });
        }}
      />
      <figcaption className="text-xs text-ink-soft">
        <span className="as-written block truncate font-medium text-ink">{title}</span>
        {size === null ? "…" : `${size.width} × ${size.height} pixels`}
      </figcaption>
    </figure>
  );
}
