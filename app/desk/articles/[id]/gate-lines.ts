// Each gate of an article in words (newsroom.md §4): whether it is closed, by whom, since and until when, and what opens it.
import type { GateLine } from "#components/desk/bar-state.ts";
import { deskTime } from "#components/desk/desk-time.ts";
import { wholeTime } from "#components/desk/zoned-time.ts";
import type { Standing } from "#db/article-standing.ts";
import type { HoldKind } from "#lib/newsroom/article.ts";

type Clock = Readonly<{ zone: string; now: Date }>;

export const holdNames: Readonly<Record<HoldKind, string>> = {
  legal: "Legal hold",
  rights: "Hold for rights",
  editorial: "Editorial hold",
};

const releasedBy: Readonly<Record<HoldKind, string>> = {
  legal: "Legal alone releases it.",
  rights: "A chief releases it.",
  editorial: "An editor of the bureau releases it.",
};

/** Closed ones first, in the order in which people deal with them; an open gate has a line, too. */
export function gateLines(standing: Standing, clock: Clock): readonly GateLine[] {
  const lines = [
    ...vaultLine(standing, clock),
    ...holdLines(standing, clock),
    embargoLine(standing, clock),
    ...pictureLines(standing, clock),
  ];
  return lines.toSorted((a, b) => Number(b.closed) - Number(a.closed));
}

const open = (gate: GateLine["gate"], name: string, opens: string): GateLine => ({
  gate,
  name,
  closed: false,
  said: "",
  reason: null,
  opens,
  pages: [],
});

function vaultLine({ vault }: Standing, { zone, now }: Clock): readonly GateLine[] {
  if (vault === null) return [open("vault", "Vault", "Not in the vault.")];
  const { put, asked } = vault;
  return [
    {
      ...open("vault", "Vault", ""),
      closed: true,
      said: put === null ? "In the vault." : `Put there by ${put.by}, ${deskTime(put.at, now, zone)}.`,
      opens:
        asked === null
          ? "Two people take it out; each types its slugline."
          : `${asked.by} asked for it to leave, ${deskTime(asked.at, now, zone)}. A second person has to agree. “Keep in vault” takes the wish back.`,
    },
  ];
}

function holdLines({ holds }: Standing, { zone, now }: Clock): readonly GateLine[] {
  if (holds.length === 0) return [open("hold", "Holds", "None.")];
  return holds.map((one) => ({
    ...open("hold", holdNames[one.kind], releasedBy[one.kind]),
    closed: true,
    said: `Placed by ${one.by}, ${deskTime(one.at, now, zone)}.`,
    reason: one.reason,
  }));
}

function embargoLine({ embargo }: Standing, { zone, now }: Clock): GateLine {
  if (embargo === null) return open("embargo", "Embargo", "None.");
  const { until, set } = embargo;
  return {
    ...open("embargo", "Embargo", "It ends by itself. Lifting it earlier takes an editor and a reason."),
    closed: true,
    said: `Until ${wholeTime(zone, until)}.${set === null ? "" : ` Set by ${set.by}, ${deskTime(set.at, now, zone)}.`}`,
  };
}

function pictureLines({ pictures }: Standing, { zone, now }: Clock): readonly GateLine[] {
  if (pictures.length === 0) return [open("picture", "Picture rights", "Every picture may be shown.")];
  return pictures.map(({ name, denied, expiresAt, usedBy }) => {
    const closed = denied || (expiresAt !== null && expiresAt <= now);
    const when = expiresAt === null ? "" : wholeTime(zone, expiresAt);
    return {
      gate: "picture",
      name: `Picture “${name}”`,
      closed,
      said: denied
        ? "Its rights are denied."
        : closed
          ? `Its rights ended at ${when}.`
          : `Its rights end at ${when}.`,
      reason: null,
      opens: closed ? "Replace or remove the picture." : "It can be shown until then.",
      pages: usedBy,
    };
  });
}
