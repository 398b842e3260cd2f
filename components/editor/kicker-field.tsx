"use client";
// The short label above the headline: a field like those beside the text, standing where readers will see it.
type KickerFieldProps = Readonly<{
  value: string;
  readOnly: boolean;
  onChange: (value: string) => void;
  onLeave: () => void;
}>;

export function KickerField({ value, readOnly, onChange, onLeave }: KickerFieldProps) {
  return (
    <div data-field="kicker">
      <input
        aria-label="Kicker"
        dir="auto"
        placeholder="Kicker"
        className="block w-full border-0 bg-transparent p-0 text-sm font-semibold text-accent outline-none placeholder:text-ink-faint"
        value={value}
        readOnly={readOnly}
        maxLength={100}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          event.preventDefault();
          onLeave();
        }}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
