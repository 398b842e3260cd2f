// The rules one under another: what is looked for and what comes instead, the sentence that writers read, what can be done.
import { Badge } from "#components/ui/badge.tsx";
import { Button } from "#components/ui/button.tsx";
import { invisibleWords } from "#lib/newsroom/invisible-words.ts";
import type { ShownRule } from "./house-style-answer.ts";
import { severityLooks } from "./house-style-try.tsx";

type RuleListProps = Readonly<{
  rules: readonly ShownRule[];
  onEdit: (rule: ShownRule) => void;
  onSwitch: (rule: ShownRule) => void;
  onDelete: (rule: ShownRule) => void;
}>;

export function RuleList({ rules, onEdit, onSwitch, onDelete }: RuleListProps) {
  return (
    <ul aria-label="Rules" className="overflow-hidden rounded-lg border border-line bg-surface">
      {rules.map((rule) => {
        const look = severityLooks[rule.severity];
        return (
          <li
            key={rule.id}
            className="grid gap-x-4 gap-y-2 border-t border-line px-3 py-2.5 first:border-t-0 sm:grid-cols-[minmax(0,1fr)_auto] sm:items-center"
          >
            <div className={`grid min-w-0 gap-1 ${rule.enabled ? "" : "text-ink-faint"}`}>
              <p className="wrap-anywhere">
                <RuleWords rule={rule} />
              </p>
              <p className={`wrap-anywhere ${rule.enabled ? "text-ink-soft" : ""}`}>{rule.message}</p>
              <p className="flex flex-wrap items-center gap-1.5">
                <Badge tone={look.tone} icon={look.icon}>
                  {look.word}
                </Badge>
                {rule.enabled ? null : (
                  <Badge tone="draft" icon="eye-off">
                    Switched off
                  </Badge>
                )}
                {rule.kind === "pattern" ? <span className="text-xs text-ink-faint">Pattern</span> : null}
                {rule.matchCase ? <span className="text-xs text-ink-faint">Same capitals</span> : null}
              </p>
            </div>
            <div className="flex flex-wrap gap-1">
              <Button tone="quiet" onClick={() => onEdit(rule)}>
                Change
                <Which rule={rule} />
              </Button>
              <Button tone="quiet" onClick={() => onSwitch(rule)}>
                {rule.enabled ? "Switch off" : "Switch on"}
                <Which rule={rule} />
              </Button>
              <Button tone="quiet" onClick={() => onDelete(rule)}>
                Delete
                <Which rule={rule} />
              </Button>
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Which({ rule }: Readonly<{ rule: ShownRule }>) {
  return <span className="sr-only"> the rule for {rule.pattern}</span>;
}

/** A name for what can't be seen. */
function insteadOf(replacement: string): string | null {
  const name = replacement === "" ? "taken out" : invisibleWords(replacement);
  return name === null ? null : `(${name})`;
}

function RuleWords({ rule }: Readonly<{ rule: ShownRule }>) {
  const look = rule.kind === "pattern" ? "font-mono text-[0.9em]" : "font-medium";
  const apart = (text: string) => (rule.kind === "pattern" ? text : text.split("|").join(", "));
  return (
    <>
      <span className={look}>{apart(rule.pattern)}</span>
      {rule.replacement === null ? null : (
        <>
          <span aria-hidden="true"> → </span>
          <span className="sr-only"> becomes </span>
          <span className={look}>{insteadOf(rule.replacement) ?? apart(rule.replacement)}</span>
        </>
      )}
    </>
  );
}
