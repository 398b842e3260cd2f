// Row ids: version 7 uuids, so that rows made later sort later.
import { randomUUIDv7 } from "node:crypto";

export function newId(): string {
  return randomUUIDv7();
}
