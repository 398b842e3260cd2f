// The server actions of the build that runs, by the addresses under which browsers call them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { env } from "#lib/env.ts";

type Manifest = Readonly<{
  node: Readonly<Record<string, Readonly<{ filename: string; exportedName: string }>>>;
}>;

/** File and name, as in the table of doors, to the id that a request names. */
export function builtActions(): ReadonlyMap<string, string> {
  const file = join(env.buildDir(), "server", "server-reference-manifest.json");
  const { node }: Manifest = JSON.parse(readFileSync(file, "utf8"));
  return new Map(
    Object.entries(node).map(([id, { filename, exportedName }]) => [`${filename} ${exportedName}`, id]),
  );
}
