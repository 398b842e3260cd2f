// Section and bureau ids in words, for texts that hold ids.
import "server-only";
import { listBureaus } from "#db/bureaus.ts";
import { listSections } from "#db/sections.ts";

export async function placeNames(): Promise<ReadonlyMap<string, string>> {
  const [bureaus, sections] = await Promise.all([listBureaus(), listSections()]);
  return new Map([...bureaus, ...sections].map((one) => [one.id, one.name]));
}
