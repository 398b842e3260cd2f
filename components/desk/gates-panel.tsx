// What keeps an article from readers, and what opens it (newsroom.md §4): each closed gate in full, the open ones by name.
import { Icon, type IconName } from "#components/ui/icon.tsx";
import type { GateLine } from "./bar-state.ts";

const icons: Readonly<Record<GateLine["gate"], IconName>> = {
  embargo: "clock",
  hold: "octagon-pause",
  vault: "vault",
  picture: "eye-off",
};

/** Shown in full while a gate is closed; whoever has read it may fold it. */
export function ClosedGates({ gates }: Readonly<{ gates: readonly GateLine[] }>) {
  const closed = gates.filter((one) => one.closed);
  const open = gates.filter((one) => !one.closed);
  if (closed.length === 0) return null;
  return (
    <details
      open
      data-part="gates"
      className="mt-2 rounded-lg border border-killed/40 bg-surface px-3 py-1 lg:py-2"
    >
      <summary className="rounded-md py-1 text-sm font-medium text-killed pointer-coarse:min-h-11">
        <h2 className="inline">
          <Icon name="lock" className="mr-1 inline size-4" />
          {closed.length === 1 ? "A gate is closed" : `${closed.length} gates are closed`}: this does not go
          live
        </h2>
      </summary>
      <GateLines gates={closed} />
      {open.length === 0 ? null : (
        <p className="flex items-center gap-2 pt-2 pb-1 text-sm text-ink-soft">
          <Icon name="lock-open" className="size-4 text-ink-faint" />
          Open: {open.map((one) => one.name.toLowerCase()).join(", ")}.
        </p>
      )}
    </details>
  );
}

/** For an article that nothing keeps back: one line that opens. */
export function OpenGates({ gates }: Readonly<{ gates: readonly GateLine[] }>) {
  if (gates.some((one) => one.closed)) return null;
  return (
    <details className="min-w-0 text-xs text-ink-soft">
      <summary className="rounded-md px-1 py-1.5 hover:text-ink pointer-coarse:min-h-11">
        No embargo, hold or vault
      </summary>
      <GateLines gates={gates} />
    </details>
  );
}

function GateLines({ gates }: Readonly<{ gates: readonly GateLine[] }>) {
  return (
    <ul className="mt-1 grid gap-x-6 gap-y-2 text-sm lg:grid-cols-2">
      {gates.map((one) => (
        <li key={`${one.gate}-${one.name}`} className="flex min-w-0 gap-2">
          <Icon
            name={one.closed ? icons[one.gate] : "lock-open"}
            className={`mt-0.5 size-4 shrink-0 ${one.closed ? "text-killed" : "text-ink-faint"}`}
          />
          <div className="min-w-0">
            <p>
              <strong className="font-medium">{one.name}</strong>
              <span className={one.closed ? "text-killed" : "text-ink-faint"}>
                {one.closed ? " closed. " : " open. "}
              </span>
              {one.said}
            </p>
            {one.reason === null ? null : (
              <blockquote className="border-l-2 border-line-strong/50 pl-2 whitespace-pre-line text-ink-soft">
                {one.reason}
              </blockquote>
            )}
            <p className="text-ink-soft">{one.opens}</p>
            {one.pages.length === 0 ? null : (
              <p className="text-ink-soft">
                Readers see it on{" "}
                {one.pages.map((page, index) => (
                  <span key={page.id}>
                    {index === 0 ? "" : ", "}
                    <a
                      href={`/desk/articles/${page.id}`}
                      className="text-accent underline underline-offset-2"
                    >
                      {page.headline}
                    </a>
                  </span>
                ))}
                .
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}
