// Readers' components for tests, drawn as readers get them. Components are TSX, which Node doesn't read, and the tests run as a
// server that draws no markup: one bundle has both.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";
import type { ReactElement } from "react";

export type Drawn<Part extends string> = Readonly<Record<Part, (props: never) => ReactElement>> &
  Readonly<{ renderToStaticMarkup: (page: ReactElement) => string }>;

/** What these files of this folder (named without their ending) export, and React's own function that draws it. */
export async function drawnParts<Part extends string>(files: readonly string[]): Promise<Drawn<Part>> {
  const lines = files.map((name) => `export * from "./${name}.tsx";`);
  const { outputFiles } = await build({
    stdin: {
      contents: [...lines, 'export { renderToStaticMarkup } from "react-dom/server";'].join("\n"),
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    jsx: "automatic",
    logLevel: "silent",
  });
  const folder = path.resolve(".build");
  const bundle = path.join(folder, `pages-${process.pid}.cjs`);
  await mkdir(folder, { recursive: true });
  await writeFile(bundle, outputFiles[0]?.contents ?? "");
  try {
    return createRequire(import.meta.url)(bundle) as Drawn<Part>;
  } finally {
    await rm(bundle, { force: true });
  }
}
