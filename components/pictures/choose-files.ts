// Where pictures come from: the machine's own dialog, the clipboard, what is dropped.

/** Ask for picture files; empty when the person changed their mind. */
export function askForPictures(several: boolean): Promise<readonly File[]> {
  return new Promise((resolve) => {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = "image/jpeg,image/png,image/webp";
    input.multiple = several;
    input.addEventListener("change", () => resolve([...(input.files ?? [])]));
    input.addEventListener("cancel", () => resolve([]));
    input.click();
  });
}

/** What of a drop or a paste may be a picture. Its bytes are judged where it arrives. */
export function picturesIn(data: Pick<DataTransfer, "files"> | null): readonly File[] {
  return [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));
}

/** Files are being dragged, and no text or link of a page. */
export function carriesFiles(data: Pick<DataTransfer, "types"> | null): boolean {
  return data?.types.includes("Files") ?? false;
}
