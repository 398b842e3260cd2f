// Every way into the program that its sources open: pages, handlers, server actions and sockets, wherever they stand and
// however they are spelled. What is found here must have a row in access-table.ts.
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";

const methods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const script = "{ts,tsx,mts,js,jsx,mjs}";
const sources = ["app", "components", "lib", "db"].map((folder) => `${folder}/**/*.${script}`);

function filesOf(root: string, patterns: readonly string[]): string[] {
  return globSync([...patterns], { cwd: root }).toSorted();
}

function programFiles(root: string): string[] {
  return filesOf(root, [...sources, `*.${script}`]).filter(
    (file) => !/\.(?:test|test-support|config)\.\w+$|\.d\.ts$/.test(file),
  );
}

const read = (root: string, file: string): string => readFileSync(join(root, file), "utf8");

const namesIn = (list: string | undefined, between: RegExp): string[] =>
  (list ?? "").split(",").flatMap((one) => {
    const name = one.trim().split(between).at(-1)?.trim() ?? "";
    return name === "" || one.trim().startsWith("type ") ? [] : [name];
  });

/** Names that a module gives away, types left out; "*" for everything of another. */
function exportsOf(source: string): string[] {
  const all = (pattern: RegExp) => [...source.matchAll(pattern)].map((match) => match.groups?.["it"]);
  return [
    ...all(/^export\s+(?:async\s+)?function\s*\*?\s*(?<it>\w+)/gm),
    ...all(/^export\s+(?:const|let|var|class)\s+(?<it>\w+)/gm),
    ...all(/^export\s+(?<it>default)\b/gm),
    ...all(/^export\s*(?<it>\*)/gm),
    ...all(/^export\s+(?:const|let|var)\s*\{(?<it>[^}]*)\}/gm).flatMap((list) => namesIn(list, /:/)),
    ...all(/^export\s*\{(?<it>[^}]*)\}/gm).flatMap((list) => namesIn(list, /\bas\b/)),
  ].filter((name) => name !== undefined);
}

/** Pages and handlers by method and address; folders in brackets that only group are no part of it. */
export function doorsIn(root: string): string[] {
  return filesOf(root, [`app/**/*.${script}`, `{pages,src}/**/*.${script}`]).flatMap((file) => {
    const parts = file.split("/");
    const name = (parts.pop() ?? "").replace(/\.\w+$/, "");
    if (parts[0] !== "app") return [`${file} is outside app`];
    const path = `/${parts
      .slice(1)
      .filter((part) => !/^\(.*\)$/.test(part))
      .join("/")}`;
    if (name === "page" || name === "default") return [`GET ${path}`];
    // Next makes addresses of these names by itself.
    if (/^(?:sitemap|robots|manifest|(?:opengraph|twitter)-image\d*|(?:apple-)?icon\d*)$/.test(name))
      return [`GET ${path} ${name}`];
    if (name !== "route") return [];
    const answered = exportsOf(read(root, file)).filter((one) => one === "*" || methods.has(one));
    return (answered.length === 0 ? ["nothing at"] : answered).map((method) => `${method} ${path}`);
  });
}

/** Server actions by file and name. One inside a function has no name of its own. */
export function actionsIn(root: string): string[] {
  return programFiles(root).flatMap((file) => {
    const source = read(root, file);
    if (!/^\s*(?:["'])use server(?:["'])/m.test(source)) return [];
    const isWhole = /^(?:\s|\/\/.*$|\/\*[\s\S]*?\*\/)*["']use server["']/m.exec(source)?.index === 0;
    return isWhole ? exportsOf(source).map((name) => `${file} ${name}`) : [`${file} inside a function`];
  });
}

/** Files that take over connections, each with the addresses that it compares with. */
export function socketsIn(root: string): string[] {
  return programFiles(root).flatMap((file) => {
    const source = read(root, file);
    if (/["'`]upgrade["'`]/.test(source)) return [`${file} hands over`];
    if (!/handleUpgrade|WebSocketServer|crossws|handleConnection/.test(source)) return [];
    const paths = [...source.matchAll(/["'`](?<path>\/[\w/-]+)["'`]/g)].map(
      (match) => match.groups?.["path"],
    );
    return paths.length === 0 ? [`${file} everywhere`] : paths.map((path) => `${file} ${path}`);
  });
}
