"use client";
// Date, time and zone of an instant, with what it is on the reader's own clock and in UTC beside it.
import { useId, useMemo, useState, useSyncExternalStore } from "react";
import { FieldFrame, inputClass, SelectField } from "#components/ui/field.tsx";
import { type AskedInstant, instantOf, type Pass, useInstant } from "./clock-question.tsx";
import { saidIn } from "./zoned-time.ts";

export type Chosen = Readonly<{ zone: string }> & Omit<AskedInstant, "question">;

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const never = () => () => undefined;

const inWords = (zone: string) => zone.replaceAll("_", " ");

/** Zones worth offering first, then every other that the browser knows, by their part of the world. */
function zones(first: readonly string[]): readonly (readonly [part: string, zones: readonly string[]])[] {
  const others = Intl.supportedValuesOf("timeZone").filter((one) => !first.includes(one));
  const parts = Map.groupBy(others, (one) => (one.includes("/") ? (one.split("/")[0] ?? "") : "Others"));
  return [["Used here", [...new Set(first)]], ...parts];
}

/** The answer of fields that nobody has touched. */
export function chosenAtFirst(zone: string, value: string): Chosen {
  return { zone, ...instantOf(zone, value, null) };
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
  const offered = useMemo(() => zones([newsroomZone, here, "UTC"]), [newsroomZone, here]);

  function change(nextValue: string, nextZone: string, pass: Pass | null = null) {
    setValue(nextValue);
    setZone(nextZone);
    onChange({ zone: nextZone, ...instantOf(nextZone, nextValue, pass) });
  }

  const { at, question } = useInstant(
    zone,
    value,
    (next) => change(next, zone),
    (pass) => change(value, zone, pass),
  );
  const others = [...new Set([newsroomZone, here, "UTC"])].filter((one) => one !== zone);
  return (
    <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]">
      <FieldFrame id={`${id}-at`} label="Date and time" problem={problem}>
        <input
          id={`${id}-at`}
          type="datetime-local"
          className={`${inputClass} h-10`}
          value={value}
          min={earliest}
          required
          aria-invalid={problem === null ? undefined : true}
          aria-describedby={`${id}-means${problem === null ? "" : ` ${id}-at-problem`}`}
          onChange={(event) => change(event.target.value, zone)}
        />
      </FieldFrame>
      <SelectField
        id={`${id}-zone`}
        label="Zone"
        className="h-10"
        value={zone}
        onChange={(event) => change(value, event.target.value)}
      >
        {offered.map(([part, found]) => (
          <optgroup key={part} label={part}>
            {found.map((one) => (
              <option key={one} value={one}>
                {inWords(one)}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <div id={`${id}-means`} className="grid gap-2 text-xs text-ink-soft sm:col-span-2" aria-live="polite">
        {question}
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
