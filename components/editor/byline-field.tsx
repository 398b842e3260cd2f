"use client";
// Who signs: people of the newsroom, a bureau, or a name without an account; in order, each with a role.
import { useEffect, useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { inputClass, TextField } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { bylineRoles, type BylineEntry, type BylineRole } from "#lib/newsroom/article.ts";
import { bylineRoleNames } from "#lib/newsroom/byline.ts";
import { findPeople, type FoundPerson } from "./save-channel.ts";

export type Choice = Readonly<{ id: string; name: string }>;

type BylineFieldProps = Readonly<{
  byline: readonly BylineEntry[];
  bureaus: readonly Choice[];
  readOnly: boolean;
  onChange: (byline: readonly BylineEntry[]) => void;
}>;

export function BylineField({ byline, bureaus, readOnly, onChange }: BylineFieldProps) {
  const [adding, setAdding] = useState(false);
  const replace = (index: number, entry: BylineEntry | null) =>
    onChange(byline.flatMap((one, at) => (at === index ? (entry ? [entry] : []) : [one])));
  const up = (index: number) => {
    const next = [...byline];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index - 1, 0, moved);
    onChange(next);
  };
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-sm font-medium">Byline</legend>
      {byline.length === 0 ? <p className="text-xs text-ink-faint">Nobody has signed yet.</p> : null}
      <ol className="grid gap-1.5">
        {byline.map((entry, index) => (
          <li
            key={`${entry.kind}-${"id" in entry ? entry.id : entry.name}-${entry.role}`}
            className="flex items-center gap-1.5 rounded-md bg-sunken px-2 py-1"
          >
            <span className="min-w-0 grow">
              <span className="block truncate font-medium">{entry.name}</span>
              <select
                aria-label={`Role of ${entry.name}`}
                className="bg-transparent text-xs text-ink-soft"
                value={entry.role}
                disabled={readOnly}
                onChange={(event) => replace(index, { ...entry, role: roleOf(event.target.value) })}
              >
                {bylineRoles.map((role) => (
                  <option key={role} value={role}>
                    {bylineRoleNames[role]}
                  </option>
                ))}
              </select>
            </span>
            {readOnly ? null : (
              <>
                {index > 0 ? (
                  <button
                    type="button"
                    className="size-7 rounded-md hover:bg-surface"
                    onClick={() => up(index)}
                  >
                    <Icon name="chevron-down" className="mx-auto size-4 rotate-180" />
                    <span className="sr-only">Move {entry.name} up</span>
                  </button>
                ) : null}
                <button
                  type="button"
                  className="size-7 rounded-md hover:bg-surface"
                  onClick={() => replace(index, null)}
                >
                  <Icon name="x" className="mx-auto size-4" />
                  <span className="sr-only">Remove {entry.name}</span>
                </button>
              </>
            )}
          </li>
        ))}
      </ol>
      {readOnly ? null : (
        <Button icon="plus" className="justify-self-start" onClick={() => setAdding(true)}>
          Add byline
        </Button>
      )}
      {adding ? (
        <AddByline
          bureaus={bureaus}
          onClose={() => setAdding(false)}
          onAdd={(entry) => {
            onChange([...byline, entry]);
            setAdding(false);
          }}
        />
      ) : null}
    </fieldset>
  );
}

function roleOf(value: string): BylineRole {
  return bylineRoles.find((role) => role === value) ?? "reporting";
}

/** "Lucia" means Lucía. */
const plainly = (name: string) => name.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

function AddByline({
  bureaus,
  onAdd,
  onClose,
}: Readonly<{ bureaus: readonly Choice[]; onAdd: (entry: BylineEntry) => void; onClose: () => void }>) {
  const id = useId();
  const [query, setQuery] = useState("");
  const [role, setRole] = useState<BylineRole>("reporting");
  const [people, setPeople] = useState<readonly FoundPerson[]>([]);

  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => void findPeople(query).then((found) => current && setPeople(found)), 150);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [query]);

  const name = query.trim();
  const fits = bureaus.filter((one) => `${one.name} bureau`.toLowerCase().includes(name.toLowerCase()));
  return (
    <Dialog open title="Add byline" onClose={onClose}>
      <TextField
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing || name === "") return;
          event.preventDefault();
          // The list may still answer an earlier letter: only somebody who has this name in theirs is meant.
          const meant = people.find((one) => plainly(one.name).includes(plainly(name)));
          if (meant) onAdd({ kind: "person", id: meant.id, name: meant.name, role });
        }}
        id={id}
        label="Name"
        value={query}
        autoComplete="off"
        hint="Somebody of the newsroom, a bureau, or a name from outside."
        onChange={(event) => setQuery(event.target.value)}
      />
      <div className="grid gap-1">
        <label htmlFor={`${id}-role`} className="text-sm font-medium">
          Role
        </label>
        <select
          id={`${id}-role`}
          className={inputClass}
          value={role}
          onChange={(event) => setRole(roleOf(event.target.value))}
        >
          {bylineRoles.map((one) => (
            <option key={one} value={one}>
              {bylineRoleNames[one]}
            </option>
          ))}
        </select>
      </div>
      <ul className="grid max-h-64 gap-0.5 overflow-auto">
        {people.map((one) => (
          <Offer
            key={one.id}
            name={one.name}
            what="Person"
            onClick={() => onAdd({ kind: "person", id: one.id, name: one.name, role })}
          />
        ))}
        {fits.map((one) => (
          <Offer
            key={one.id}
            name={`${one.name} bureau`}
            what="Bureau"
            onClick={() => onAdd({ kind: "bureau", id: one.id, name: `${one.name} bureau`, role })}
          />
        ))}
        {name === "" ? null : (
          <Offer name={name} what="From outside" onClick={() => onAdd({ kind: "name", name, role })} />
        )}
      </ul>
    </Dialog>
  );
}

function Offer({ name, what, onClick }: Readonly<{ name: string; what: string; onClick: () => void }>) {
  return (
    <li>
      <button
        type="button"
        onClick={onClick}
        className="flex w-full items-baseline justify-between gap-3 rounded-md px-2 py-1.5 text-left hover:bg-sunken"
      >
        <span className="font-medium">{name}</span>
        <span className="text-xs text-ink-faint">{what}</span>
      </button>
    </li>
  );
}
