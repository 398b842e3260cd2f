"use client";
// One person, found by a part of the name. Arrow keys choose, Enter takes, Escape leaves things as they were.
import { type KeyboardEvent, useEffect, useId, useState } from "react";
import { describedBy, FieldFrame, inputClass } from "#components/ui/field.tsx";

const list = { role: "listbox" } as const;
const option = (active: boolean) => ({ role: "option", "aria-selected": active }) as const;

export type FoundPerson = Readonly<{ id: string; name: string }>;

type PersonFieldProps = Readonly<{
  label: string;
  /** Asked with `?q=`; answers `{ people }`. */
  address: string;
  value: FoundPerson | null;
  hint?: string;
  autoFocus?: boolean;
  onChange: (person: FoundPerson | null) => void;
}>;

type Found = Readonly<{ people: readonly FoundPerson[]; failed: boolean }>;

async function find(address: string, query: string): Promise<Found> {
  try {
    const answer = await fetch(`${address}?q=${encodeURIComponent(query)}`);
    if (!answer.ok) return { people: [], failed: true };
    return { people: ((await answer.json()) as { people: FoundPerson[] }).people, failed: false };
  } catch {
    return { people: [], failed: true };
  }
}

export function PersonField({ label, address, value, hint, autoFocus = false, onChange }: PersonFieldProps) {
  const id = useId();
  const [query, setQuery] = useState(value?.name ?? "");
  const [open, setOpen] = useState(false);
  const [found, setFound] = useState<Found>({ people: [], failed: false });
  const [at, setAt] = useState(0);

  useEffect(() => {
    if (!open) return;
    let current = true;
    const timer = setTimeout(() => {
      void (async () => {
        // The name that is chosen already asks for everybody else.
        const answer = await find(address, query === value?.name ? "" : query);
        if (!current) return;
        setFound(answer);
        setAt(0);
      })();
    }, 120);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [open, address, query, value?.name]);

  function take(person: FoundPerson | undefined) {
    if (!person) return;
    onChange(person);
    setQuery(person.name);
    setOpen(false);
  }

  function press(event: KeyboardEvent) {
    const { people } = found;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!open) setOpen(true);
      else if (people.length > 0)
        setAt((at + (event.key === "ArrowDown" ? 1 : people.length - 1)) % people.length);
    } else if (event.key === "Enter" && open && people.length > 0) take(people[at]);
    else if (event.key === "Escape" && open) setOpen(false);
    else return;
    event.preventDefault();
    // Escape closes the list first, the dialog around it only afterwards.
    event.stopPropagation();
  }

  const problem = found.failed && open ? "No answer came. Check the connection and type again." : null;
  const nobody = query.trim() !== "" && value === null && !open;
  const shownProblem = problem ?? (nobody ? "Choose somebody from the list, or clear the field." : null);
  return (
    <FieldFrame id={id} label={label} hint={hint} problem={shownProblem}>
      <div className="relative">
        <input
          id={id}
          role="combobox"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && found.people[at] ? `${id}-${found.people[at].id}` : undefined}
          aria-describedby={describedBy(id, hint, shownProblem)}
          autoComplete="off"
          autoFocus={autoFocus}
          placeholder="Nobody yet"
          className={inputClass}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setOpen(true);
            if (value !== null) onChange(null);
          }}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onKeyDown={press}
        />
        <div
          id={`${id}-list`}
          {...list}
          aria-label={label}
          hidden={!open}
          className="absolute top-full z-10 mt-1 max-h-56 w-full overflow-auto rounded-md border border-line bg-surface p-1 shadow-xl"
        >
          {found.people.map((person, index) => (
            <button
              key={person.id}
              id={`${id}-${person.id}`}
              type="button"
              tabIndex={-1}
              {...option(index === at)}
              className="block w-full rounded px-2 py-1.5 text-left aria-selected:bg-accent-soft aria-selected:text-accent pointer-coarse:py-2.5"
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(person)}
            >
              {person.name}
            </button>
          ))}
          {found.people.length === 0 ? (
            <p className="px-2 py-1.5 text-ink-faint">Nobody of that name may write this article.</p>
          ) : null}
        </div>
      </div>
    </FieldFrame>
  );
}
