// A drawing beside a word. Icons never stand alone: what they mean is always written, on screen or for screen readers.
import { iconPaths, type IconName } from "./icon-paths.ts";

export type { IconName };

export function Icon({ name, className = "" }: Readonly<{ name: IconName; className?: string }>) {
  return (
    <svg
      viewBox="0 0 24 24"
      className={`shrink-0 ${className.includes("size-") ? "" : "size-4"} ${className}`}
      fill="none"
      stroke="currentColor"
      strokeWidth="1.9"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={iconPaths[name]} />
    </svg>
  );
}
