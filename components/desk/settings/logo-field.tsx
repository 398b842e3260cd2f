"use client";
// The paper's name as a picture: uploaded, looked at, turned light on dark pages, taken away again.
import { type ChangeEvent, useId, useState } from "react";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { type DesignDraft, grounds, type Logo } from "#lib/newsroom/design.ts";

type Picture = Pick<Logo, "key" | "width" | "height" | "widths">;
type Answer = Readonly<{ ok: true; logo: Picture } | { ok: false; message: string }>;

async function send(file: File): Promise<Answer> {
  const answer = await fetch("/desk/api/logo", {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  });
  return (await answer.json()) as Answer;
}

const unreachable = "The picture didn’t arrive. Check the connection and choose it again.";

/** The logo as it stands on a page of this theme, whatever theme this screen has. */
function LogoSight({
  picture,
  on,
  turned,
}: Readonly<{ picture: Picture; on: keyof typeof grounds; turned: boolean }>) {
  return (
    <svg
      viewBox="0 0 260 80"
      role="img"
      aria-label={`The logo on ${on} pages`}
      className="h-20 w-65 max-w-full rounded-md border border-line"
    >
      <rect width="260" height="80" fill={grounds[on][0]} />
      <image
        href={`/desk/settings/design/logo/${picture.key}-${picture.widths[0]}.webp`}
        x="16"
        y="12"
        width="228"
        height="56"
        filter={turned ? "invert(1) hue-rotate(180deg)" : undefined}
      />
    </svg>
  );
}

type LogoFieldProps = Readonly<{
  logo: DesignDraft["logo"];
  /** The one that is saved. */
  loaded: Logo | null;
  problem: string | null;
  change: (next: DesignDraft["logo"]) => void;
}>;

export function LogoField({ logo, loaded, problem, change }: LogoFieldProps) {
  const id = useId();
  const [sent, setSent] = useState<Picture | null>(null);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const known = [sent, loaded].find((one) => one?.key === logo?.key) ?? null;
  const wrong = refusal ?? problem;

  async function choose(event: ChangeEvent<HTMLInputElement>): Promise<void> {
    const input = event.target;
    const file = input.files?.[0];
    if (file === undefined || busy) return;
    setBusy(true);
    setRefusal(null);
    const answer = await send(file).catch((): Answer => ({ ok: false, message: unreachable }));
    setBusy(false);
    // The same file can be chosen once more after a refusal.
    input.value = "";
    if (!answer.ok) return setRefusal(answer.message);
    setSent(answer.logo);
    change({ key: answer.logo.key, turnsLight: logo?.turnsLight ?? false });
  }

  return (
    <fieldset className="grid gap-2">
      <legend className="text-sm font-medium">Logo</legend>
      {logo === null ? (
        <p className="text-ink-soft">None: the name stands in type.</p>
      ) : (
        <div className="grid gap-2">
          {known && (
            <div className="flex flex-wrap gap-2">
              <LogoSight picture={known} on="light" turned={false} />
              <LogoSight picture={known} on="dark" turned={logo.turnsLight} />
            </div>
          )}
          <label className="flex min-h-6 items-center gap-2">
            <input
              type="checkbox"
              className="size-4"
              checked={logo.turnsLight}
              onChange={(event) => change({ ...logo, turnsLight: event.target.checked })}
            />
            It is one dark colour: turn it light on dark pages
          </label>
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <label className={`${buttonClass("plain")} focus-within:outline-2`} aria-disabled={busy}>
          <Icon name="plus" />
          {busy ? "Uploading…" : logo === null ? "Upload a logo" : "Upload another"}
          <input
            id={`${id}-file`}
            type="file"
            accept="image/png,image/webp,image/jpeg"
            className="sr-only"
            aria-describedby={`${id}-hint`}
            onChange={(event) => void choose(event)}
          />
        </label>
        {logo !== null && (
          <Button tone="quiet" onClick={() => change(null)}>
            Take the logo away
          </Button>
        )}
      </div>
      <p id={`${id}-hint`} className="text-xs text-ink-faint">
        A PNG at least 480 pixels wide, best on a clear ground and closely cut.
      </p>
      {wrong !== null && (
        <p role="alert" className="flex items-start gap-1 text-xs text-killed">
          <Icon name="circle-alert" className="mt-0.5 size-3.5" />
          {wrong}
        </p>
      )}
    </fieldset>
  );
}
