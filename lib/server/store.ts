// What keeping files asks of a place, and no more: whole or not at all, under names that never change what they mean. A disk and
// an S3-compatible server keep it alike (store-contract.test.ts).

export type Store = Readonly<{
  /** A file's bytes; null when there is none of this name. */
  read(name: string): Promise<Buffer | null>;
  has(name: string): Promise<boolean>;
  /** Once this resolves, neither a crash nor a power cut takes it back. Writing a name again leaves the newer bytes. */
  write(name: string, bytes: Uint8Array, type: string): Promise<void>;
  /** All names, in no order. */
  names(): Promise<string[]>;
}>;

/** The place can't be reached, or refuses: nothing is known of the file, and it can be asked for again later. */
export class StoreAway extends Error {
  override name = "StoreAway";
}

/** There is no room left. */
export class StoreFull extends Error {
  override name = "StoreFull";
}
