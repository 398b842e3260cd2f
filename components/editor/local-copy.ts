// What was typed and is not yet committed, kept in this browser until it is. Survives a closed tab and a killed browser.
import { openDB, type IDBPDatabase } from "idb";
import type { Fields } from "#lib/document/fields.ts";

/** What of an article is saved beside the prose. */
export type Draft = Readonly<{ fields: Fields; slugline: string }>;

export type LocalCopy = Readonly<{
  personId: string;
  /** The article's id, or the key of one whose row is not made yet. */
  article: string;
  draft: Draft;
  /** The committed fields that the draft was written on, and its version. */
  base: Draft;
  baseVersion: number;
  at: number;
}>;

const databaseName = "nightdesk-local-copies";
const store = "copies";

let opened: Promise<IDBPDatabase> | null = null;

function open(): Promise<IDBPDatabase> {
  opened ??= openDB(databaseName, 1, { upgrade: (db) => void db.createObjectStore(store) });
  return opened;
}

const keyOf = (personId: string, article: string) => `${personId}/${article}`;

export async function keepLocalCopy(copy: LocalCopy): Promise<void> {
  await (await open()).put(store, copy, keyOf(copy.personId, copy.article));
}

export async function localCopyOf(personId: string, article: string): Promise<LocalCopy | null> {
  const found: LocalCopy | undefined = await (await open()).get(store, keyOf(personId, article));
  return found ?? null;
}

export async function forgetLocalCopy(personId: string, article: string): Promise<void> {
  await (await open()).delete(store, keyOf(personId, article));
}
