"use client";
// The site as machines see it: one line for each thing looked at, what is wrong with it and what to do. Nothing is looked at
// before somebody asks, since a look asks the site for some thirty pages.
import { useState } from "react";
import { deskTime } from "#components/desk/desk-time.ts";
import { Badge, type BadgeTone } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import type { IconName } from "#components/ui/icon.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { HealthAnswer, ShownCheck } from "./health-answer.ts";

const looks: Readonly<
  Record<ShownCheck["state"], Readonly<{ word: string; tone: BadgeTone; icon: IconName }>>
> = {
  fine: { word: "Fine", tone: "live", icon: "circle-check" },
  mend: { word: "To mend", tone: "killed", icon: "circle-alert" },
  off: { word: "Off", tone: "draft", icon: "circle-dashed" },
};

const unreachable: HealthAnswer = {
  ok: false,
  sentence: "The server can’t be reached. Try again in a few seconds.",
};

function Line({ check }: Readonly<{ check: ShownCheck }>) {
  const { word, tone, icon } = looks[check.state];
  return (
    <li className="border-t border-line px-3 py-2.5 first:border-t-0">
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <h2 className="font-medium">{check.title}</h2>
        <Badge tone={tone} icon={icon}>
          {word}
        </Badge>
      </div>
      <p className="text-ink-soft">{check.said}</p>
      {check.findings.length > 0 && (
        <ul className="mt-2 grid gap-2">
          {check.findings.map(({ what, remedy }) => (
            <li key={what} className="border-l-2 border-killed pl-3">
              <p className="break-words">{what}</p>
              <p className="text-ink-soft">{remedy}</p>
            </li>
          ))}
        </ul>
      )}
      {check.paths.length > 0 && (
        <details className="mt-1.5">
          <summary className="w-fit rounded-sm py-1 text-ink-soft underline underline-offset-2">
            What was asked for
          </summary>
          <ul className="mt-1 grid gap-0.5">
            {check.paths.map((path) => (
              <li key={path}>
                <a className="inline-block py-0.5 break-all underline underline-offset-2" href={path}>
                  {path}
                </a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}

function total(checks: readonly ShownCheck[]): string {
  const wrong = checks.reduce((count, { findings }) => count + findings.length, 0);
  if (wrong === 0) return "Everything that is switched on is as it should be.";
  return wrong === 1 ? "One thing is to be mended." : `${wrong} things are to be mended.`;
}

export function HealthScreen({ look, zone }: Readonly<{ look: () => Promise<HealthAnswer>; zone: string }>) {
  const [answer, setAnswer] = useState<HealthAnswer | null>(null);
  const [busy, setBusy] = useState(false);

  async function begin(): Promise<void> {
    if (busy) return;
    setBusy(true);
    const heard = await look().catch(() => unreachable);
    setBusy(false);
    setAnswer(heard);
  }

  return (
    <div className="mt-3 grid max-w-3xl gap-3">
      <div>
        <Button tone="primary" icon="refresh-cw" aria-disabled={busy} onClick={() => void begin()}>
          {busy ? "Looking at the site…" : answer === null ? "Look at the site" : "Look again"}
        </Button>
      </div>
      {answer === null && !busy && (
        <p className="text-ink-soft">
          The newest articles, lists, feeds, sitemaps and plain files are asked for as a search engine asks.
          It takes a few seconds.
        </p>
      )}
      {answer !== null && !answer.ok && <Notice tone="problem" title={answer.sentence} />}
      {answer?.ok && (
        <>
          <Notice
            tone={answer.checks.some(({ state }) => state === "mend") ? "warning" : "done"}
            title={total(answer.checks)}
          >
            Looked at {deskTime(new Date(answer.at), new Date(answer.at), zone)}.
          </Notice>
          <ul className="overflow-hidden rounded-lg border border-line bg-surface">
            {answer.checks.map((check) => (
              <Line key={check.title} check={check} />
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
