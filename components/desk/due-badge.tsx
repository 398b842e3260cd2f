// When a text is due, at a glance: its word, colour and icon say whether that is over, near or far.
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import { span } from "./desk-time.ts";
import { DeskTime } from "./time.tsx";

const looks: Readonly<Record<"late" | "soon" | "later", readonly [tone: BadgeTone, icon: IconName]>> = {
  late: ["killed", "triangle-alert"],
  soon: ["review", "clock"],
  later: ["draft", "clock"],
};

export function DueBadge({
  due,
  at,
  now,
  zone,
}: Readonly<{ due: "late" | "soon" | "later"; at: Date; now: Date; zone: string }>) {
  const [tone, icon] = looks[due];
  return (
    <Badge tone={tone} icon={icon}>
      {due === "late" ? `Late by ${span(at, now)}, was due` : `Due in ${span(now, at)},`}{" "}
      <DeskTime at={at} now={now} zone={zone} />
    </Badge>
  );
}
