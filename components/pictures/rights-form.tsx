"use client";
// Whose a picture is and how long it may be shown; what saving does to live pages stands there before it is done.
import { type FormEvent, useId } from "react";
import { problemOf } from "#components/desk/settings/use-deed.ts";
import { SelectField, TextArea, TextField } from "#components/ui/field.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { pictureLimits } from "#lib/newsroom/picture.ts";
import { rightsCategories, rightsNames } from "#lib/newsroom/picture-rights.ts";
import { FormFoot } from "./form-foot.tsx";
import type { PictureDeeds, ShownPicture } from "./picture-answer.ts";
import { PortraitList } from "./portrait-list.tsx";
import { expiryOf, lastDay, rightsEffect } from "./rights-effect.ts";
import { UseList } from "./use-list.tsx";
import { usePictureForm } from "./use-picture-form.ts";

type RightsFormProps = Readonly<{
  picture: ShownPicture;
  readOnly: string | null;
  zone: string;
  now: Date;
  save: PictureDeeds["saveRights"];
}>;

export function RightsForm({ picture, readOnly, zone, now, save }: RightsFormProps) {
  const id = useId();
  const { category, usageTerms, denied, expiresAt } = picture;
  const form = usePictureForm(
    { category, usageTerms, denied, reason: picture.deniedReason, day: lastDay(expiresAt, zone) },
    picture,
    "the rights",
  );
  const { draft } = form;
  const set = (changed: Partial<typeof draft>) => form.change({ ...draft, ...changed });
  const live = picture.uses.filter(({ liveSlug }) => liveSlug !== null);
  const portraits = picture.portraits.filter((one) => one.hasPage);
  const until = expiryOf(draft.day, zone, expiresAt);
  const effect = rightsEffect(
    { denied, expiresAt },
    { denied: draft.denied, expiresAt: until },
    { at: now, zone, livePages: live.length, portraits: portraits.length },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.changed) return;
    const { day, ...wish } = draft;
    const expires = day === "" ? null : until;
    void form.save((seen) =>
      save({ id: picture.id, seen, ...wish, expiresAt: expires?.toISOString() ?? null }),
    );
  };
  const disabled = readOnly !== null;
  const { usageTerms: said, copyright } = picture.metadata;
  return (
    <form onSubmit={submit} noValidate className="grid gap-3.5">
      {readOnly === null ? null : <p className="text-ink-soft">{readOnly}</p>}
      <SelectField
        id={`${id}-category`}
        label="Whose it is"
        hint={rightsNames[draft.category].when}
        value={draft.category}
        disabled={disabled}
        onChange={(event) => {
          const chosen = rightsCategories.find((one) => one === event.target.value);
          if (chosen) set({ category: chosen });
        }}
      >
        {rightsCategories.map((one) => (
          <option key={one} value={one}>
            {rightsNames[one].label}
          </option>
        ))}
      </SelectField>
      <TextArea
        id={`${id}-terms`}
        label="Terms of use"
        hint={
          [
            said && said !== draft.usageTerms && `The file says: “${said}”`,
            copyright && `Copyright in the file: “${copyright}”`,
          ]
            .filter(Boolean)
            .join(" · ") || "What the contract or the licence asks for."
        }
        value={draft.usageTerms}
        readOnly={disabled}
        maxLength={pictureLimits.usageTerms}
        problem={problemOf(form.answer, "usageTerms")}
        onChange={(event) => set({ usageTerms: event.target.value })}
      />
      <TextField
        id={`${id}-day`}
        type="date"
        label="Last day on which it may be shown"
        hint={`Leave it empty for no end. The day ends at midnight in ${zone.replaceAll("_", " ")}.`}
        value={draft.day}
        readOnly={disabled}
        problem={problemOf(form.answer, "expiresAt")}
        onChange={(event) => set({ day: event.target.value })}
      />
      <label className="flex min-h-6 items-center gap-2 pointer-coarse:min-h-11">
        <input
          type="checkbox"
          className="size-4"
          checked={draft.denied}
          disabled={disabled}
          onChange={(event) => set({ denied: event.target.checked })}
        />
        Denied: it may not be shown
      </label>
      {draft.denied ? (
        <TextArea
          id={`${id}-reason`}
          label="Reason"
          hint="Whoever wants to use it reads this. It stays in the log."
          value={draft.reason}
          readOnly={disabled}
          maxLength={pictureLimits.reason}
          problem={problemOf(form.answer, "reason")}
          onChange={(event) => set({ reason: event.target.value })}
        />
      ) : null}
      {effect === null ? null : (
        <Notice tone={effect.kind === "blocks" ? "warning" : "plain"} title={effect.sentence}>
          {effect.kind === "frees" || live.length === 0 ? null : (
            <UseList uses={live} label="Live pages that show it" />
          )}
          {effect.kind === "frees" || portraits.length === 0 ? null : (
            <PortraitList portraits={portraits} label="People whose portrait it is" />
          )}
        </Notice>
      )}
      {disabled ? null : (
        <FormFoot
          form={form}
          unsaved="The rights aren’t saved yet."
          verb={draft.denied && !denied ? "Deny this picture" : "Save the rights"}
          danger={draft.denied && !denied}
        />
      )}
    </form>
  );
}
