"use client";
// How verbs are drawn: one button each, with what it does or why it is refused as its description; and the groups behind
// "More actions".
import { type KeyboardEvent, useId } from "react";
import type { ShownVerb } from "#components/desk/bar-state.ts";
import { groupedVerbs } from "#components/desk/verb-groups.ts";
import { verbLooks } from "#components/desk/verb-looks.ts";
import { Button } from "#components/ui/button.tsx";
import type { VerbName } from "#lib/newsroom/decision.ts";

type VerbButtonProps = Readonly<{
  one: ShownVerb;
  /** It is the next one in the flow. */
  first?: boolean;
  busy: boolean;
  /** Says in sight why it is refused, where there is room for it. */
  tells?: boolean;
  onPress: (one: ShownVerb) => void;
}>;

/** In a phone's one line, words behind the first give way; a screen reader hears them all. */
const firstWord: Readonly<Partial<Record<VerbName, string>>> = { submit: "Submit" };

export function VerbButton({ one, first = false, busy, tells = false, onPress }: VerbButtonProps) {
  const id = useId();
  const look = verbLooks[one.verb];
  const brief = first ? firstWord[one.verb] : undefined;
  const why = one.refused === null ? null : [one.refused, ...one.details].join(" ");
  return (
    <span className={tells ? "block" : first ? "max-lg:ml-auto" : undefined}>
      <Button
        tone={first ? "primary" : look.tone}
        icon={look.icon}
        className={tells ? "w-full justify-start text-left whitespace-normal!" : ""}
        aria-disabled={one.refused !== null || busy}
        aria-describedby={id}
        title={one.refused ?? one.effect}
        onClick={() => onPress(one)}
      >
        {brief === undefined ? (
          one.label
        ) : (
          <span>
            {brief}
            <span className="max-sm:sr-only">{one.label.slice(brief.length)}</span>
          </span>
        )}
      </Button>
      <span id={id} hidden={!tells || why === null} className="block px-1 pt-0.5 text-xs text-ink-soft">
        {why ?? one.effect}
      </span>
    </span>
  );
}

type VerbMenuProps = Readonly<{
  verbs: readonly ShownVerb[];
  busy: boolean;
  onPress: (one: ShownVerb) => void;
}>;

/** Arrows go through the buttons as Tab does. */
function walk(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const at = buttons.findIndex((one) => one === document.activeElement);
  buttons.at((at + step) % buttons.length)?.focus();
}

export function VerbMenu({ verbs, busy, onPress }: VerbMenuProps) {
  const groups = groupedVerbs(verbs.map((one) => one.verb));
  if (groups.length === 0) return null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys only move between its buttons
    <div className="grid gap-3 lg:columns-2 lg:block" onKeyDown={walk}>
      {groups.map((group) => (
        <fieldset key={group.name} className="grid break-inside-avoid gap-1 lg:pb-3">
          <legend className="pb-1 text-xs font-medium text-ink-faint">{group.name}</legend>
          <div className="grid grid-cols-2 gap-1.5 lg:grid-cols-1">
            {verbs
              .filter((one) => group.verbs.includes(one.verb))
              .map((one) => (
                <VerbButton key={one.verb} one={one} busy={busy} tells onPress={onPress} />
              ))}
          </div>
        </fieldset>
      ))}
    </div>
  );
}

/** Why the refused ones in sight are refused, for eyes as well: a greyed button alone explains nothing. */
export function RefusedReasons({ verbs }: Readonly<{ verbs: readonly ShownVerb[] }>) {
  const refused = verbs.filter((one) => one.refused !== null);
  if (refused.length === 0) return null;
  return (
    <details className="text-xs text-ink-soft">
      <summary className="rounded-md px-1 py-1.5 hover:text-ink">
        {refused.length === 1 ? `Why not “${refused[0]?.label}”?` : `Why not these ${refused.length}?`}
      </summary>
      <ul className="absolute top-full right-0 z-30 mt-1 grid w-96 gap-2 rounded-lg border border-line bg-surface p-3 shadow-xl">
        {refused.map((one) => (
          <li key={one.verb}>
            <strong className="font-medium text-ink">{one.label}:</strong> {one.refused}
            {one.details.length === 0 ? null : (
              <ul className="list-disc pl-4">
                {one.details.map((detail) => (
                  <li key={detail}>{detail}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
