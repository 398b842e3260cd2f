// Column shapes that every table shares. Instants keep milliseconds, so that a JavaScript Date holds them exactly.
import { customType, timestamp, uuid } from "drizzle-orm/pg-core";

/** An instant, stored in UTC with milliseconds. */
export function instant(name: string) {
  return timestamp(name, { withTimezone: true, precision: 3, mode: "date" });
}

/** A row's own id: a version 7 uuid made in code, since the database makes them only from PostgreSQL 18 on. */
export function rowId() {
  return uuid("id").primaryKey();
}

/** Raw bytes. */
export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => "bytea",
  toDriver: (value) => Buffer.from(value),
  fromDriver: (value) => new Uint8Array(value),
});
