// What edits made in the same moment lose and double between them.
import type * as Y from "yjs";
import type { Unit } from "./block-units.ts";

/** Words that the log holds and the text doesn't, though nobody deleted them. */
export type LateWords = Readonly<{
  /** The block that they were typed in; null when nothing of it is known any more. */
  block: Y.XmlElement | null;
  units: readonly Unit[];
  /** Who deleted the block. */
  by: string | null;
  /** They came from somebody who could only suggest just then. */
  suggested: boolean;
}>;

/** Why an update stands in the log. */
export type Kind = "edit" | "forward" | "review" | "mend";

/** A character that nobody wants: deleted where it stood before, or written anew although it stands elsewhere (`instead`). */
export type Unwanted = Readonly<{ id: Y.ID; by: string; instead: Y.ID | null }>;
