// A picture on its way into the text, or why it didn't come: at the window's lower edge, because whoever drops one into a long
// text is far from its top.
import { UploadBar } from "#components/pictures/upload-rows.tsx";
import { Button } from "#components/ui/button.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Pictures } from "./use-pictures.ts";

export function PictureNews({ pictures }: Readonly<{ pictures: Pictures }>) {
  const { uploading, problem } = pictures;
  if (uploading === null && problem === null) return null;
  return (
    <div className="fixed inset-x-3 bottom-3 z-20 mx-auto grid max-w-md gap-2 print:hidden">
      {problem === null ? null : (
        <div className="rounded-md bg-surface shadow-lg">
          <Notice tone="problem" title={problem}>
            <Button tone="quiet" onClick={pictures.forgetProblem}>
              Close
            </Button>
          </Notice>
        </div>
      )}
      {uploading === null ? null : (
        <section
          aria-label="Upload"
          className="grid gap-1 rounded-lg border border-line bg-surface px-3 py-2 shadow-lg"
        >
          <div className="flex items-center justify-between gap-2">
            <p className="as-written min-w-0 truncate font-medium">
              {uploading.of > 1 ? `${uploading.at} of ${uploading.of}: ` : ""}
              {uploading.name}
            </p>
            <Button tone="quiet" icon="x" onClick={pictures.cancel}>
              Cancel
            </Button>
          </div>
          <UploadBar name={uploading.name} share={uploading.share} />
        </section>
      )}
    </div>
  );
}
