// Saving the fields beside the prose while somebody changes them. One save at a time; each says which version it was written on; a try whose answer was lost
// is sent again with the same key before anything newer, so that it can't be mistaken for somebody else's change.
import type { Fields } from "#lib/document/fields.ts";
import type { Draft } from "./local-copy.ts";

/** What stands in the database instead of what this browser last knew. */
export type Stale = Readonly<{ version: number; fields: Fields; slugline: string; by: string; at: string }>;

/** What the server, or the lack of one, answered to a save. */
export type SaveAnswer =
  | Readonly<{ kind: "saved"; version: number }>
  | Readonly<{ kind: "stale"; stale: Stale }>
  /** Not a matter of trying again: the sentence says what to do. */
  | Readonly<{ kind: "refused"; message: string }>
  | Readonly<{ kind: "signed-out" }>
  | Readonly<{ kind: "outdated" }>
  | Readonly<{ kind: "unreachable" }>;

export type SaveTry = Readonly<{ version: number; key: string; draft: Draft }>;

export type CopyState =
  | Readonly<{ kind: "saved" | "unsaved" | "saving" | "offline" | "signed-out" | "outdated" }>
  | Readonly<{ kind: "refused"; message: string }>
  | Readonly<{ kind: "stale"; stale: Stale; base: Draft }>;

export type AutosaveParts = Readonly<{
  version: number;
  committed: Draft;
  send: (attempt: SaveTry) => Promise<SaveAnswer>;
  /** Keep or forget the local copy; called with null when everything is committed. */
  keep: (copy: Readonly<{ draft: Draft; base: Draft; baseVersion: number }> | null) => void;
  onState: (state: CopyState) => void;
  onSaved?: (version: number) => void;
  newKey?: () => string;
  /** Milliseconds of rest after the last change before it is sent, and the longest wait while typing goes on. */
  restMs?: number;
  longestMs?: number;
}>;

const same = (a: Draft, b: Draft): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

export class Autosave {
  readonly #parts: AutosaveParts;
  #version: number;
  #committed: Draft;
  #draft: Draft;
  #state: CopyState = { kind: "saved" };
  #pending: SaveTry | null = null;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #dirtySince: number | null = null;
  #failures = 0;
  #closed = false;

  constructor(parts: AutosaveParts) {
    this.#parts = parts;
    this.#version = parts.version;
    this.#committed = parts.committed;
    this.#draft = parts.committed;
  }

  get state(): CopyState {
    return this.#state;
  }

  get version(): number {
    return this.#version;
  }

  get committed(): Draft {
    return this.#committed;
  }

  /** The text on screen changed. */
  change(draft: Draft): void {
    this.#draft = draft;
    if (!this.#pending && same(draft, this.#committed)) {
      if (this.#state.kind === "unsaved" || this.#state.kind === "saved") this.#settle();
      return;
    }
    this.#parts.keep({ draft, base: this.#committed, baseVersion: this.#version });
    if (this.#state.kind === "saved" || this.#state.kind === "refused") this.#become({ kind: "unsaved" });
    this.#dirtySince ??= Date.now();
    const rest = this.#parts.restMs ?? 400;
    const longest = this.#parts.longestMs ?? 2000;
    if (!this.#halted()) this.#wait(Math.max(0, Math.min(rest, this.#dirtySince + longest - Date.now())));
  }

  /** Save now and wait for the answer: before every verb. True when what is on screen is committed. */
  async flush(): Promise<boolean> {
    this.#clear();
    if (this.#running) await this.#running;
    if (!this.#isClean() && !this.#halted()) {
      this.#running ??= this.#run();
      await this.#running;
    }
    return this.#state.kind === "saved";
  }

  /** Try at once: the network is back, or the tab has the focus again. */
  wake(): void {
    if (this.#state.kind === "offline" || this.#state.kind === "signed-out") {
      this.#failures = 0;
      this.#wait(0);
    }
  }

  /** The writer looked at what somebody else saved and decided: go on from their version with this text. */
  resolve(draft: Draft): void {
    if (this.#state.kind !== "stale") return;
    const { stale } = this.#state;
    this.adopt(stale.version, { fields: stale.fields, slugline: stale.slugline });
    this.change(draft);
  }

  /** What stands in the database was read anew; the draft on screen is replaced by it. */
  adopt(version: number, committed: Draft): void {
    this.#version = version;
    this.#committed = committed;
    this.#draft = committed;
    this.#pending = null;
    this.#settle();
  }

  close(): void {
    this.#closed = true;
    this.#clear();
  }

  #isClean(): boolean {
    return this.#pending === null && same(this.#draft, this.#committed);
  }

  /** States that only a person can leave. */
  #halted(): boolean {
    return this.#state.kind === "stale" || this.#state.kind === "outdated";
  }

  #settle(): void {
    this.#clear();
    this.#dirtySince = null;
    this.#failures = 0;
    this.#parts.keep(null);
    this.#become({ kind: "saved" });
  }

  #become(state: CopyState): void {
    if (state.kind === this.#state.kind && state.kind !== "stale" && state.kind !== "refused") return;
    this.#state = state;
    this.#parts.onState(state);
  }

  #clear(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #wait(milliseconds: number): void {
    this.#clear();
    if (this.#closed) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#running ??= this.#run();
    }, milliseconds);
  }

  async #run(): Promise<void> {
    try {
      await this.#saveOnce();
    } finally {
      this.#running = null;
    }
  }

  async #saveOnce(): Promise<void> {
    if (this.#isClean()) return this.#settle();
    const newKey = this.#parts.newKey ?? (() => crypto.randomUUID());
    const attempt = (this.#pending ??= { version: this.#version, key: newKey(), draft: this.#draft });
    if (this.#state.kind !== "offline") this.#become({ kind: "saving" });
    const answer = await this.#parts.send(attempt);
    switch (answer.kind) {
      case "saved":
        this.#pending = null;
        this.#version = answer.version;
        this.#committed = attempt.draft;
        this.#failures = 0;
        this.#dirtySince = null;
        this.#parts.onSaved?.(answer.version);
        if (this.#isClean()) return this.#settle();
        this.#parts.keep({ draft: this.#draft, base: this.#committed, baseVersion: this.#version });
        this.#become({ kind: "unsaved" });
        return this.#wait(this.#parts.restMs ?? 400);
      case "stale": {
        const base = this.#committed;
        this.#pending = null;
        return this.#become({ kind: "stale", stale: answer.stale, base });
      }
      case "refused":
        this.#pending = null;
        return this.#become({ kind: "refused", message: answer.message });
      case "outdated":
        return this.#become({ kind: "outdated" });
      case "signed-out":
        this.#become({ kind: "signed-out" });
        return this.#wait(3000);
      case "unreachable":
        this.#failures += 1;
        this.#become({ kind: "offline" });
        return this.#wait(Math.min(3000, 500 * 2 ** (this.#failures - 1)));
      default:
        return answer satisfies never;
    }
  }
}
