// Two people changed the fields beside the prose on the same version: each field goes to whoever changed it.
import type { Fields } from "./fields.ts";

export type FieldName = keyof Fields;

export type FieldsMerge = Readonly<{
  /** Both sides' changes; where both changed one field the writer's own value stands. */
  fields: Fields;
  /** Fields that only the other person changed. */
  theirs: readonly FieldName[];
  /** Fields that both changed, to different values. */
  both: readonly FieldName[];
}>;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Merge `mine` and `others`, both written on `base`. */
export function mergeFields(base: Fields, mine: Fields, others: Fields): FieldsMerge {
  // A text from before there was a language to choose has no such key.
  const names = [...new Set([base, mine, others].flatMap(Object.keys))] as FieldName[];
  const theirs = names.filter((name) => same(base[name], mine[name]) && !same(base[name], others[name]));
  const both = names.filter(
    (name) =>
      !same(base[name], mine[name]) && !same(base[name], others[name]) && !same(mine[name], others[name]),
  );
  const taken = Object.fromEntries(theirs.map((name) => [name, others[name]]));
  return { fields: { ...mine, ...taken }, theirs, both };
}
