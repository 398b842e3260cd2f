"use client";
// Choosing one other article by words: which one a card in the text shows, which one this article translates.
import { useId, useState, type FormEvent } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextField } from "#components/ui/field.tsx";
import type { FoundArticle } from "./save-channel.ts";

type ArticleDialogProps = Readonly<{
  title: string;
  label: string;
  /** Said when nothing was found. */
  none: string;
  find: (query: string) => Promise<readonly FoundArticle[]>;
  onPick: (article: FoundArticle) => void;
  onClose: () => void;
}>;

export function ArticleDialog({ title, label, none, find, onPick, onClose }: ArticleDialogProps) {
  const id = useId();
  const [query, setQuery] = useState("");
  const [found, setFound] = useState<readonly FoundArticle[] | null>(null);
  const search = async (event: FormEvent) => {
    event.preventDefault();
    setFound(await find(query));
  };
  return (
    <Dialog open title={title} onClose={onClose}>
      <form onSubmit={(event) => void search(event)} className="grid gap-3">
        <TextField id={id} label={label} value={query} onChange={(event) => setQuery(event.target.value)} />
        <div className="flex justify-end">
          <Button type="submit" icon="search">
            Find
          </Button>
        </div>
      </form>
      {found === null ? null : found.length === 0 ? (
        <p>{none}</p>
      ) : (
        <ul className="grid gap-1">
          {found.map((article) => (
            <li key={article.id}>
              <Button
                tone="quiet"
                className="w-full justify-start text-left whitespace-normal"
                onClick={() => {
                  onPick(article);
                  onClose();
                }}
              >
                {article.headline}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
