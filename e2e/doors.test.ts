// No way in without a row in access-table.ts: what the sources open is compared with it, and what would have to be found is
// planted where nobody would look.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { actions, doors, outerDoors, sockets } from "./access-table.ts";
import { actionsIn, doorsIn, socketsIn } from "./doors-found.ts";

test("every page, handler, server action and socket of the program has a row in the table of doors, and no row is without one", () => {
  const rows = [...Object.keys(doors), ...Object.keys(outerDoors)];
  assert.deepEqual(doorsIn(".").toSorted(), rows.toSorted());
  assert.deepEqual(actionsIn(".").toSorted(), actions.toSorted());
  assert.deepEqual(socketsIn(".").toSorted(), sockets.toSorted());
});

const plants: readonly (readonly [file: string, source: string, found: readonly string[]])[] = [
  ["app/desk/rumours/page.tsx", "export default function Page() {}", ["GET /desk/rumours"]],
  ["app/desk/(inner)/tips/page.jsx", "export default () => null;", ["GET /desk/tips"]],
  ["app/(site)/leaks/route.ts", "export function GET() {}", ["GET /leaks"]],
  ["app/(site)/more/route.js", "export const GET = handler, x = 1;", ["GET /more"]],
  ["app/api/raw/route.ts", "export async function DELETE() {}", ["DELETE /api/raw"]],
  ["app/api/named/route.ts", "export { answer as PUT, other };", ["PUT /api/named"]],
  ["app/api/both/route.ts", "export const { GET, POST } = all;", ["GET /api/both", "POST /api/both"]],
  ["app/api/all/route.ts", 'export * from "./elsewhere.ts";', ["* /api/all"]],
  ["app/api/odd/route.ts", "module.exports = {};", ["nothing at /api/odd"]],
  ["app/sitemap.ts", "export default () => [];", ["GET / sitemap"]],
  ["app/news/opengraph-image.tsx", "export default () => null;", ["GET /news opengraph-image"]],
  ["pages/api/old.ts", "export default () => {};", ["pages/api/old.ts is outside app"]],
  [
    "app/desk/rumours/spread-them.ts",
    '// A comment before it.\n"use server";\nexport async function spread() {}\nexport const stop = action();\nexport type None = 1;',
    ["app/desk/rumours/spread-them.ts spread", "app/desk/rumours/spread-them.ts stop"],
  ],
  [
    "components/desk/shortcut.tsx",
    "'use server'\nexport default async function go() {}",
    ["components/desk/shortcut.tsx default"],
  ],
  [
    "app/desk/inner/page.tsx",
    'export default function Page() {\n  async function go() {\n    "use server";\n  }\n}',
    ["GET /desk/inner", "app/desk/inner/page.tsx inside a function"],
  ],
  [
    "lib/server/presence.ts",
    'if (path === "/presence") ws.handleUpgrade(request);',
    ["lib/server/presence.ts /presence"],
  ],
  ["lib/server/any.ts", "new WebSocketServer({ server });", ["lib/server/any.ts everywhere"]],
  ["lib/server/second.ts", 'server.on("upgrade", take);', ["lib/server/second.ts hands over"]],
  // What is no way in.
  ["app/desk/rumours/panel.tsx", "export function GET() {}", []],
  ["lib/server/any.test.ts", '"use server";\nexport const GET = new WebSocketServer();', []],
];

for (const [file, source, found] of plants) {
  test(`${file} is ${found.length === 0 ? "no way in" : `found as ${found.join(" and ")}`}`, () => {
    const root = mkdtempSync(join(tmpdir(), "nightdesk-doors-"));
    try {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), source);
      assert.deepEqual([...doorsIn(root), ...actionsIn(root), ...socketsIn(root)], found);
      const rows = new Set([...Object.keys(doors), ...Object.keys(outerDoors), ...actions, ...sockets]);
      for (const one of found) assert.equal(rows.has(one), false, "without a row");
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  });
}
