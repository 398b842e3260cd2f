// What is on its way and what became of it: a bar for each picture, its own sentence where it was refused, a way to stop it.
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { pictureAddress } from "./picture-addresses.ts";
import { fileSize, isOver, shareOfAll, type Upload, uploadSentence } from "./upload-list.ts";
import type { Uploads } from "./use-uploads.ts";

/** A bar with its figure. At the end of the bytes the newsroom still prepares the sizes. */
export function UploadBar({ name, share }: Readonly<{ name: string; share: number }>) {
  const percent = `${Math.round(share * 100)} %`;
  return (
    <span className="flex items-center gap-2">
      <progress aria-label={`Upload of ${name}`} className="upload-bar min-w-0 grow" value={share} max={1}>
        {percent}
      </progress>
      <span className="w-20 text-right text-xs text-ink-soft tabular-nums">
        {share >= 1 ? "Preparing…" : percent}
      </span>
    </span>
  );
}

export function UploadRows({ uploads }: Readonly<{ uploads: Uploads }>) {
  const { list } = uploads;
  if (list.length === 0) return null;
  const share = shareOfAll(list);
  return (
    <section aria-label="Uploads" className="overflow-hidden rounded-lg border border-line bg-surface">
      <div className="flex min-h-10 flex-wrap items-center justify-between gap-2 px-3 py-1.5">
        <p className="font-medium" aria-live="polite">
          {uploadSentence(list)}
        </p>
        <span className="flex items-center gap-2">
          {share === null || list.length === 1 ? null : (
            <span className="text-xs text-ink-soft tabular-nums">{Math.round(share * 100)} % of all</span>
          )}
          {list.some(isOver) ? (
            <Button tone="quiet" onClick={uploads.clear}>
              Clear the list
            </Button>
          ) : null}
        </span>
      </div>
      <ul>
        {list.map((one) => (
          <li
            key={one.key}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 border-t border-line px-3 py-2"
          >
            <span className="min-w-0">
              <span className="flex items-baseline gap-2">
                <span className="as-written truncate font-medium">{one.name}</span>
                <span className="text-xs whitespace-nowrap text-ink-faint tabular-nums">
                  {fileSize(one.bytes)}
                </span>
              </span>
              <State upload={one} />
            </span>
            <Deeds upload={one} uploads={uploads} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function State({ upload: { name, state } }: Readonly<{ upload: Upload }>) {
  switch (state.kind) {
    case "waiting":
      return <Said icon="clock" look="text-ink-soft" words="Waiting for its turn" />;
    case "sending":
      return <UploadBar name={name} share={state.share} />;
    case "taken":
      return <Said icon="circle-check" look="text-live" words="In the library" />;
    case "cancelled":
      return <Said icon="circle-dashed" look="text-ink-soft" words="Cancelled" />;
    case "refused":
      return <Said icon="circle-alert" look="text-killed" words={state.sentence} alert />;
  }
}

function Said({
  icon,
  look,
  words,
  alert = false,
}: Readonly<{
  icon: "clock" | "circle-check" | "circle-dashed" | "circle-alert";
  look: string;
  words: string;
  alert?: boolean;
}>) {
  return (
    <span role={alert ? "alert" : undefined} className={`as-written flex items-start gap-1.5 ${look}`}>
      <Icon name={icon} className="mt-0.5 size-3.5" />
      {words}
    </span>
  );
}

function Deeds({ upload, uploads }: Readonly<{ upload: Upload; uploads: Uploads }>) {
  const { key, name, state } = upload;
  const which = <span className="sr-only"> {name}</span>;
  if (state.kind === "taken")
    return (
      <Link href={pictureAddress(state.id)} className={buttonClass("quiet")}>
        Open{which}
      </Link>
    );
  if (state.kind === "waiting" || state.kind === "sending")
    return (
      <Button tone="quiet" icon="x" onClick={() => uploads.cancel(key)}>
        Cancel{which}
      </Button>
    );
  if (state.kind === "cancelled" || state.again)
    return (
      <Button tone="quiet" icon="refresh-cw" onClick={() => uploads.again(key)}>
        Try again{which}
      </Button>
    );
  return null;
}
