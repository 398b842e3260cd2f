// An offline check of a page's structured data against our own profile of schema.org (structured-data-shapes.ts): the published
// testers are outdated and ask the network.
import { graphsOf, type PageKind, type Rule, shapes, type Want } from "./structured-data-shapes.ts";

type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** An instant as every surface writes it: whole seconds and an offset. */
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$/;

const typeOf = (node: Node): string => (typeof node["@type"] === "string" ? node["@type"] : "");

type Reading = Readonly<{
  /** The site's address without a slash at the end: everything named stands there. */
  url: string;
  /** Types of the graph's own nodes by their @id. */
  known: ReadonlyMap<string, string>;
  found: string[];
}>;

const isReference = (node: Node): boolean => Object.keys(node).join() === "@id";

function judgeWord(want: Exclude<Want, readonly string[]>, value: unknown, url: string): boolean {
  switch (want) {
    case "text":
      return typeof value === "string" && value.trim() !== "";
    case "address":
      return (
        typeof value === "string" && URL.canParse(value) && (value === url || value.startsWith(`${url}/`))
      );
    case "instant":
      return typeof value === "string" && instant.test(value) && !Number.isNaN(Date.parse(value));
    case "count":
      return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
    case "flag":
      return typeof value === "boolean";
    default:
      return want satisfies never;
  }
}

const wanted = (want: Want): string =>
  typeof want === "string"
    ? {
        text: "words",
        address: "an address of this site",
        instant: "a time with its offset",
        count: "a whole number",
        flag: "true or false",
      }[want]
    : want.join(" or ");

function judgeValue(place: string, rule: Rule, value: unknown, reading: Reading): void {
  const { want } = rule;
  if (typeof want === "string") {
    if (!judgeWord(want, value, reading.url)) reading.found.push(`${place} isn’t ${wanted(want)}.`);
    return;
  }
  if (!isNode(value)) {
    reading.found.push(`${place} isn’t ${wanted(want)}.`);
    return;
  }
  if (isReference(value)) {
    const type = reading.known.get(String(value["@id"]));
    if (type === undefined || !want.includes(type))
      reading.found.push(`${place} points at ${String(value["@id"])}, which isn’t there as ${wanted(want)}.`);
    return;
  }
  if (!want.includes(typeOf(value))) reading.found.push(`${place} isn’t ${wanted(want)}.`);
  else judgeNode(place, value, reading);
}

function judgeNode(place: string, node: Node, reading: Reading): void {
  const type = typeOf(node);
  const shape = shapes[type];
  if (shape === undefined) {
    reading.found.push(`${place} has the type ${type || "nothing"}, which no page of ours uses.`);
    return;
  }
  for (const [name, rule] of Object.entries(shape))
    if (rule.must && node[name] === undefined) reading.found.push(`${place} has no ${name}.`);
  for (const [name, value] of Object.entries(node)) {
    if (name === "@type") continue;
    const rule = shape[name];
    const here = `${place}.${name}`;
    if (rule === undefined) reading.found.push(`${here} is no property of ${type}.`);
    else if (!rule.many) judgeValue(here, rule, value, reading);
    else if (!Array.isArray(value) || (value.length === 0 && rule.must))
      reading.found.push(`${here} isn’t a list with something in it.`);
    else for (const [index, each] of value.entries()) judgeValue(`${here}[${index}]`, rule, each, reading);
  }
  if (type === "BreadcrumbList" || type === "ItemList") judgeOrder(place, node, reading);
}

/** Positions count from one without a gap; a breadcrumb leads somewhere at every step but the last. */
function judgeOrder(place: string, node: Node, reading: Reading): void {
  const items = Array.isArray(node["itemListElement"]) ? node["itemListElement"].filter(isNode) : [];
  if (items.some((item, index) => item["position"] !== index + 1))
    reading.found.push(`${place} doesn’t count its places from 1.`);
  const way = typeOf(node) === "BreadcrumbList" ? items.slice(0, -1) : [];
  if (way.some((item) => item["item"] === undefined))
    reading.found.push(`${place} has a step that leads nowhere.`);
  if (typeOf(node) === "ItemList" && node["numberOfItems"] !== items.length)
    reading.found.push(`${place} counts other items than it lists.`);
}

/**
 * What is wrong with a page's structured data (the parsed JSON), in sentences; nothing when it is right. `url` is the site's
 * address without a slash at the end.
 */
export function structuredDataProblems(kind: PageKind, value: unknown, url: string): readonly string[] {
  const graph = isNode(value) ? value["@graph"] : undefined;
  if (!isNode(value) || value["@context"] !== "https://schema.org" || !Array.isArray(graph))
    return ["The structured data isn’t one graph of https://schema.org."];
  const nodes = graph.filter(isNode);
  const known = new Map(
    nodes.flatMap((node) => (typeof node["@id"] === "string" ? [[node["@id"], typeOf(node)]] : [])),
  );
  const found: string[] = [];
  const types = new Set(nodes.map(typeOf));
  for (const type of graphsOf[kind]) if (!types.has(type)) found.push(`The structured data has no ${type}.`);
  for (const node of nodes) judgeNode(typeOf(node) || "Something", node, { url, known, found });
  return found;
}
