"use client";
// How the house sets quotation marks and dashes, with a line that shows it before anything is saved.
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { SelectField } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { Typography } from "#lib/newsroom/typography.ts";
import { type HouseStyleAnswer, type HouseStyleDeeds, unreachable } from "./house-style-answer.ts";

type Marks = readonly [open: string, close: string, innerOpen: string, innerClose: string];

const quotes: Readonly<Record<Typography["quotes"], Readonly<{ name: string; marks: Marks }>>> = {
  double: { name: "“Double”, ‘single’ inside", marks: ["“", "”", "‘", "’"] },
  single: { name: "‘Single’, “double” inside", marks: ["‘", "’", "“", "”"] },
  guillemets: { name: "«Guillemets»", marks: ["«", "»", "‹", "›"] },
  "low-high": { name: "„Low and high“", marks: ["„", "“", "‚", "‘"] },
  "as-typed": { name: "As typed", marks: ['"', '"', "'", "'"] },
};

const dashes: Readonly<Record<Typography["dash"], Readonly<{ name: string; dash: string }>>> = {
  em: { name: "Long dash without spaces—like this", dash: "—" },
  "spaced-en": { name: "Short dash between spaces – like this", dash: " – " },
  "as-typed": { name: "As typed", dash: " -- " },
};

/** A sentence in the marks of the house. */
function example({ quotes: chosen, dash }: Typography): string {
  const [open, close, innerOpen, innerClose] = quotes[chosen].marks;
  const between = dashes[dash].dash;
  return `${open}We met at the ${innerOpen}Crown${innerClose},${close} she said${between}twice, as it turned out.`;
}

export function HouseTypography({
  typography,
  save,
}: Readonly<{ typography: Typography; save: HouseStyleDeeds["setTypography"] }>) {
  const id = useId();
  const router = useRouter();
  const [chosen, setChosen] = useState(typography);
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
            {Object.entries(quotes).map(([key, { name }]) => (
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
            {Object.entries(dashes).map(([key, { name }]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </SelectField>
        </div>
        <dl className="grid gap-x-4 gap-y-1 rounded-md bg-sunken px-3 py-2 sm:grid-cols-[auto_minmax(0,1fr)]">
          <dt className="text-ink-soft">Typed</dt>
          <dd>{example({ quotes: "as-typed", dash: "as-typed" })}</dd>
          <dt className="text-ink-soft">In the text</dt>
          <dd aria-live="polite" className="font-medium">
            {example(chosen)}
          </dd>
        </dl>
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
