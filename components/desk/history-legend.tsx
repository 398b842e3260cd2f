// Whose colour is whose, in names and initials; and what words without a colour are.
import type { Writers } from "./history-writers.ts";

export function WriterLegend({ writers }: Readonly<{ writers: Writers }>) {
  return (
    <div className="grid gap-1 text-xs text-ink-soft">
      <ul className="flex flex-wrap gap-x-4 gap-y-1" aria-label="Who wrote what">
        {[...writers].map(([id, { name, initials, tone }]) => (
          <li key={id} className="flex items-baseline gap-1">
            <span className={`written by-${tone} px-1 font-semibold`}>{initials}</span>
            {name}
          </li>
        ))}
      </ul>
      <p className="text-ink-faint">
        {writers.size === 0
          ? "Nobody is on record for these words: they were not written together here, or came from a restore."
          : "Words without a colour stood there before the text was written together, or came from a restore."}
      </p>
    </div>
  );
}
