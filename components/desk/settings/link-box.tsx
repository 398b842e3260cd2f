"use client";
// A link to hand over, with a button that copies it. It is in this page and nowhere else.
import { useId, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { FieldFrame, inputClass } from "#components/ui/field.tsx";

/** `until` null: it doesn't run out and can be used again and again. */
export function LinkBox({
  label,
  link,
  until,
}: Readonly<{ label: string; link: string; until: Readonly<{ at: string; zone: string }> | null }>) {
  const id = useId();
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  return (
    <FieldFrame
      id={id}
      label={label}
      hint={
        until === null
          ? "It is shown this once: copy it now."
          : `It is shown this once and is good until ${moment(until)}. Hand it over in person or in a message that only they read.`
      }
    >
      <div className="flex gap-2">
        <input
          id={id}
          readOnly
          value={link}
          className={inputClass}
          onFocus={(event) => event.target.select()}
        />
        <Button
          icon="copy"
          onClick={() => {
            navigator.clipboard.writeText(link).then(
              () => setCopied("yes"),
              () => setCopied("failed"),
            );
          }}
        >
          Copy
        </Button>
      </div>
      <p aria-live="polite" className="text-xs text-ink-soft">
        {copied === "yes"
          ? "Copied."
          : copied === "failed"
            ? "The browser doesn’t let it be copied: select the link and copy it yourself."
            : ""}
      </p>
    </FieldFrame>
  );
}

function moment({ at, zone }: Readonly<{ at: string; zone: string }>): string {
  const format = new Intl.DateTimeFormat("en-GB", {
    dateStyle: "medium",
    timeStyle: "short",
    timeZone: zone,
  });
  return format.format(new Date(at));
}
