"use client";
// Keeps the text of this moment under a name that people will find again in the history.
import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { useLeaveGuard } from "#components/desk/leave-guard.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { saveVersion } from "./actions.ts";
import { longestName } from "./version-name.ts";

/** `refused` says why the person may not, null when they may. */
export function NameVersion({ articleId, refused }: Readonly<{ articleId: number; refused: string | null }>) {
  const router = useRouter();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [key, setKey] = useState("");
  const [trouble, setTrouble] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [busy, start] = useTransition();
  useLeaveGuard(open && name.trim() !== "", "the name of this version");

  function save() {
    if (busy) return;
    if (name.trim() === "") {
      setTrouble("Write a name first, such as “Before the call”.");
      return;
    }
    start(async () => {
      const answer = await saveVersion({ key, articleId, name: name.trim() }).catch(() => null);
      if (answer === null)
        setTrouble("No answer came. Check the connection and press it again: it counts only once.");
      else if (!answer.ok) setTrouble(answer.sentence);
      else {
        setOpen(false);
        setSaid(`Saved as “${name.trim()}”.`);
        setName((now) => (now === name ? "" : now));
        router.refresh();
      }
    });
  }

  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button
        icon="stamp"
        aria-disabled={refused !== null}
        aria-describedby={`${id}-why`}
        title={refused ?? undefined}
        onClick={() => {
          if (refused !== null) return;
          setKey(crypto.randomUUID());
          setTrouble(null);
          setOpen(true);
        }}
      >
        Save a named version
      </Button>
      <span id={`${id}-why`} hidden>
        {refused ?? "Keeps the text as it is now in the history, under a name. Nothing else changes."}
      </span>
      <output className="text-ink-soft">{said}</output>
      <Dialog open={open} title="Save a named version" onClose={() => setOpen(false)}>
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <TextField
            id={`${id}-name`}
            label="Name"
            hint="The text as it is now is kept under this name."
            value={name}
            maxLength={longestName}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {trouble === null ? null : <Notice tone="problem" title={trouble} />}
          <div className="flex justify-end gap-2">
            <Button tone="quiet" onClick={() => setOpen(false)}>
              Cancel
            </Button>
            <Button tone="primary" type="submit" aria-disabled={busy}>
              Save
            </Button>
          </div>
        </form>
      </Dialog>
    </div>
  );
}
