// How a picture's rights stand, at a glance: word, colour and icon.
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import type { RightsState } from "#lib/newsroom/picture-rights.ts";

type Look = Readonly<{ word: string; tone: BadgeTone; icon: IconName }>;

export const rightsLooks: Readonly<Record<RightsState, Look>> = {
  denied: { word: "Denied", tone: "killed", icon: "ban" },
  expired: { word: "Expired", tone: "killed", icon: "calendar-x" },
  expiring: { word: "Expires soon", tone: "review", icon: "calendar-clock" },
  unknown: { word: "Rights not known", tone: "draft", icon: "circle-help" },
  cleared: { word: "Cleared", tone: "live", icon: "shield-check" },
};

export function RightsBadge({ state }: Readonly<{ state: RightsState }>) {
  const look = rightsLooks[state];
  return (
    <Badge tone={look.tone} icon={look.icon}>
      {look.word}
    </Badge>
  );
}
