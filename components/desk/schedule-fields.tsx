"use client";
// Date, time and zone of an instant, with what it is on the reader's own clock and in UTC beside it. An hour that clocks
// repeat or skip is asked about, not guessed.
import { useId, useMemo, useState, useSyncExternalStore } from "react";
import { Button } from "#components/ui/button.tsx";
import { FieldFrame, inputClass, SelectField } from "#components/ui/field.tsx";
import { fieldValue, instantsIn, type Meant, offsetName, saidIn, wholeTime } from "./zoned-time.ts";

export type Chosen = Readonly<{
  /** Null until it is one instant. */
  at: Date | null;
  zone: string;
  /** What is still to be said, in a sentence; null when `at` is known. */
  open: string | null;
}>;

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const never = () => () => undefined;

/** Zones worth offering first, then every other that the browser knows. */
function zones(first: readonly string[]): readonly string[] {
  return [...new Set([...first, ...Intl.supportedValuesOf("timeZone")])];
}

const inWords = (zone: string) => zone.replaceAll("_", " ");

/** What the fields say as one answer. `pass` tells the two passes of a repeated hour apart. */
function chosenOf(meant: Meant, zone: string, pass: "first" | "second" | null): Chosen {
  switch (meant.kind) {
    case "one":
      return { at: meant.at, zone, open: null };
    case "two":
      return pass === null
        ? { at: null, zone, open: "Clocks show this time twice that night: choose the first or the second." }
        : { at: meant[pass], zone, open: null };
    case "none":
      return { at: null, zone, open: "Clocks never show this time that day: choose one beside the gap." };
    case "no-date":
      return { at: null, zone, open: "Choose a date and a time." };
  }
}

/** The answer of fields that nobody has touched. */
export function chosenAtFirst(zone: string, value: string): Chosen {
  return chosenOf(instantsIn(zone, value), zone, null);
}

type ScheduleFieldsProps = Readonly<{
  newsroomZone: string;
  /** `YYYY-MM-DDTHH:MM` in the newsroom's zone. */
  initial: string;
  earliest: string;
  problem: string | null;
  onChange: (chosen: Chosen) => void;
}>;

export function ScheduleFields({ newsroomZone, initial, earliest, problem, onChange }: ScheduleFieldsProps) {
  const id = useId();
  const here = useSyncExternalStore(never, ownZone, () => newsroomZone);
  const [value, setValue] = useState(initial);
  const [zone, setZone] = useState(newsroomZone);
  const [pass, setPass] = useState<"first" | "second" | null>(null);
  const offered = useMemo(() => zones([newsroomZone, here, "UTC"]), [newsroomZone, here]);
  const meant = instantsIn(zone, value);
  const { at } = chosenOf(meant, zone, pass);

  function change(nextValue: string, nextZone: string) {
    setValue(nextValue);
    setZone(nextZone);
    setPass(null);
    onChange(chosenOf(instantsIn(nextZone, nextValue), nextZone, null));
  }

  function choosePass(next: "first" | "second") {
    setPass(next);
    onChange(chosenOf(meant, zone, next));
  }

  const others = [...new Set([newsroomZone, here, "UTC"])].filter((one) => one !== zone);
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]">
      <FieldFrame id={`${id}-at`} label="Date and time" problem={meant.kind === "no-date" ? problem : null}>
        <input
          id={`${id}-at`}
          type="datetime-local"
          className={inputClass}
          value={value}
          min={earliest}
          required
          aria-invalid={problem !== null || meant.kind === "none" ? true : undefined}
          aria-describedby={`${id}-means`}
          onChange={(event) => change(event.target.value, zone)}
        />
      </FieldFrame>
      <SelectField
        id={`${id}-zone`}
        label="Zone"
        value={zone}
        onChange={(event) => change(value, event.target.value)}
      >
        {offered.map((one) => (
          <option key={one} value={one}>
            {inWords(one)}
          </option>
        ))}
      </SelectField>
      <div id={`${id}-means`} className="grid gap-2 text-xs text-ink-soft sm:col-span-2" aria-live="polite">
        {meant.kind === "two" ? (
          <Passes
            name={`${id}-pass`}
            zone={zone}
            first={meant.first}
            second={meant.second}
            pass={pass}
            problem={problem}
            onChange={choosePass}
          />
        ) : null}
        {meant.kind === "none" ? (
          <Gap
            zone={zone}
            before={meant.before}
            after={meant.after}
            onChoose={(instant) => change(fieldValue(instant, zone), zone)}
          />
        ) : null}
        {at === null ? null : (
          <ul className="grid gap-0.5">
            {others.map((one) => (
              <li key={one}>
                {saidIn(one, at)} {one === here ? `on your clock (${inWords(one)})` : `in ${inWords(one)}`}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

type PassesProps = Readonly<{
  name: string;
  zone: string;
  first: Date;
  second: Date;
  pass: "first" | "second" | null;
  problem: string | null;
  onChange: (pass: "first" | "second") => void;
}>;

function Passes({ name, zone, first, second, pass, problem, onChange }: PassesProps) {
  const options = [
    ["first", first, "before clocks are put back"],
    ["second", second, "after clocks are put back"],
  ] as const;
  return (
    <fieldset className="grid gap-1 rounded-md border border-review/40 bg-review-soft p-2 text-sm text-ink">
      <legend className="sr-only">First or second pass</legend>
      <p>Clocks in {inWords(zone)} show this time twice that night. Which one?</p>
      {options.map(([which, instant, said]) => (
        <label key={which} className="flex items-center gap-2 pointer-coarse:min-h-11">
          <input
            type="radio"
            name={name}
            className="size-4"
            checked={pass === which}
            onChange={() => onChange(which)}
          />
          The {which}, {offsetName(zone, instant)}: {said}
        </label>
      ))}
      {problem === null || pass !== null ? null : <p className="text-killed">{problem}</p>}
    </fieldset>
  );
}

type GapProps = Readonly<{ zone: string; before: Date; after: Date; onChoose: (instant: Date) => void }>;

function Gap({ zone, before, after, onChoose }: GapProps) {
  return (
    <div className="grid gap-1 rounded-md border border-review/40 bg-review-soft p-2 text-sm text-ink">
      <p>
        Clocks in {inWords(zone)} never show this time: {saidIn(zone, before)} is followed by{" "}
        {saidIn(zone, after)}.
      </p>
      <div className="flex flex-wrap gap-2">
        {[before, after].map((instant) => (
          <Button key={instant.getTime()} onClick={() => onChoose(instant)}>
            {wholeTime(zone, instant)}
          </Button>
        ))}
      </div>
    </div>
  );
}
