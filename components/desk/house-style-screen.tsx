"use client";
// The list of the house's rules: search, add, change, switch off, delete after a question, and try them all on a text.
import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { inputClass } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { StyleDraft } from "#lib/newsroom/house-style.ts";
import {
  type HouseStyleAnswer,
  type HouseStyleDeeds,
  type ShownRule,
  unreachable,
} from "./house-style-answer.ts";
import { emptyDraft, RuleForm } from "./house-style-form.tsx";
import { RuleList } from "./house-style-list.tsx";
import { TryIt } from "./house-style-try.tsx";

type ScreenProps = Readonly<{
  rules: readonly ShownRule[];
  deeds: Omit<HouseStyleDeeds, "setTypography">;
}>;

type Open = Readonly<{ rule: ShownRule | null; initial: StyleDraft }>;

const allOf = (rule: ShownRule) =>
  `${rule.pattern} ${rule.message} ${rule.replacement ?? ""}`.toLocaleLowerCase();

export function HouseStyleScreen({ rules, deeds }: ScreenProps) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState<Open | null>(null);
  const [leaving, setLeaving] = useState<ShownRule | null>(null);
  const [answer, setAnswer] = useState<HouseStyleAnswer | null>(null);
  const [busy, setBusy] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  /** What was typed into a form that was closed without saving, by rule. */
  const typed = useRef(new Map<string, StyleDraft>());

  const found = useMemo(() => {
    const words = query.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
    return rules.filter((rule) => words.every((word) => allOf(rule).includes(word)));
  }, [rules, query]);
  const inUse = useMemo(() => rules.filter((rule) => rule.enabled), [rules]);

  const edit = (rule: ShownRule | null) => {
    setAnswer(null);
    setOpen({ rule, initial: typed.current.get(rule?.id ?? "") ?? rule ?? emptyDraft });
  };

  async function run(deed: () => Promise<HouseStyleAnswer>): Promise<HouseStyleAnswer> {
    setBusy(true);
    const heard = await deed().catch(() => unreachable);
    setBusy(false);
    setAnswer(heard);
    router.refresh();
    return heard;
  }

  async function save(draft: StyleDraft, seen: string | null): Promise<HouseStyleAnswer> {
    const rule = open?.rule ?? null;
    const { kind, pattern, matchCase, message, replacement, severity } = draft;
    const heard = await deeds.save({
      draft: { kind, pattern, matchCase, message, replacement, severity },
      which: rule === null || seen === null ? null : { id: rule.id, seen },
    });
    if (!heard.ok) return heard;
    typed.current.delete(rule?.id ?? "");
    setOpen(null);
    setAnswer(heard);
    router.refresh();
    return heard;
  }

  async function remove(rule: ShownRule): Promise<void> {
    setLeaving(null);
    const heard = await run(() => deeds.remove({ id: rule.id }));
    if (!heard.ok) return;
    typed.current.delete(rule.id);
    // The button that was pressed is gone with its rule.
    search.current?.focus();
  }

  return (
    <div className="grid gap-4">
      <div>
        <h1 className="text-base font-semibold">House style</h1>
        <p className="max-w-prose text-ink-soft">
          Writers see these while they write, with the reason and what to write instead. None of them stops
          anybody from publishing.
        </p>
      </div>
      {answer === null ? null : answer.ok ? (
        <Notice tone="done" title={answer.said} />
      ) : (
        <Notice tone="problem" title={answer.sentence} />
      )}
      {rules.length === 0 ? (
        <div className="grid justify-items-start gap-3 rounded-lg border border-dashed border-line-strong p-6">
          <p className="font-medium">There is no rule yet.</p>
          <p className="text-ink-soft">
            Begin with a starter set of plain words and common slips, and change it as you like; or write the
            first rule yourself.
          </p>
          <div className="flex flex-wrap gap-2">
            <Button tone="primary" aria-disabled={busy} onClick={() => void run(() => deeds.addStarters({}))}>
              Add the starter set
            </Button>
            <Button icon="plus" onClick={() => edit(null)}>
              Add a rule
            </Button>
          </div>
        </div>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-2">
            <div className="relative grow sm:grow-0">
              <Icon
                name="search"
                className="pointer-events-none absolute top-1/2 left-2 size-4 -translate-y-1/2 text-ink-faint"
              />
              <input
                ref={search}
                type="search"
                aria-label="Search the rules"
                placeholder="Words, message or replacement"
                data-shortcut="search"
                value={query}
                maxLength={200}
                onChange={(event) => setQuery(event.target.value)}
                className={`${inputClass} pl-8 text-sm sm:w-72`}
              />
            </div>
            <Button icon="plus" tone="primary" onClick={() => edit(null)}>
              Add a rule
            </Button>
            <p aria-live="polite" className="text-ink-faint tabular-nums">
              {query.trim() === "" ? "" : `${found.length} of `}
              {rules.length === 1 ? "1 rule" : `${rules.length} rules`}
              {inUse.length === rules.length ? "" : `, ${rules.length - inUse.length} switched off`}
            </p>
          </div>
          {found.length === 0 ? (
            <div className="flex flex-wrap items-center gap-3 rounded-lg border border-dashed border-line-strong p-4">
              <p>No rule has these words in it.</p>
              <Button
                onClick={() => {
                  setQuery("");
                  search.current?.focus();
                }}
              >
                Clear the search
              </Button>
            </div>
          ) : (
            <RuleList
              rules={found}
              onEdit={edit}
              onSwitch={(rule) => {
                if (!busy) void run(() => deeds.switchTo({ id: rule.id, enabled: !rule.enabled }));
              }}
              onDelete={setLeaving}
            />
          )}
          <section aria-labelledby="try-all" className="grid max-w-2xl gap-2">
            <h2 id="try-all" className="font-semibold">
              Try all rules
            </h2>
            <TryIt rules={inUse} label="A text to look through" sample="" />
          </section>
        </>
      )}
      <Dialog
        open={open !== null}
        wide
        title={open?.rule === null ? "Add a rule" : "Change the rule"}
        onClose={() => setOpen(null)}
      >
        {open === null ? null : (
          <RuleForm
            key={open.rule?.id ?? "new"}
            rule={open.rule}
            initial={open.initial}
            onType={(draft) => typed.current.set(open.rule?.id ?? "", draft)}
            onSave={save}
            onCancel={() => {
              typed.current.delete(open.rule?.id ?? "");
              setOpen(null);
            }}
          />
        )}
      </Dialog>
      <Dialog open={leaving !== null} title="Delete this rule?" onClose={() => setLeaving(null)}>
        {leaving === null ? null : (
          <>
            <p className="wrap-anywhere">
              <code className="rounded bg-sunken px-1 py-0.5">{leaving.pattern}</code>
            </p>
            <p className="text-ink-soft">
              It is gone for everybody at once. To keep it for later, switch it off instead.
            </p>
            <div className="flex justify-end gap-2">
              <Button onClick={() => setLeaving(null)}>Keep it</Button>
              <Button tone="danger" onClick={() => void remove(leaving)}>
                Delete
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </div>
  );
}
