// The newsroom's buttons and links that look like them. A refused button stays reachable by keyboard and says
// why in its accessible description.
import type { ComponentProps, ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

export type ButtonTone = "primary" | "plain" | "quiet" | "danger";

const tones: Readonly<Record<ButtonTone, string>> = {
  primary: "bg-accent text-on-accent border-transparent hover:bg-accent-strong",
  plain: "bg-surface text-ink border-line-strong/45 hover:border-line-strong hover:bg-sunken",
  quiet: "bg-transparent text-ink-soft border-transparent hover:bg-sunken hover:text-ink",
  danger: "bg-surface text-killed border-killed/45 hover:border-killed hover:bg-killed-soft",
};

/** Classes of a button, for links that lead somewhere but look like one. */
export function buttonClass(tone: ButtonTone = "plain", more = ""): string {
  return `inline-flex min-h-8 items-center justify-center gap-1.5 rounded-md border px-2.5 py-1 text-sm font-medium whitespace-nowrap transition-colors aria-disabled:opacity-60 aria-disabled:cursor-not-allowed disabled:opacity-60 pointer-coarse:min-h-11 ${tones[tone]} ${more}`;
}

type ButtonProps = ComponentProps<"button"> &
  Readonly<{ tone?: ButtonTone; icon?: IconName; children: ReactNode }>;

export function Button({
  tone = "plain",
  icon,
  children,
  className = "",
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button type={type} className={buttonClass(tone, className)} {...rest}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
    </button>
  );
}
