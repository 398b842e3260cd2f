"use client";
// Date, time and zone of a schedule, with what that instant is on the reader's own clock and in UTC beside it.
import { useId, useMemo, useState, useSyncExternalStore } from "react";
import { FieldFrame, inputClass, SelectField } from "#components/ui/field.tsx";
import { instantIn, saidIn } from "./zoned-time.ts";

export type Chosen = Readonly<{ at: Date | null; zone: string }>;

const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;
const never = () => () => undefined;

/** Zones worth offering first, then every other that the browser knows. */
function zones(first: readonly string[]): readonly string[] {
  return [...new Set([...first, ...Intl.supportedValuesOf("timeZone")])];
}

export function ScheduleFields({
  newsroomZone,
  initial,
  earliest,
  problem,
  onChange,
}: Readonly<{
  newsroomZone: string;
  /** `YYYY-MM-DDTHH:MM` in the newsroom's zone. */
  initial: string;
  earliest: string;
  problem: string | null;
  onChange: (chosen: Chosen) => void;
}>) {
  const id = useId();
  const here = useSyncExternalStore(never, ownZone, () => newsroomZone);
  const [value, setValue] = useState(initial);
  const [zone, setZone] = useState(newsroomZone);
  const offered = useMemo(() => zones([newsroomZone, here, "UTC"]), [newsroomZone, here]);
  const at = instantIn(zone, value);

  function change(nextValue: string, nextZone: string) {
    setValue(nextValue);
    setZone(nextZone);
    onChange({ at: instantIn(nextZone, nextValue), zone: nextZone });
  }

  const others = [...new Set([newsroomZone, here, "UTC"])].filter((one) => one !== zone);
  const impossible =
    value !== "" && at === null ? "Clocks in this zone never show this time. Choose another." : null;
  return (
    <div className="grid gap-3 sm:grid-cols-[minmax(0,5fr)_minmax(0,4fr)]">
      <FieldFrame id={`${id}-at`} label="Date and time" problem={problem ?? impossible}>
        <input
          id={`${id}-at`}
          type="datetime-local"
          className={inputClass}
          value={value}
          min={earliest}
          required
          aria-describedby={`${id}-means${(problem ?? impossible) ? ` ${id}-at-problem` : ""}`}
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
            {one.replaceAll("_", " ")}
          </option>
        ))}
      </SelectField>
      <ul id={`${id}-means`} className="grid gap-0.5 text-xs text-ink-soft sm:col-span-2">
        {at === null
          ? null
          : others.map((one) => (
              <li key={one}>
                {saidIn(one, at)}{" "}
                {one === here
                  ? `on your clock (${one.replaceAll("_", " ")})`
                  : `in ${one.replaceAll("_", " ")}`}
              </li>
            ))}
      </ul>
    </div>
  );
}
