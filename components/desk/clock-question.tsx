"use client";
// A time that a zone's clocks show twice, or never, is asked about beside its field and not guessed.
import { type ReactNode, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { fieldValue, instantsIn, offsetName, saidIn, wholeTime } from "./zoned-time.ts";

export type Pass = "first" | "second";

export type AskedInstant = Readonly<{
  /** Null until it is one instant. */
  at: Date | null;
  /** What is still to be said, in a sentence; null when `at` is known. */
  open: string | null;
  /** The question itself, to stand below the field; null when there is none. */
  question: ReactNode;
}>;

/** What a date and a time mean in a zone, given which pass of a repeated hour was chosen. */
export function instantOf(zone: string, value: string, pass: Pass | null): Omit<AskedInstant, "question"> {
  const meant = instantsIn(zone, value);
  switch (meant.kind) {
    case "one":
      return { at: meant.at, open: null };
    case "two":
      return pass === null
        ? { at: null, open: "Clocks show this time twice that night: choose the first or the second." }
        : { at: meant[pass], open: null };
    case "none":
      return { at: null, open: "Clocks never show this time that day: choose one beside the gap." };
    case "no-date":
      return { at: null, open: "Choose a date and a time." };
  }
}

/**
 * The instant that a `datetime-local` value means in `zone`. A choice between two passes counts for that value alone.
 * `onValue` puts another time into the field, `onPass` is told which pass was chosen.
 */
export function useInstant(
  zone: string,
  value: string,
  onValue: (value: string) => void,
  onPass: (pass: Pass) => void = () => {},
): AskedInstant {
  const name = useId();
  const of = `${zone} ${value}`;
  const [chosen, setChosen] = useState<Readonly<{ of: string; pass: Pass }> | null>(null);
  const pass = chosen?.of === of ? chosen.pass : null;
  const meant = instantsIn(zone, value);
  const choose = (next: Pass) => {
    setChosen({ of, pass: next });
    onPass(next);
  };
  const question =
    meant.kind === "two" ? (
      <Passes zone={zone} name={name} instants={[meant.first, meant.second]} pass={pass} onChoose={choose} />
    ) : meant.kind === "none" ? (
      <Gap
        zone={zone}
        beside={[meant.before, meant.after]}
        onChoose={(instant) => onValue(fieldValue(instant, zone))}
      />
    ) : null;
  return { ...instantOf(zone, value, pass), question };
}

const frame = "grid gap-1 rounded-md border border-review/40 bg-review-soft p-2 text-sm text-ink";
const inWords = (zone: string) => zone.replaceAll("_", " ");

type PassesProps = Readonly<{
  zone: string;
  name: string;
  instants: readonly [first: Date, second: Date];
  pass: Pass | null;
  onChoose: (pass: Pass) => void;
}>;

function Passes({ zone, name, instants: [first, second], pass, onChoose }: PassesProps) {
  const options = [
    ["first", first, "before clocks are put back"],
    ["second", second, "after clocks are put back"],
  ] as const;
  return (
    <fieldset className={frame}>
      <legend className="sr-only">First or second time</legend>
      <p>Clocks in {inWords(zone)} show this time twice that night. Which one?</p>
      {options.map(([which, instant, said]) => (
        <label key={which} className="flex items-center gap-2 pointer-coarse:min-h-11">
          <input
            type="radio"
            name={name}
            className="size-4"
            checked={pass === which}
            onChange={() => onChoose(which)}
          />
          The {which}, {offsetName(zone, instant)}: {said}
        </label>
      ))}
    </fieldset>
  );
}

type GapProps = Readonly<{
  zone: string;
  beside: readonly [before: Date, after: Date];
  onChoose: (instant: Date) => void;
}>;

function Gap({ zone, beside, onChoose }: GapProps) {
  const [before, after] = beside;
  return (
    <div className={frame}>
      <p>
        Clocks in {inWords(zone)} never show this time: {saidIn(zone, before)} is followed by{" "}
        {saidIn(zone, after)}.
      </p>
      <div className="flex flex-wrap gap-2">
        {beside.map((instant) => (
          <Button key={instant.getTime()} onClick={() => onChoose(instant)}>
            {wholeTime(zone, instant)}
          </Button>
        ))}
      </div>
    </div>
  );
}
