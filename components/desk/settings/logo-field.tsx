"use client";
// The paper's name as a picture: uploaded, looked at, turned light on dark pages, taken away again.
import { type ChangeEvent, useId, useState } from "react";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { type DesignDraft, grounds, type Logo, logoVanishes, turnedLuminance } from "#lib/newsroom/design.ts";

type Picture = Pick<Logo, "key" | "width" | "height" | "widths"> &
  /** Of what is opaque; null where it brings its own ground. */
  Readonly<{ luminance: number | null }>;
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

/** What readers of light and of dark pages wouldn't see, and what helps; null where it is seen on both. */
function sightWarning({ luminance }: Picture, turnsLight: boolean): string | null {
  if (logoVanishes(luminance, "light"))
    return "This logo is so light that it can hardly be seen on light pages. Upload it in a dark colour, or on a ground of its own.";
  if (luminance !== null && turnsLight && logoVanishes(turnedLuminance(luminance), "dark"))
    return "Turned, this logo can hardly be seen on dark pages. Don’t turn it.";
  if (!turnsLight && logoVanishes(luminance, "dark"))
    return "This logo is so dark that it would vanish on dark pages: there it stands on a light plate. If it has one colour alone, turn it light instead.";
  return null;
}

/** The logo as it stands on a page of this theme, whatever theme this screen has. */
function LogoSight({
  picture,
  on,
  turned,
  plate,
}: Readonly<{ picture: Picture; on: keyof typeof grounds; turned: boolean; plate: boolean }>) {
  return (
    <svg
      viewBox="0 0 260 80"
      role="img"
      aria-label={`The logo on ${on} pages`}
      className="h-20 w-65 max-w-full rounded-md border border-line"
    >
      <rect width="260" height="80" fill={grounds[on][0]} />
      {plate ? <rect x="8" y="6" width="244" height="68" fill={grounds.light[0]} /> : null}
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
  loaded: Picture | null;
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
  const warning = known && logo ? sightWarning(known, logo.turnsLight) : null;

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
              <LogoSight picture={known} on="light" turned={false} plate={false} />
              <LogoSight
                picture={known}
                on="dark"
                turned={logo.turnsLight}
                plate={!logo.turnsLight && logoVanishes(known.luminance, "dark")}
              />
            </div>
          )}
          {warning === null ? null : (
            <output className="flex items-start gap-1 text-review">
              <Icon name="triangle-alert" className="mt-0.5 size-4 shrink-0" />
              {warning}
            </output>
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
