"use client";
// How the house sets quotation marks and dashes, with a line that shows it before anything is saved.
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { SelectField, TextField } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { setTypography, type Typography } from "#lib/newsroom/typography.ts";
import { type HouseStyleAnswer, type HouseStyleDeeds, unreachable } from "./house-style-answer.ts";

const quotes: Readonly<Record<Typography["quotes"], string>> = {
  double: "“Double”, ‘single’ inside",
  single: "‘Single’, “double” inside",
  guillemets: "«Guillemets»",
  "low-high": "„Low and high“",
  "as-typed": "As typed",
};

const dashes: Readonly<Record<Typography["dash"], string>> = {
  em: "Long dash without spaces—like this",
  "spaced-en": "Short dash between spaces – like this",
  "as-typed": "As typed",
};

const sample = `"We met at the 'Crown'," she said -- twice, in the '90s.`;

export function HouseTypography({
  typography,
  save,
}: Readonly<{ typography: Typography; save: HouseStyleDeeds["setTypography"] }>) {
  const id = useId();
  const router = useRouter();
  const [chosen, setChosen] = useState(typography);
  const [typed, setTyped] = useState(sample);
  const [busy, setBusy] = useState(false);
  const [answer, setAnswer] = useState<HouseStyleAnswer | null>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    const heard = await save({ quotes: chosen.quotes, dash: chosen.dash }).catch(() => unreachable);
    setBusy(false);
    setAnswer(heard);
    if (heard.ok) router.refresh();
  }

  return (
    <section aria-labelledby={`${id}-title`} className="grid max-w-2xl gap-3">
      <div>
        <h2 id={`${id}-title`} className="font-semibold">
          Quotation marks and dashes
        </h2>
        <p className="text-ink-soft">What the editor makes of plain marks while somebody types.</p>
      </div>
      <form onSubmit={(event) => void submit(event)} className="grid gap-3">
        <div className="grid gap-3 sm:grid-cols-2">
          <SelectField
            id={`${id}-quotes`}
            label="Quotation marks"
            value={chosen.quotes}
            onChange={(event) => {
              const value = keyOf(quotes, event.target.value);
              if (value !== null) setChosen({ ...chosen, quotes: value });
            }}
          >
            {Object.entries(quotes).map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </SelectField>
          <SelectField
            id={`${id}-dash`}
            label="Two hyphens become"
            value={chosen.dash}
            onChange={(event) => {
              const value = keyOf(dashes, event.target.value);
              if (value !== null) setChosen({ ...chosen, dash: value });
            }}
          >
            {Object.entries(dashes).map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
        <TextField
          id={`${id}-typed`}
          label="Typed"
          hint="Type anything here to see what becomes of it."
          value={typed}
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p className="rounded-md bg-sunken px-3 py-2">
          <span className="text-ink-soft">In the text: </span>
          <output htmlFor={`${id}-typed ${id}-quotes ${id}-dash`} className="font-medium wrap-anywhere">
            {setTypography(typed, chosen)}
          </output>
        </p>
        {answer === null ? null : (
          <Notice tone={answer.ok ? "done" : "problem"} title={answer.ok ? answer.said : answer.sentence} />
        )}
        <div>
          <Button type="submit" aria-disabled={busy}>
            {busy ? "Saving…" : "Save the marks"}
          </Button>
        </div>
      </form>
    </section>
  );
}

function keyOf<Key extends string>(table: Readonly<Record<Key, unknown>>, value: string): Key | null {
  return (Object.keys(table) as Key[]).find((key) => key === value) ?? null;
}
