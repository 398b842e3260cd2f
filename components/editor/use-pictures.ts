"use client";
// Choosing and uploading pictures: one at a time, with progress, each refusal in a sentence.
import { useCallback, useState } from "react";
import { uploadPicture, type UploadedPicture } from "./save-channel.ts";
import type { KnownPicture } from "./node-views.ts";

export type Pictures = Readonly<{
  progress: number | null;
  problem: string | null;
  /** Ask for a file and upload it; null when none was chosen or it was refused. */
  choose: () => Promise<UploadedPicture | null>;
  upload: (file: File) => Promise<UploadedPicture | null>;
}>;

/** The files that the writer chooses; none when they change their mind. */
export function askForFiles(several: boolean): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.multiple = several;
    input.accept = "image/jpeg,image/png,image/webp";
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}

export function usePictures({
  articleId,
  flush,
  known,
}: Readonly<{
  articleId: number | null;
  flush: () => Promise<unknown>;
  known: Map<string, KnownPicture>;
}>): Pictures {
  const [progress, setProgress] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const upload = useCallback(
    async (file: File) => {
      setProblem(null);
      if (articleId === null) {
        await flush();
        setProblem(
          "Write a headline first, so that the picture has an article to belong to; then choose it again.",
        );
        return null;
      }
      setProgress(0);
      const answer = await uploadPicture(articleId, file, setProgress);
      setProgress(null);
      if (!answer.ok) {
        setProblem(answer.message);
        return null;
      }
      known.set(answer.picture.id, answer.picture);
      return answer.picture;
    },
    [articleId, flush, known],
  );
  const choose = useCallback(async () => {
    const [file] = await askForFiles(false);
    return file ? upload(file) : null;
  }, [upload]);
  return { progress, problem, choose, upload };
}
