// The bureaus that somebody works in, as boxes to tick.
import { Icon } from "#components/ui/icon.tsx";

export function BureauBoxes({
  bureaus,
  chosen,
  problem,
  onChange,
}: Readonly<{
  bureaus: readonly Readonly<{ slug: string; name: string }>[];
  chosen: readonly string[];
  problem: string | null;
  onChange: (slugs: readonly string[]) => void;
}>) {
  return (
    <fieldset className="grid gap-1">
      <legend className="pb-1 text-sm font-medium">Bureaus</legend>
      {bureaus.map(({ slug, name }) => (
        <label key={slug} className="flex items-center gap-2 pointer-coarse:min-h-11">
          <input
            type="checkbox"
            className="size-4"
            checked={chosen.includes(slug)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, slug] : chosen.filter((one) => one !== slug))
            }
          />
          {name}
        </label>
      ))}
      <p className="text-xs text-ink-faint">
        Reporters and editors see and do what belongs to their bureaus. Chief and legal act in all without
        being listed.
      </p>
      {problem === null ? null : (
        <p className="flex items-start gap-1 text-xs text-killed">
          <Icon name="circle-alert" className="mt-0.5 size-3.5" />
          {problem}
        </p>
      )}
    </fieldset>
  );
}
