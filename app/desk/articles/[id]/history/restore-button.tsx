"use client";
// Takes one revision back into the working copy, after saying what that does. It never publishes. Others may go on typing: the
// article's version counts, the text's does not, because what they typed is kept as a revision first.
import { useRouter } from "next/navigation";
import { useId, useState, useTransition } from "react";
import { carryOut } from "#app/desk/articles/[id]/actions.ts";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { verbWords } from "#lib/newsroom/wording.ts";

type RestoreButtonProps = Readonly<{
  articleId: number;
  version: number;
  revisionId: string;
  number: number;
  refused: string | null;
}>;

export function RestoreButton({ articleId, version, revisionId, number, refused }: RestoreButtonProps) {
  const router = useRouter();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, start] = useTransition();
  const [key, setKey] = useState("");

  function restore() {
    if (busy) return;
    start(async () => {
      const answer = await carryOut({
        key,
        articleId,
        verb: "restore",
        seenVersion: version,
        revisionId,
      }).catch(() => null);
      if (answer === null)
        setTrouble("No answer came. Check the connection and press it again: it counts only once.");
      else if (answer.ok) router.push(`/desk/articles/${articleId}`);
      else setTrouble(answer.sentence);
    });
  }

  return (
    <div>
      <Button
        icon="history"
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
        Restore
      </Button>
      <span id={`${id}-why`} hidden>
        {refused ?? `Revision ${number}. ${verbWords.restore.effect}`}
      </span>
      <Dialog open={open} title={`Restore revision ${number}?`} onClose={() => setOpen(false)}>
        <p className="text-ink-soft">{verbWords.restore.effect}</p>
        {trouble === null ? null : <Notice tone="problem" title={trouble} />}
        <div className="flex justify-end gap-2">
          <Button tone="quiet" onClick={() => setOpen(false)}>
            Cancel
          </Button>
          <Button tone="primary" icon="history" aria-disabled={busy} onClick={restore}>
            Restore
          </Button>
        </div>
      </Dialog>
    </div>
  );
}
