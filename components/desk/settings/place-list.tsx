"use client";
// Bureaus or sections one under another: add, rename, put in order by buttons that work with and without a mouse.
import { type FormEvent, useId, useState } from "react";
import { useLeaveGuard } from "#components/desk/leave-guard.ts";
import { Button, buttonClass } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { TextArea, TextField } from "#components/ui/field.tsx";
import { Link } from "#components/ui/link.tsx";
import { slugify } from "#lib/newsroom/slug.ts";
import { AnswerNotice } from "./answer-notice.tsx";
import type { SettingsAnswer } from "./settings-answer.ts";
import { problemOf, useDeed } from "./use-deed.ts";

export type ShownPlace = Readonly<{
  id: string;
  name: string;
  slug: string;
  description: string;
  /** How readers reach it; only for bureaus. */
  contact?: string | undefined;
  /** Of the state that is shown: a change must have seen it. */
  seal: string;
  /** What it asks of a publication, in a line; only for bureaus. */
  policies?: string;
}>;

type Draft = Readonly<{ name: string; slug: string; description: string; contact?: string }>;

export type PlaceDeeds = Readonly<{
  save: (
    input: Readonly<{
      draft: Draft;
      which: Readonly<{ id: string; seen: string }> | null;
    }>,
  ) => Promise<SettingsAnswer>;
  move: (input: Readonly<{ id: string; by: -1 | 1 }>) => Promise<SettingsAnswer>;
}>;

type PlaceListProps = Readonly<{
  kind: "bureau" | "section";
  places: readonly ShownPlace[];
  mayChange: boolean;
  deeds: PlaceDeeds;
}>;

export function PlaceList({ kind, places, mayChange, deeds }: PlaceListProps) {
  const [open, setOpen] = useState<ShownPlace | "new" | null>(null);
  const deed = useDeed();
  return (
    <div className="grid gap-3">
      {mayChange ? (
        <div>
          <Button
            icon="plus"
            tone="primary"
            onClick={() => {
              deed.forget();
              setOpen("new");
            }}
          >
            Add a {kind}
          </Button>
        </div>
      ) : null}
      {open === null ? <AnswerNotice answer={deed.answer} /> : null}
      <ul className="overflow-hidden rounded-lg border border-line bg-surface">
        {places.map((place, index) => (
          <li
            key={place.id}
            className="grid gap-x-4 gap-y-2 border-t border-line px-3 py-2.5 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
          >
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">
                {place.name} <span className="text-xs font-normal text-ink-faint">/{place.slug}</span>
              </p>
              {place.policies === undefined ? null : <p className="text-ink-soft">{place.policies}</p>}
              {place.description === "" ? null : (
                <p className="text-ink-faint wrap-anywhere">{place.description}</p>
              )}
            </div>
            <div className="flex flex-wrap gap-1">
              {place.policies === undefined ? null : (
                <Link href={`/desk/settings/bureaus/${place.slug}`} className={buttonClass("plain")}>
                  Policies<span className="sr-only"> of {place.name}</span>
                </Link>
              )}
              {mayChange ? (
                <>
                  <Button
                    tone="quiet"
                    onClick={() => {
                      deed.forget();
                      setOpen(place);
                    }}
                  >
                    Change<span className="sr-only"> {place.name}</span>
                  </Button>
                  <Button
                    tone="quiet"
                    aria-disabled={index === 0 || deed.busy}
                    onClick={() => {
                      if (index > 0) void deed.run(() => deeds.move({ id: place.id, by: -1 }));
                    }}
                  >
                    Up<span className="sr-only">: {place.name}</span>
                  </Button>
                  <Button
                    tone="quiet"
                    aria-disabled={index === places.length - 1 || deed.busy}
                    onClick={() => {
                      if (index < places.length - 1) void deed.run(() => deeds.move({ id: place.id, by: 1 }));
                    }}
                  >
                    Down<span className="sr-only">: {place.name}</span>
                  </Button>
                </>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      <Dialog
        open={open !== null}
        title={open === "new" || open === null ? `Add a ${kind}` : `Change ${open.name}`}
        onClose={() => setOpen(null)}
      >
        {open === null ? null : (
          <PlaceForm
            kind={kind}
            place={open === "new" ? null : open}
            answer={deed.answer}
            busy={deed.busy}
            onCancel={() => setOpen(null)}
            onSave={async (draft, which) => {
              if (await deed.run(() => deeds.save({ draft, which }))) setOpen(null);
            }}
          />
        )}
      </Dialog>
    </div>
  );
}

function PlaceForm({
  kind,
  place,
  answer,
  busy,
  onCancel,
  onSave,
}: Readonly<{
  kind: "bureau" | "section";
  place: ShownPlace | null;
  answer: SettingsAnswer | null;
  busy: boolean;
  onCancel: () => void;
  onSave: (draft: Draft, which: Readonly<{ id: string; seen: string }> | null) => Promise<void>;
}>) {
  const id = useId();
  const [name, setName] = useState(place?.name ?? "");
  const [slug, setSlug] = useState(place?.slug ?? "");
  const [ownSlug, setOwnSlug] = useState(place !== null);
  const [description, setDescription] = useState(place?.description ?? "");
  const [contact, setContact] = useState(place?.contact ?? "");
  const typed =
    [name, description, contact].join() !== [place?.name, place?.description, place?.contact].join();
  useLeaveGuard(typed || slug !== (place?.slug ?? ""), `this ${kind}`);

  function save(event: FormEvent) {
    event.preventDefault();
    void onSave(
      {
        name: name.trim(),
        slug,
        description: description.trim(),
        ...(kind === "bureau" && { contact: contact.trim() }),
      },
      place === null ? null : { id: place.id, seen: place.seal },
    );
  }
  return (
    <form onSubmit={save} noValidate className="grid gap-4">
      <TextField
        id={`${id}-name`}
        label="Name"
        value={name}
        maxLength={80}
        problem={problemOf(answer, "name")}
        onChange={(event) => {
          setName(event.target.value);
          if (!ownSlug) setSlug(slugify(event.target.value, 60));
        }}
      />
      <TextField
        id={`${id}-slug`}
        label="Slug"
        className="as-written"
        value={slug}
        maxLength={60}
        readOnly={place !== null && kind === "bureau"}
        hint={
          kind === "section"
            ? "It stands in readers’ addresses. Whoever follows a former one is led here."
            : place === null
              ? "It stands in addresses and can’t be changed later."
              : "It stands in readers’ addresses and stays as it is."
        }
        problem={problemOf(answer, "slug")}
        onChange={(event) => {
          setSlug(event.target.value);
          setOwnSlug(true);
        }}
      />
      <TextArea
        id={`${id}-description`}
        label="Description"
        value={description}
        maxLength={500}
        hint={`Readers see it on the ${kind}’s page.`}
        problem={problemOf(answer, "description")}
        onChange={(event) => setDescription(event.target.value)}
      />
      {kind === "bureau" ? (
        <TextField
          id={`${id}-contact`}
          label="Contact"
          value={contact}
          maxLength={200}
          hint="How readers reach the bureau: a mail or an https address becomes a link. Empty: nothing is said."
          problem={problemOf(answer, "contact")}
          onChange={(event) => setContact(event.target.value)}
        />
      ) : null}
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
