// What happened, or what stands in the way, and what to do next. Announced when it appears; the role `status`
// belongs to the editor's `Saved` alone.
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type NoticeTone = "done" | "warning" | "problem" | "plain";

const tones: Readonly<Record<NoticeTone, readonly [look: string, icon: IconName]>> = {
  done: ["border-live/40 bg-live-soft text-live", "circle-check"],
  warning: ["border-review/40 bg-review-soft text-review", "triangle-alert"],
  problem: ["border-killed/40 bg-killed-soft text-killed", "circle-alert"],
  plain: ["border-line bg-sunken text-ink-soft", "circle-help"],
};

export function Notice({
  tone,
  title,
  children,
  live = true,
}: Readonly<{ tone: NoticeTone; title: string; children?: ReactNode; live?: boolean }>) {
  const [look, icon] = tones[tone];
  return (
    <div
      role={live && tone === "problem" ? "alert" : undefined}
      aria-live={live && tone !== "problem" ? "polite" : undefined}
      className={`flex gap-2 rounded-md border px-3 py-2 text-sm ${look}`}
    >
      <Icon name={icon} className="mt-0.5 size-4" />
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        {children ? <div className="mt-0.5 text-ink">{children}</div> : null}
      </div>
    </div>
  );
}
