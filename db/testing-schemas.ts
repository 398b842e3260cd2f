// For tests that speak to the newsroom's doors by hand.
import { SCHEMA_VERSION } from "#lib/document/schema.ts";
import { WORKING_SCHEMA_VERSION } from "#lib/document/working-schema.ts";

/** The forms of a text that this release reads: of a save, and of what is written together. */
export const schemas = { text: SCHEMA_VERSION, together: WORKING_SCHEMA_VERSION };
