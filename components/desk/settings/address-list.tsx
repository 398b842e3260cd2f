"use client";
// Old addresses one under another: where each leads, how often it is followed; add, change, remove.
import { type FormEvent, useId, useState } from "react";
import { useLeaveGuard } from "#components/desk/leave-guard.ts";
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";
import { writtenAddress } from "#lib/newsroom/old-addresses.ts";
import { AnswerNotice } from "./answer-notice.tsx";
import type { SettingsAnswer } from "./settings-answer.ts";
import { useDeed } from "./use-deed.ts";

export type ShownAddress = Readonly<{
  address: string;
  /** As it is written and read back: /news/1042, /world. */
  target: string;
  /** Of an article: its headline, where readers can open it. */
  headline: string | null;
  state: "leads" | "gone" | "nowhere";
  moved: boolean;
  hits: number;
  /** In words, in the newsroom's zone; null when nobody followed it yet. */
  lastHit: string | null;
}>;

type Deeds = Readonly<{
  lead: (input: Readonly<{ from: string; to: string }>) => Promise<SettingsAnswer>;
  drop: (input: Readonly<{ address: string }>) => Promise<SettingsAnswer>;
}>;

type Open = Readonly<{ what: "lead" | "drop"; address: ShownAddress | null }>;

export function AddressList({
  addresses,
  deeds,
}: Readonly<{ addresses: readonly ShownAddress[]; deeds: Deeds }>) {
  const [open, setOpen] = useState<Open | null>(null);
  const deed = useDeed();
  const show = (next: Open) => {
    deed.forget();
    setOpen(next);
  };
  return (
    <div className="grid gap-3">
      <div>
        <Button icon="plus" tone="primary" onClick={() => show({ what: "lead", address: null })}>
          Add an old address
        </Button>
      </div>
      {open === null ? <AnswerNotice answer={deed.answer} /> : null}
      {addresses.length === 0 ? null : (
        <ul className="overflow-hidden rounded-lg border border-line bg-surface">
          {addresses.map((one) => (
            <li
              key={one.address}
              className="grid gap-x-4 gap-y-1 border-t border-line px-3 py-2.5 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
            >
              <div className="min-w-0">
                <p className="font-medium wrap-anywhere">{one.address}</p>
                <p className="wrap-anywhere text-ink-soft">
                  <span aria-hidden="true">→ </span>
                  <span className="sr-only">leads to </span>
                  {one.target}
                  {one.headline === null ? "" : ` · ${one.headline}`}
                </p>
                <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-ink-faint">
                  {one.state === "gone" ? (
                    <Badge tone="killed" icon="ban">
                      Killed: answers “withdrawn”
                    </Badge>
                  ) : null}
                  {one.state === "nowhere" ? (
                    <Badge tone="withheld" icon="eye-off">
                      Leads nowhere now
                    </Badge>
                  ) : null}
                  <span className="tabular-nums">
                    {one.hits === 0
                      ? "Not followed yet"
                      : `Followed ${one.hits.toLocaleString("en")} ${one.hits === 1 ? "time" : "times"}, last ${one.lastHit ?? ""}`}
                  </span>
                  {one.moved ? <span>Left behind by a page that moved</span> : null}
                </p>
              </div>
              <div className="flex flex-wrap gap-1">
                <Button tone="quiet" onClick={() => show({ what: "lead", address: one })}>
                  Change<span className="sr-only"> where {one.address} leads</span>
                </Button>
                <Button tone="quiet" onClick={() => show({ what: "drop", address: one })}>
                  Remove<span className="sr-only"> {one.address}</span>
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
      <Dialog
        open={open !== null}
        title={
          open?.what === "drop"
            ? "Remove this old address?"
            : open?.address
              ? "Change where it leads"
              : "Add an old address"
        }
        onClose={() => setOpen(null)}
      >
        {open?.what === "lead" ? (
          <LeadForm
            shown={open.address}
            answer={deed.answer}
            busy={deed.busy}
            onCancel={() => setOpen(null)}
            onSave={async (from, to) => {
              if (await deed.run(() => deeds.lead({ from, to }))) setOpen(null);
            }}
          />
        ) : null}
        {open?.what === "drop" && open.address ? (
          <div className="grid gap-4">
            <p className="wrap-anywhere">
              Readers who follow {open.address.address} get “Page not found” from then on.
            </p>
            <AnswerNotice answer={deed.answer} />
            <div className="flex justify-end gap-2">
              <Button tone="quiet" onClick={() => setOpen(null)}>
                Keep it
              </Button>
              <Button
                tone="danger"
                aria-disabled={deed.busy}
                onClick={() => {
                  const address = open.address?.address ?? "";
                  void deed.run(() => deeds.drop({ address })).then((done) => done && setOpen(null));
                }}
              >
                {deed.busy ? "Removing…" : "Remove"}
              </Button>
            </div>
          </div>
        ) : null}
      </Dialog>
    </div>
  );
}

function LeadForm({
  shown,
  answer,
  busy,
  onCancel,
  onSave,
}: Readonly<{
  shown: ShownAddress | null;
  answer: SettingsAnswer | null;
  busy: boolean;
  onCancel: () => void;
  onSave: (from: string, to: string) => Promise<void>;
}>) {
  const id = useId();
  const [from, setFrom] = useState("");
  const [to, setTo] = useState(shown?.target ?? "");
  useLeaveGuard(from !== "" || to !== (shown?.target ?? ""), "this old address");
  return (
    <form
      noValidate
      className="grid gap-4"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        // What is kept has its escapes undone; written again it needs them.
        void onSave(shown === null ? from : writtenAddress(shown.address), to);
      }}
    >
      <TextField
        id={`${id}-from`}
        label="Old address"
        hint="As it stands in links: /2019/05/story.html. What follows a question mark never counts."
        value={shown?.address ?? from}
        readOnly={shown !== null}
        onChange={(event) => setFrom(event.target.value)}
      />
      <TextField
        id={`${id}-to`}
        label="Leads to"
        hint="An article’s number, or an address of this site such as /world."
        value={to}
        data-first={shown === null ? undefined : ""}
        onChange={(event) => setTo(event.target.value)}
      />
      <AnswerNotice answer={answer} />
      <div className="flex justify-end gap-2">
        <Button tone="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" tone="primary" aria-disabled={busy}>
          {busy ? "Saving…" : "Save"}
        </Button>
      </div>
    </form>
  );
}
