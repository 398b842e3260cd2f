"use client";
// The person's own views of the board, as tabs: filters under a name. Saved, renamed, put in order and deleted here.
import { type FormEvent, useId, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { inputClass, TextField } from "#components/ui/field.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Link } from "#components/ui/link.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { type BoardQuery, boardSearch } from "./board-query.ts";
import { useLeaveGuard } from "./leave-guard.ts";

export type SavedView = Readonly<{ id: string; name: string; query: string }>;

export type ViewChange =
  | Readonly<{ do: "save"; name: string; query: string }>
  | Readonly<{ do: "rename"; id: string; name: string }>
  | Readonly<{ do: "move"; id: string; by: -1 | 1 }>
  | Readonly<{ do: "delete"; id: string }>;

export type ChangeViews = (
  change: ViewChange,
) => Promise<Readonly<{ ok: true; views: readonly SavedView[] }> | Readonly<{ ok: false; sentence: string }>>;

type SavedViewsProps = Readonly<{
  views: readonly SavedView[];
  query: BoardQuery;
  changeViews: ChangeViews;
}>;

const noAnswer = "No answer came. Check the connection and try again.";
const tab = (current: boolean) =>
  `block rounded-md px-2.5 py-1 whitespace-nowrap pointer-coarse:py-2.5 ${current ? "bg-accent-soft font-medium text-accent" : "text-ink-soft hover:bg-sunken hover:text-ink"}`;

export function SavedViews({ views: initial, query, changeViews }: SavedViewsProps) {
  const [own, setOwn] = useState<{ from: readonly SavedView[]; views: readonly SavedView[] }>({
    from: initial,
    views: initial,
  });
  const [open, setOpen] = useState<"save" | "edit" | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const views = own.from === initial ? own.views : initial;
  const search = boardSearch({ ...query, after: undefined });
  const isKept = views.some((view) => view.query === search);

  function change(wish: ViewChange, then: () => void = () => undefined) {
    start(async () => {
      const answer = await changeViews(wish).catch(() => ({ ok: false as const, sentence: noAnswer }));
      setProblem(answer.ok ? null : answer.sentence);
      if (!answer.ok) return;
      setOwn({ from: initial, views: answer.views });
      then();
    });
  }
  const close = () => {
    setOpen(null);
    setProblem(null);
  };

  if (views.length === 0 && search === "") return null;
  return (
    <nav
      aria-label="Saved views"
      className="-mx-3 flex items-center gap-1 overflow-x-auto px-3 sm:mx-0 sm:px-0"
    >
      <ul className="flex gap-1">
        {views.map((view) => (
          <li key={view.id}>
            <Link
              href={view.query === "" ? "/desk" : `/desk?${view.query}`}
              aria-current={view.query === search ? "true" : undefined}
              className={tab(view.query === search)}
            >
              {view.name}
            </Link>
          </li>
        ))}
      </ul>
      {search === "" || isKept ? null : (
        <Button
          tone="quiet"
          icon="plus"
          className={views.length === 0 ? "-ml-2.5" : ""}
          onClick={() => setOpen("save")}
        >
          Save view
        </Button>
      )}
      {views.length === 0 ? null : (
        <Button tone="quiet" icon="settings" onClick={() => setOpen("edit")}>
          Edit views
        </Button>
      )}
      <Dialog open={open === "save"} title="Save view" onClose={close}>
        <SaveForm
          busy={busy}
          problem={problem}
          onCancel={close}
          onSave={(name) => change({ do: "save", name, query: search }, close)}
        />
      </Dialog>
      <Dialog open={open === "edit"} title="Edit views" onClose={close}>
        {problem === null ? null : <Notice tone="problem" title={problem} />}
        <ol className="grid gap-2">
          {views.map((view, at) => (
            <ViewRow
              key={view.id}
              view={view}
              first={at === 0}
              last={at === views.length - 1}
              change={change}
            />
          ))}
        </ol>
        {views.length === 0 ? <p className="text-ink-soft">There is no view any more.</p> : null}
        <div className="flex justify-end">
          <Button tone="primary" onClick={close}>
            Done
          </Button>
        </div>
      </Dialog>
    </nav>
  );
}

function SaveForm({
  busy,
  problem,
  onCancel,
  onSave,
}: Readonly<{
  busy: boolean;
  problem: string | null;
  onCancel: () => void;
  onSave: (name: string) => void;
}>) {
  const id = useId();
  const [name, setName] = useState("");
  const [tried, setTried] = useState(false);
  useLeaveGuard(name.trim() !== "", "this view");
  const missing = tried && name.trim() === "" ? "Give the view a name." : null;
  function save(event: FormEvent) {
    event.preventDefault();
    setTried(true);
    if (!busy && name.trim() !== "") onSave(name.trim());
  }
  return (
    <form onSubmit={save} noValidate className="grid gap-4">
      <TextField
        id={id}
        label="Name"
        value={name}
        maxLength={60}
        autoFocus
        autoComplete="off"
        hint="The filters as they are now, for you alone. A name that you use already gets them instead."
        problem={missing ?? problem}
        onChange={(event) => setName(event.target.value)}
      />
      <div className="flex justify-end gap-2">
        <Button tone="quiet" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" tone="primary" aria-disabled={busy}>
          Save
        </Button>
      </div>
    </form>
  );
}

function ViewRow({
  view,
  first,
  last,
  change,
}: Readonly<{ view: SavedView; first: boolean; last: boolean; change: (wish: ViewChange) => void }>) {
  const [name, setName] = useState(view.name);
  const rename = () => {
    const wanted = name.trim();
    if (wanted === "") setName(view.name);
    else if (wanted !== view.name) change({ do: "rename", id: view.id, name: wanted });
  };
  return (
    <li className="flex items-center gap-1">
      <input
        aria-label={`Name of ${view.name}`}
        className={inputClass}
        value={name}
        maxLength={60}
        onChange={(event) => setName(event.target.value)}
        onBlur={rename}
        onKeyDown={(event) => event.key === "Enter" && rename()}
      />
      <Small
        icon="chevron-down"
        turned
        word={`Move ${view.name} up`}
        off={first}
        onClick={() => change({ do: "move", id: view.id, by: -1 })}
      />
      <Small
        icon="chevron-down"
        word={`Move ${view.name} down`}
        off={last}
        onClick={() => change({ do: "move", id: view.id, by: 1 })}
      />
      <Small icon="x" word={`Delete ${view.name}`} onClick={() => change({ do: "delete", id: view.id })} />
    </li>
  );
}

function Small({
  icon,
  word,
  turned = false,
  off = false,
  onClick,
}: Readonly<{
  icon: "chevron-down" | "x";
  word: string;
  turned?: boolean;
  off?: boolean;
  onClick: () => void;
}>) {
  return (
    <button
      type="button"
      title={word}
      aria-disabled={off}
      onClick={() => {
        if (!off) onClick();
      }}
      className="grid size-8 shrink-0 place-items-center rounded-md text-ink-soft hover:bg-sunken hover:text-ink aria-disabled:opacity-40 pointer-coarse:size-11"
    >
      <Icon name={icon} className={turned ? "size-4 rotate-180" : "size-4"} />
      <span className="sr-only">{word}</span>
    </button>
  );
}
