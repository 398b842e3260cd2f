"use client";
// What of a picture must stay in sight, and the part that each shape shows: set on the whole picture, seen at once in every shape.
import { type FormEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { type Ratio, ratios } from "#lib/newsroom/picture.ts";
import { CutPreview } from "./cut-preview.tsx";
import { CutStage, type CutTool } from "./cut-stage.tsx";
import { following, partInWords, partScaled, placeInWords } from "./cut-steps.ts";
import { FormFoot } from "./form-foot.tsx";
import { privateSize } from "./picture-addresses.ts";
import type { PictureDeeds, ShownPicture } from "./picture-answer.ts";
import { usePictureForm } from "./use-picture-form.ts";

/** Where readers meet a shape. */
const shapeUses: Readonly<Record<Ratio, string>> = {
  "16:9": "lists and cards",
  "4:3": "search engines",
  "1:1": "search engines",
};

const tools: readonly (readonly [tool: CutTool, name: string])[] = [
  ["focal", "Focal point"],
  ...ratios.map((ratio) => [ratio, ratio] as const),
];

type CutEditorProps = Readonly<{
  picture: ShownPicture;
  readOnly: string | null;
  save: PictureDeeds["saveCut"];
}>;

export function CutEditor({ picture, readOnly, save }: CutEditorProps) {
  const id = useId();
  const [tool, setTool] = useState<CutTool>("focal");
  const { focal, crops } = picture;
  const form = usePictureForm({ focal, crops }, picture, "the crop");
  const cut = form.draft;
  const size = { width: picture.width, height: picture.height };
  const address = privateSize(picture, 1200);
  const live = picture.uses.filter(({ liveSlug }) => liveSlug !== null).length;
  const drawn = (ratio: Ratio) => Boolean(cut.crops[ratio]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (form.changed) void form.save((seen) => save({ id: picture.id, seen, ...cut }));
  };
  return (
    <form onSubmit={submit} className="grid gap-3">
      {readOnly === null ? null : <p className="text-ink-soft">{readOnly}</p>}
      <div className="grid items-start gap-4 md:grid-cols-[minmax(0,1fr)_13rem]">
        <div className="grid min-w-0 gap-2">
          <fieldset className="flex flex-wrap gap-1">
            <legend className="sr-only">What to set</legend>
            {tools.map(([one, name]) => (
              <label
                key={one}
                className="inline-flex min-h-8 cursor-pointer items-center rounded-md border border-line px-2.5 font-medium text-ink-soft has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent pointer-coarse:min-h-11"
              >
                <input
                  type="radio"
                  name={`${id}-tool`}
                  className="sr-only"
                  checked={tool === one}
                  onChange={() => setTool(one)}
                />
                {name}
              </label>
            ))}
          </fieldset>
          <CutStage
            address={address}
            size={size}
            cut={cut}
            tool={tool}
            readOnly={readOnly !== null}
            describedBy={`${id}-keys`}
            onCut={form.change}
          />
          <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
            <p className="text-xs text-ink-soft tabular-nums">
              {tool === "focal"
                ? cut.focal === null
                  ? "Nobody has set it: the upper middle counts."
                  : placeInWords(cut.focal)
                : drawn(tool)
                  ? `Drawn by hand: ${partInWords(tool, size, cut)}`
                  : "Follows the focal point."}
            </p>
            {readOnly === null ? (
              <span className="flex flex-wrap gap-1">
                {tool === "focal" ? (
                  cut.focal === null ? null : (
                    <Button
                      tone="quiet"
                      icon="rotate-ccw"
                      onClick={() => form.change({ ...cut, focal: null })}
                    >
                      Forget the focal point
                    </Button>
                  )
                ) : (
                  <>
                    <Button
                      tone="quiet"
                      icon="plus"
                      onClick={() => form.change(partScaled(cut, tool, size, 1.1))}
                    >
                      Larger<span className="sr-only"> {tool} part</span>
                    </Button>
                    <Button
                      tone="quiet"
                      icon="minus"
                      onClick={() => form.change(partScaled(cut, tool, size, 1 / 1.1))}
                    >
                      Smaller<span className="sr-only"> {tool} part</span>
                    </Button>
                    {drawn(tool) ? (
                      <Button
                        tone="quiet"
                        icon="rotate-ccw"
                        onClick={() => form.change(following(cut, tool))}
                      >
                        Follow the focal point
                      </Button>
                    ) : null}
                  </>
                )}
              </span>
            ) : null}
          </div>
          <p id={`${id}-keys`} className="text-xs text-ink-faint">
            {readOnly === null
              ? tool === "focal"
                ? "Press on the picture, or use the arrow keys; with Shift ten times as far."
                : "Draw the part or its corners; or use the arrow keys, + and − for its size, with Shift ten times as far."
              : "Only to look at."}
          </p>
        </div>
        <div className="grid grid-cols-3 gap-2.5 md:grid-cols-1">
          {ratios.map((ratio) => (
            <figure key={ratio} className="grid content-start gap-1">
              <CutPreview
                address={address}
                size={size}
                ratio={ratio}
                cut={cut}
                label={`${ratio}, as readers see it`}
              />
              <figcaption className="text-xs text-ink-soft">
                <span className="font-medium text-ink">{ratio}</span> {shapeUses[ratio]}
                <span className="flex items-center gap-1 text-ink-faint">
                  <Icon name={drawn(ratio) ? "pencil-line" : "circle-dashed"} className="size-3" />
                  {drawn(ratio) ? "drawn by hand" : "by the focal point"}
                </span>
              </figcaption>
            </figure>
          ))}
        </div>
      </div>
      {readOnly === null ? (
        <>
          {form.changed && live > 0 ? (
            <p className="text-ink-soft">
              {live === 1 ? "1 live page shows" : `${live} live pages show`} this picture: readers get the new
              parts there as soon as they are drawn.
            </p>
          ) : null}
          <FormFoot form={form} verb="Save the crop" unsaved="The crop isn’t saved yet." />
        </>
      ) : null}
    </form>
  );
}
