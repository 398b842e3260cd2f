"use client";
// What a command needs to know before it can act: a link's address, a video's address, which article.
import { useId, useState, type FormEvent } from "react";
import type { Editor } from "@tiptap/core";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";
import { cleanLine } from "#lib/document/clean-text.ts";
import { safeUrl } from "#lib/document/safe-url.ts";
import { ArticleDialog } from "./article-dialog.tsx";
import { embedFromAddress } from "./commands.ts";
import { findArticles, type FoundArticle } from "./save-channel.ts";

type AskProps = Readonly<{ editor: Editor; onClose: () => void }>;

function linkAtCursor(editor: Editor): string {
  const href: unknown = editor.getAttributes("link")["href"];
  return typeof href === "string" ? href : "";
}

export function LinkDialog({ editor, onClose }: AskProps) {
  const id = useId();
  const [address, setAddress] = useState(() => linkAtCursor(editor));
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const typed = /^[\w-]+(\.[\w-]+)+([/?#].*)?$/.test(address.trim())
      ? `https://${address.trim()}`
      : address.trim();
    // An address of this very site, copied from the reader's page, is a path of ours: it is checked like one.
    const wanted = typed.startsWith(`${window.location.origin}/`)
      ? typed.slice(window.location.origin.length)
      : typed;
    if (safeUrl(wanted) === null) {
      setProblem(
        "A link leads to https://, http://, mailto:, tel: or to a path on this site such as /news/1042. Correct the address.",
      );
      return;
    }
    editor.chain().focus().extendMarkRange("link").setMark("link", { href: wanted }).run();
    onClose();
  };
  return (
    <Dialog open title="Link" onClose={onClose}>
      <form onSubmit={submit} className="grid gap-3">
        <TextField
          id={id}
          label="Address"
          value={address}
          problem={problem}
          onChange={(event) => setAddress(event.target.value)}
        />
        <div className="flex justify-end gap-2">
          {linkAtCursor(editor) === "" ? (
            <Button tone="quiet" onClick={onClose}>
              Cancel
            </Button>
          ) : (
            <Button
              tone="quiet"
              onClick={() => {
                editor.chain().focus().extendMarkRange("link").unsetMark("link").run();
                onClose();
              }}
            >
              Remove link
            </Button>
          )}
          <Button tone="primary" type="submit">
            Set link
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function TableCaptionDialog({ editor, onClose }: AskProps) {
  const id = useId();
  const [caption, setCaption] = useState(() => {
    const now: unknown = editor.getAttributes("table")["caption"];
    return typeof now === "string" ? now : "";
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const words = cleanLine(caption);
    editor
      .chain()
      .focus()
      .updateAttributes("table", { caption: words === "" ? null : words })
      .run();
    onClose();
  };
  return (
    <Dialog open title="Caption of the table" onClose={onClose}>
      <form onSubmit={submit} className="grid gap-3">
        <TextField
          id={id}
          label="Caption"
          hint="What the table shows. It names the table for readers who listen to the page."
          maxLength={300}
          value={caption}
          onChange={(event) => setCaption(event.target.value)}
        />
        <div className="flex justify-end">
          <Button tone="primary" type="submit">
            Set caption
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function EmbedDialog({ editor, onClose }: AskProps) {
  const id = useId();
  const [address, setAddress] = useState("");
  const [title, setTitle] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const found = embedFromAddress(address);
    if (
      !found ||
      !editor
        .chain()
        .focus()
        .insertEmbed({ ...found, title })
        .run()
    ) {
      setProblem(
        "Paste the address of one video or post on YouTube, Vimeo, X or Instagram, as the browser shows it.",
      );
      return;
    }
    onClose();
  };
  return (
    <Dialog open title="Video or post" onClose={onClose}>
      <form onSubmit={submit} className="grid gap-3">
        <TextField
          id={id}
          label="Address of the video or post"
          value={address}
          problem={problem}
          onChange={(event) => setAddress(event.target.value)}
        />
        <TextField
          id={`${id}-title`}
          label="What it shows"
          hint="Readers see this on the card before anything is loaded."
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <div className="flex justify-end">
          <Button tone="primary" type="submit">
            Insert
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

export function RelatedDialog({
  editor,
  onClose,
  onChosen,
}: AskProps & Readonly<{ onChosen: (article: FoundArticle) => void }>) {
  return (
    <ArticleDialog
      title="Related article"
      label="Words of its headline"
      none="No published article has these words in its headline. Try fewer words."
      find={findArticles}
      onPick={(article) => {
        onChosen(article);
        editor.chain().focus().insertRelated(article.id).run();
      }}
      onClose={onClose}
    />
  );
}
