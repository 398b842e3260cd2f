// The README's picture of the workflow, drawn from the table so that the two can't differ.
import { publications, stages } from "./article.ts";
import { verbs } from "./lifecycle.ts";
import type { Verb } from "./lifecycle.ts";

type Axis = "stage" | "publication";

function arrows(axis: Axis): readonly string[] {
  const labels = new Map<string, string[]>();
  for (const verb of Object.values<Verb>(verbs)) {
    if (verb.label === verbs.create.label) continue;
    const [from, to] = verb[axis];
    for (const start of from) {
      if (to === "same" || to === start) continue;
      const arrow = `${start} --> ${to}`;
      labels.set(arrow, [...(labels.get(arrow) ?? []), verb.label]);
    }
  }
  return [...labels].map(([arrow, names]) => `    ${arrow}: ${names.join(" / ")}`);
}

/** Mermaid text of both axes: the working copy's stage and what readers see. Ends without a line break. */
export function workflowDiagram(): string {
  return [
    "stateDiagram-v2",
    '  state "Working copy" as stage {',
    `    [*] --> ${stages[0]}: ${verbs.create.label}`,
    ...arrows("stage"),
    "  }",
    '  state "What readers see" as publication {',
    `    [*] --> ${publications[0]}: ${verbs.create.label}`,
    ...arrows("publication"),
    "    killed --> [*]",
    "  }",
  ].join("\n");
}
