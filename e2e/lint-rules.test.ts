// The import matrix and the house rules hold: one violation of each is planted in a copy of the tree's shape
// and must be caught, and a clean file in each folder must pass.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "node:test";

const root = process.cwd();

/** Path of the planted file, its text, the rule that must name it. */
const violations: [path: string, text: string, rule: string][] = [];
let planted = 0;

function plant(folder: string, text: string, rule: string, extension = "ts") {
  planted += 1;
  violations.push([`${folder}/planted-${planted}.${extension}`, text, rule]);
}

function plantImports(folder: string, specifiers: readonly string[]) {
  for (const specifier of specifiers) {
    plant(
      folder,
      `import * as seen from "${specifier}";\nexport const planted = seen;\n`,
      "no-restricted-imports",
    );
  }
}

const sql = ["drizzle-orm", "postgres"];
const web = ["next/headers", "next-auth", "react", "react-dom/server"];
plantImports("app/desk", [
  ...sql,
  "next-auth",
  "next-auth/react",
  "#db/client.ts",
  "#db/schema/article.ts",
  "#db/testing.ts",
  "#e2e/fixtures.ts",
  "../layout.tsx",
  "next/link",
  "next/form",
]);
plantImports("app/(site)/news", [
  ...sql,
  "next-auth",
  "#db/articles.ts",
  "#db/working-copy.ts",
  "#db/client.ts",
  "#components/desk/shell.tsx",
  "#components/ui/button.tsx",
  "#lib/server/session.ts",
  "#app/desk/page.tsx",
]);
plantImports("components/desk", [
  ...sql,
  "next-auth",
  "next/link",
  "next/form",
  "server-only",
  "#app/desk/page.tsx",
  "#db/live.ts",
  "#lib/env.ts",
  "#lib/server/session.ts",
]);
plantImports("components/site", [
  "next/link",
  "next/form",
  "#components/ui/button.tsx",
  "#components/desk/shell.tsx",
  "#db/live.ts",
  "#lib/server/html.ts",
]);
plant(
  "components/site",
  `import { useState } from "react";\nexport const planted = useState;\n`,
  "no-restricted-imports",
);
plantImports("db", [...web, "#app/desk/page.tsx", "#components/ui/button.tsx", "#lib/server/session.ts"]);
plantImports("lib/newsroom", [
  ...sql,
  ...web,
  "zod",
  "node:crypto",
  "@tiptap/core",
  "#db/articles.ts",
  "#lib/document/content.ts",
  "#lib/server/log.ts",
  "#lib/env.ts",
  "#components/ui/button.tsx",
]);
plantImports("lib/document", [
  ...sql,
  ...web,
  "@tiptap/react",
  "#db/articles.ts",
  "#lib/server/log.ts",
  "#lib/env.ts",
  "#components/ui/button.tsx",
]);
plantImports("lib/server", [
  ...sql,
  "#app/desk/page.tsx",
  "#components/site/article-page.tsx",
  "#db/schema/article.ts",
  "../env.ts",
]);
plantImports("e2e", [
  ...sql,
  "#db/articles.ts",
  "#lib/newsroom/article.ts",
  "#lib/server/log.ts",
  "#app/desk/page.tsx",
]);
plantImports("bench", ["#db/client.ts", "#components/ui/button.tsx"]);
plant(
  "lib/newsroom",
  `import test from "vitest";\nexport const planted = test;\n`,
  "no-restricted-imports",
  "test.ts",
);

plant("lib/server", `export const planted = process.env["HOME"];\n`, "node(no-process-env)");
plant("db", `export const planted = process.env["HOME"];\n`, "node(no-process-env)");
plant("app/desk", `console.log("planted");\nexport const planted = 1;\n`, "no-console");
plant("db", `export const planted: any = 1;\n`, "typescript(no-explicit-any)");
plant(
  "db",
  `async function save() {}\nexport function planted() {\n  save();\n}\n`,
  "typescript(no-floating-promises)",
);
plant(
  "lib/newsroom",
  `export function planted(stage: "draft" | "review"): number {\n  switch (stage) {\n    case "draft":\n      return 1;\n  }\n  return 2;\n}\n`,
  "typescript(switch-exhaustiveness-check)",
);
plant("lib/newsroom", "export {};\n".repeat(301), "max-lines");
plant(
  "app/desk",
  `declare const sql: { raw(text: string): string };\nexport const planted = sql.raw("select 1");\n`,
  "no-restricted-properties",
);
plant(
  "lib/server",
  `declare const pool: { unsafe(text: string): string };\nexport const planted = pool.unsafe("select 1");\n`,
  "no-restricted-properties",
);
plant(
  "components/desk",
  `export function Planted() {\n  return <p dangerouslySetInnerHTML={{ __html: "<b>planted</b>" }} />;\n}\n`,
  "react(no-danger)",
  "tsx",
);
plant("db", `// @ts-ignore\nexport const planted: string = 1;\n`, "typescript(ban-ts-comment)");

const cleanFiles: [path: string, text: string][] = [
  [
    "app/desk/clean.ts",
    `import { articles } from "#db/articles.ts";\nimport { redirect } from "next/navigation";\nexport const clean = [articles, redirect];\n`,
  ],
  [
    "app/(site)/clean.ts",
    `import { live } from "#db/live.ts";\nimport { stage } from "#lib/newsroom/article.ts";\nimport { Page } from "#components/site/page.ts";\nexport const clean = [live, stage, Page];\n`,
  ],
  [
    "components/desk/clean.ts",
    `import { useState } from "react";\nimport { stage } from "#lib/newsroom/article.ts";\nexport const clean = [useState, stage];\n`,
  ],
  [
    "components/site/clean.ts",
    `import { Fragment } from "react";\nimport { stage } from "#lib/newsroom/article.ts";\nexport const clean = [Fragment, stage];\n`,
  ],
  [
    "db/clean.ts",
    `import postgres from "postgres";\nimport { stage } from "#lib/newsroom/article.ts";\nexport const clean = [postgres, stage];\n`,
  ],
  ["lib/newsroom/clean.ts", `import { stage } from "./article.ts";\nexport const clean = stage;\n`],
  [
    "lib/newsroom/clean.test.ts",
    `import test from "node:test";\nimport assert from "node:assert/strict";\nimport fc from "fast-check";\nimport { stage } from "./article.ts";\nexport const clean = [test, assert, fc, stage];\n`,
  ],
  [
    "lib/document/clean.ts",
    `import { getSchema } from "@tiptap/core";\nimport { createHash } from "node:crypto";\nexport const clean = [getSchema, createHash];\n`,
  ],
  [
    "lib/server/clean.ts",
    `import { articles } from "#db/articles.ts";\nimport { headers } from "next/headers";\nexport const clean = [articles, headers];\n`,
  ],
  ["e2e/clean.ts", `import { expect } from "@playwright/test";\nexport const clean = expect;\n`],
  ["lib/env.ts", `export const clean = process.env["HOME"];\n`],
];
const targets: [path: string, text: string][] = [
  ["db/articles.ts", "export const articles = 1;\n"],
  ["db/live.ts", "export const live = 1;\n"],
  ["lib/newsroom/article.ts", `export const stage = "draft";\n`],
  ["components/site/page.ts", "export const Page = 1;\n"],
];

type Diagnostic = { message: string; code: string; filename: string };

/** Runs the linter with the project's own configuration over a temporary tree of the same shape. */
function lintPlantedTree(): Diagnostic[] {
  const tree = mkdtempSync(join(tmpdir(), "nightdesk-lint-"));
  try {
    for (const file of [".oxlintrc.json", "tsconfig.json", "package.json"]) {
      copyFileSync(join(root, file), join(tree, file));
    }
    symlinkSync(join(root, "node_modules"), join(tree, "node_modules"));
    for (const [path, text] of [...violations, ...cleanFiles, ...targets]) {
      mkdirSync(dirname(join(tree, path)), { recursive: true });
      writeFileSync(join(tree, path), text);
    }
    const run = spawnSync(join(root, "node_modules/.bin/oxlint"), ["--format", "json"], {
      cwd: tree,
      encoding: "utf8",
      maxBuffer: 64 * 1024 * 1024,
    });
    return (JSON.parse(run.stdout) as { diagnostics: Diagnostic[] }).diagnostics;
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
}

const found = lintPlantedTree();

function rulesFor(path: string): string[] {
  return found.filter((one) => one.filename === path).map((one) => one.code);
}

for (const [path, text, rule] of violations) {
  const what = text.split("\n").find((line) => line.length > 0) ?? "";
  test(`lint catches in ${dirname(path)}: ${what.slice(0, 80)}`, () => {
    const rules = rulesFor(path);
    assert.ok(
      rules.some((one) => one === rule || one === `eslint(${rule})`),
      `expected ${rule}, got ${rules.join(", ") || "nothing"}`,
    );
  });
}

for (const [path] of cleanFiles) {
  test(`lint lets pass what the matrix allows in ${dirname(path)}`, () => {
    assert.deepEqual(rulesFor(path), []);
  });
}
