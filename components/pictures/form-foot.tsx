// The foot of a picture's form: what became of it, who was quicker, and the one button.
import type { ReactNode } from "react";
import { AnswerNotice } from "#components/desk/settings/answer-notice.tsx";
import { Button } from "#components/ui/button.tsx";
import { Icon } from "#components/ui/icon.tsx";
import { Notice } from "#components/ui/notice.tsx";
import type { PictureForm } from "./use-picture-form.ts";

export function FormFoot({
  form,
  verb,
  unsaved,
  danger = false,
  children,
}: Readonly<{
  form: Pick<PictureForm<unknown>, "changed" | "overtaken" | "takeLoaded" | "answer" | "busy">;
  verb: string;
  /** "The words aren’t saved yet." */
  unsaved: string;
  danger?: boolean;
  /** Other deeds of the form. */
  children?: ReactNode;
}>) {
  return (
    <>
      {form.overtaken ? (
        <Notice
          tone="warning"
          title="Somebody changed the same while you did. Saving puts yours in its place."
        >
          <Button tone="quiet" onClick={form.takeLoaded}>
            Show it as it is now
          </Button>
        </Notice>
      ) : null}
      <AnswerNotice answer={form.answer} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" tone={danger ? "danger" : "primary"} aria-disabled={form.busy || !form.changed}>
          {form.busy ? "Saving…" : verb}
        </Button>
        {form.changed && !form.overtaken ? (
          <Button tone="quiet" onClick={form.takeLoaded}>
            Undo the changes
          </Button>
        ) : null}
        {children}
      </div>
      {form.changed && !form.busy ? (
        // Beside other forms that are saved on their own: what is said of those doesn't count here.
        <p className="flex items-center gap-1.5 text-review">
          <Icon name="triangle-alert" className="size-4 shrink-0" />
          {unsaved}
        </p>
      ) : null}
    </>
  );
}
