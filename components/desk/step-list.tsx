// A bureau's steps of review in their order: passed by whom and for which text, where it waits, what is next.
import { Icon, type IconName } from "#components/ui/icon.tsx";
import type { StepLine } from "./bar-state.ts";

const looks: Readonly<Record<StepLine["state"], readonly [icon: IconName, tone: string, word: string]>> = {
  passed: ["circle-check", "text-live", "passed"],
  waits: ["eye", "text-review", "waits"],
  next: ["circle-dashed", "text-ink-faint", "next"],
};

/** Nothing where the bureau has no steps of its own. */
export function StepList({ steps }: Readonly<{ steps: readonly StepLine[] }>) {
  if (steps.length === 0) return null;
  return (
    <ol
      aria-label="Steps of review"
      className="flex flex-wrap items-start gap-x-4 gap-y-1 text-xs basis-full lg:order-last"
    >
      {steps.map((step) => {
        const [icon, tone, word] = looks[step.state];
        return (
          <li
            key={step.place}
            className="flex items-start gap-1.5"
            aria-current={step.state === "waits" ? "step" : undefined}
          >
            <Icon name={icon} className={`mt-0.5 size-4 ${tone}`} />
            <div>
              <p>
                <strong className="font-medium text-ink">{step.name}</strong>{" "}
                <span className={tone}>{step.state === "waits" ? `waits for ${step.whose}` : word}</span>
              </p>
              {step.said === null ? null : <p className="text-ink-soft">{step.said}</p>}
              {step.older === null ? null : <p className="text-review">{step.older}</p>}
            </div>
          </li>
        );
      })}
    </ol>
  );
}
