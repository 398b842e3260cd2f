// A state in one glance: its word, its colour and its icon, always all three.
import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type BadgeTone =
  | "draft"
  | "review"
  | "ready"
  | "live"
  | "withheld"
  | "killed"
  | "retracted"
  | "scheduled"
  | "accent";

const tones: Readonly<Record<BadgeTone, string>> = {
  draft: "bg-draft-soft text-draft",
  review: "bg-review-soft text-review",
  ready: "bg-ready-soft text-ready",
  live: "bg-live-soft text-live",
  withheld: "bg-withheld-soft text-withheld",
  killed: "bg-killed-soft text-killed",
  retracted: "bg-retracted-soft text-retracted",
  scheduled: "bg-scheduled-soft text-scheduled",
  accent: "bg-accent-soft text-accent",
};

export function Badge({
  tone,
  icon,
  children,
}: Readonly<{ tone: BadgeTone; icon: IconName; children: ReactNode }>) {
  return (
    <span
      className={`inline-flex items-center gap-1 rounded-md px-1.5 py-0.5 text-xs font-medium whitespace-nowrap ${tones[tone]}`}
    >
      <Icon name={icon} className="size-3.5" />
      {children}
    </span>
  );
}
