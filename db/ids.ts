// Row ids: version 7 uuids, so that rows made later sort later.
import { randomUUIDv7 } from "node:crypto";

export function newId(): string {
  return randomUUIDv7();
}

const shape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a text from outside could be a row's id. PostgreSQL fails a whole query over one that can't. */
export function isId(text: string): boolean {
  return shape.test(text);
}

/** Those of the texts that could be ids, each once: a stored text may name what no row can be called. */
export function onlyIds(texts: readonly string[]): string[] {
  return [...new Set(texts)].filter(isId);
}
