// One JSON line per event on standard output, for machines first. No draft text and no token is ever passed here but in an
// address that is a secret, and that is masked.
import { maskSecretAddresses } from "./secret-addresses.ts";

type Field = unknown;

/** What may be said of an error: its name, code, message and where it was thrown; never the query's parameters. */
function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error) };
  const cause = error.cause === undefined ? {} : { cause: describe(error.cause) };
  const code = "code" in error && typeof error.code === "string" ? { code: error.code } : {};
  // Drizzle appends the query and its parameters to its message, and a parameter may be a draft.
  const message = error.message.startsWith("Failed query") ? "Failed query" : error.message;
  const stack = error.stack
    ?.split("\n")
    .filter((line) => line.startsWith("    at "))
    .slice(0, 8)
    .map((line) => line.trim());
  return { name: error.name, ...code, message, stack, ...cause };
}

/** Write one event. `error` becomes its description; give ids, counts and durations, never a text that people wrote. */
export function log(event: string, fields: Readonly<Record<string, Field>>): void {
  const { error, ...rest } = fields;
  const line = {
    at: new Date().toISOString(),
    event,
    ...rest,
    ...(error === undefined ? {} : { error: describe(error) }),
  };
  process.stdout.write(`${maskSecretAddresses(JSON.stringify(line))}\n`);
}
