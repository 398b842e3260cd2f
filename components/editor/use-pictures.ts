"use client";
// Choosing and uploading pictures while writing: one after another, with progress and a way to stop, each refusal in a sentence.
import { useCallback, useRef, useState } from "react";
import { askForPictures } from "#components/pictures/choose-files.ts";
import { type Sending, sendPicture, type TakenIn, takenIn } from "#components/pictures/send-picture.ts";
import type { KnownPictures } from "./known-pictures.ts";

export type Uploading = Readonly<{
  name: string;
  share: number;
  /** Of how many, and which of them. */ at: number;
  of: number;
}>;

export type Pictures = Readonly<{
  /** Null when nothing is on its way. */
  uploading: Uploading | null;
  problem: string | null;
  forgetProblem: () => void;
  /** Ask for files and upload them; what was refused or cancelled is left out. */
  choose: (several: boolean) => Promise<readonly TakenIn[]>;
  upload: (files: readonly File[]) => Promise<readonly TakenIn[]>;
  /** Stops what is on its way, and what waits behind it. */
  cancel: () => void;
}>;

const noRow =
  "Write a headline first, so that the picture has an article to belong to; then choose it again.";

export function usePictures({
  articleId,
  flush,
  known,
}: Readonly<{
  articleId: number | null;
  flush: () => Promise<unknown>;
  known: KnownPictures;
}>): Pictures {
  const [uploading, setUploading] = useState<Uploading | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const sending = useRef<Sending | null>(null);
  // What is chosen while something is on its way comes after it.
  const turn = useRef<Promise<unknown>>(Promise.resolve());

  const sendAll = useCallback(
    async (files: readonly File[]) => {
      setProblem(null);
      if (articleId === null) {
        await flush();
        setProblem(noRow);
        return [];
      }
      const taken: TakenIn[] = [];
      for (const [index, file] of files.entries()) {
        const show = (share: number) =>
          setUploading({ name: file.name, share, at: index + 1, of: files.length });
        show(0);
        sending.current = sendPicture(`/desk/api/articles/${articleId}/pictures`, file, show, takenIn);
        const answer = await sending.current.answer;
        sending.current = null;
        if (answer.kind === "cancelled") break;
        if (answer.kind === "refused")
          setProblem(files.length === 1 ? answer.sentence : `${file.name}: ${answer.sentence}`);
        else {
          known.set(answer.taken.id, answer.taken);
          taken.push(answer.taken);
        }
      }
      setUploading(null);
      return taken;
    },
    [articleId, flush, known],
  );

  const upload = useCallback(
    (files: readonly File[]) => {
      const mine = turn.current.then(() => sendAll(files));
      turn.current = mine.catch(() => {});
      return mine;
    },
    [sendAll],
  );

  const choose = useCallback(
    async (several: boolean) => {
      const files = await askForPictures(several);
      return files.length === 0 ? [] : upload(files);
    },
    [upload],
  );
  return {
    uploading,
    problem,
    forgetProblem: () => setProblem(null),
    choose,
    upload,
    cancel: () => sending.current?.cancel(),
  };
}
