"use client";
// A table of old addresses from a file or from the clipboard: taken in whole, or not at all with every row's problem by its line.
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { useLeaveGuard } from "#components/desk/leave-guard.ts";
import { Button } from "#components/ui/button.tsx";
import { TextArea } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";

type Problem = Readonly<{ line: number; from: string; problem: string }>;

export type ImportAnswer = Readonly<
  | { ok: true; added: number; changed: number; same: number }
  /** `more`: how many further problems there are. */
  | { ok: false; problems: readonly Problem[]; more: number }
>;

type Heard = ImportAnswer | Readonly<{ ok: null; sentence: string }>;

const number = (count: number) => count.toLocaleString("en");

async function send(csv: string): Promise<Heard> {
  const response = await fetch("/desk/settings/addresses/import", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ csv }),
  }).catch(() => null);
  if (response === null)
    return {
      ok: null,
      sentence: "The server can’t be reached. Nothing was taken in: try again in a few seconds.",
    };
  const answer: (ImportAnswer & { message?: string }) | null = await response.json().catch(() => null);
  return response.ok && answer !== null
    ? answer
    : { ok: null, sentence: answer?.message ?? "The table was not taken in. Try again in a few seconds." };
}

export function AddressImport() {
  const id = useId();
  const router = useRouter();
  const [csv, setCsv] = useState("");
  const [busy, setBusy] = useState(false);
  const [heard, setHeard] = useState<Heard | null>(null);

  useLeaveGuard(csv.trim() !== "", "the table of old addresses");

  async function take(event: FormEvent) {
    event.preventDefault();
    if (busy || csv.trim() === "") return;
    setBusy(true);
    setHeard(null);
    const answer = await send(csv);
    setBusy(false);
    setHeard(answer);
    if (answer.ok !== true) return;
    setCsv("");
    router.refresh();
  }
  return (
    <details className="rounded-lg border border-line bg-surface">
      <summary className="cursor-pointer px-3 py-2.5 font-medium">Take in a table (CSV)</summary>
      <form onSubmit={(event) => void take(event)} className="grid gap-3 border-t border-line p-3">
        <p className="max-w-prose text-ink-soft">
          One line for each: the old address, then an article’s number or an address of this site. Either all
          lines are taken in or none.
        </p>
        <label className="grid gap-1">
          <span className="text-sm font-medium">File</span>
          <input
            type="file"
            accept=".csv,text/csv,text/plain"
            className="text-sm file:mr-3 file:min-h-8 file:cursor-pointer file:rounded-md file:border file:border-line-strong file:bg-surface file:px-2.5 file:text-sm file:font-medium file:text-ink pointer-coarse:file:min-h-11"
            onChange={(event) => {
              const file = event.target.files?.[0];
              setHeard(null);
              if (file) void file.text().then(setCsv);
            }}
          />
        </label>
        <TextArea
          id={`${id}-csv`}
          label="Table"
          value={csv}
          rows={6}
          spellCheck={false}
          className="font-mono text-sm"
          placeholder={"from,to\n/2019/05/harbour_strike.html,1042\n/sections/world,/world"}
          onChange={(event) => setCsv(event.target.value)}
        />
        <div>
          <Button type="submit" tone="primary" aria-disabled={busy || csv.trim() === ""}>
            {busy ? "Taking in…" : "Take in the table"}
          </Button>
        </div>
        <Outcome heard={heard} />
      </form>
    </details>
  );
}

function Outcome({ heard }: Readonly<{ heard: Heard | null }>) {
  if (heard === null) return null;
  if (heard.ok === null) return <Notice tone="problem" title={heard.sentence} />;
  if (heard.ok) {
    const { added, changed, same } = heard;
    return (
      <Notice
        tone="done"
        title={`Taken in: ${number(added)} added, ${number(changed)} changed, ${number(same)} as they were.`}
      />
    );
  }
  const count = heard.problems.length + heard.more;
  return (
    <Notice
      tone="problem"
      title={`Nothing was taken in: ${count === 1 ? "a line needs" : `${number(count)} lines need`} mending.`}
    >
      <ul className="grid gap-1">
        {heard.problems.map(({ line, from, problem }) => (
          <li key={`${line}${problem}`} className="wrap-anywhere">
            <strong className="tabular-nums">Line {line}</strong>
            {from === "" ? "" : ` ${from}`}: {problem}
          </li>
        ))}
        {heard.more > 0 ? <li>And {number(heard.more)} more.</li> : null}
      </ul>
    </Notice>
  );
}
